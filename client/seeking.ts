import type { ReactiveControllerHost } from 'lit';
import type { Bbox, Filter } from '#domain/filter.ts';
import type { Sought } from './map/contract.ts';
import { soughtFeature, soughtPlace, soughtZones, type ZoneBoxes } from './seek.ts';

/** Remembers what was picked and where, until its card knows where it lies; `sought` is what the map is to show. */
export class Seeking {
  sought: Sought | null = null;
  private picked: { readonly fromMap: boolean } | null = null;

  constructor(private readonly host: ReactiveControllerHost) {}

  pick(picked: { readonly fromMap: boolean } | null): void {
    this.picked = picked;
  }

  arrived(dataset: string, bbox: Bbox | null): void {
    if (this.picked && bbox) this.go(soughtFeature(dataset, bbox, this.picked.fromMap));
    this.picked = null;
  }

  place(bbox: Bbox): void {
    this.go(soughtPlace(bbox));
  }

  /** Where a new filter names zones, the map goes there. */
  filtered(before: Filter | null, now: Filter | null, boxes: ZoneBoxes): void {
    this.go(soughtZones(before, now, boxes));
  }

  private go(sought: Sought | null): void {
    if (!sought) return;
    this.sought = sought;
    this.host.requestUpdate();
  }
}
