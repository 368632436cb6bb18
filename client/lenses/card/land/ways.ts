/** The way from a parcel to the nearest element of a network, drawn over the map while a row of the ledger is looked at. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { bboxOf, shortestWay } from '#domain/geometry.ts';
import type { LandSheet, LedgerRow } from '#domain/land/answer.ts';
import { api, type Item } from '../../../api.ts';
import { NOTHING_PLANNED, type Planned } from '../../../state/planned.ts';
import { tell } from '../../events.ts';
import { around } from '../bbox.ts';

/** What the ledger measured to; else what is nearest by plan, which cannot be joined yet. */
export const nearestOf = ({ item, basis }: LedgerRow, { candidates }: Pick<LandSheet, 'candidates'>): string | null =>
  basis.find(({ dataset }) => dataset === 'utility')?.id ??
  candidates.find((candidate) => candidate.item === item)?.nearestId ??
  null;

type Host = ReactiveControllerHost & HTMLElement;

/** `ways.show(item, id, label)` while it is looked at, then `ways.hide()`; `ways.go` brings it into sight as well. */
export class Ways implements ReactiveController {
  private readonly elements = new Map<string, Promise<Item>>();
  private wanted: string | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.hide();
  }

  async show(parcel: Item, id: string | null, label: string): Promise<Planned | null> {
    this.wanted = id;
    if (id === null || parcel.geometry === null) return null;
    const known = this.elements.get(id) ?? api.item('utility', id);
    this.elements.set(id, known);
    const element = await known.catch(() => this.forget(id));
    // Another row may be looked at by now.
    if (this.wanted !== id || !element?.geometry) return null;
    const geometry = shortestWay(element.geometry, parcel.geometry);
    const way: Planned | null = geometry && { kind: 'way', geometry, label };
    tell(this.host, 'mutu-ways', way ? [way] : NOTHING_PLANNED);
    return way;
  }

  async go(parcel: Item, id: string | null, label: string): Promise<void> {
    const way = await this.show(parcel, id, label);
    const bbox = way && bboxOf(way.geometry);
    if (bbox) tell(this.host, 'mutu-place', { bbox: around(bbox) });
  }

  hide(): void {
    if (this.wanted !== null) tell(this.host, 'mutu-ways', NOTHING_PLANNED);
    this.wanted = null;
  }

  /** An element that did not come is asked for again the next time. */
  private forget(id: string): null {
    this.elements.delete(id);
    return null;
  }
}
