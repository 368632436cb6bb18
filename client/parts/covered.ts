/** How many pixels of the map lie under panels. */
import { heightOf, type Stop } from './sheet.ts';
import type { Room } from './width.ts';

export type Padding = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** Width of the panel that overlays the map in medium rooms, with its margin. */
const PANEL_PX = 376;

const covered = (room: Room, stop: Stop, page: number): Padding => ({
  top: 0,
  right: 0,
  left: room === 'medium' ? PANEL_PX : 0,
  bottom: room === 'narrow' ? Math.min(heightOf(stop, page), Math.round(page / 2)) : 0,
});

/** Gives the same object as long as nothing changes, so that the map rests. */
export class Covered {
  private last: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

  by(room: Room, stop: Stop, page: number): Padding {
    const next = covered(room, stop, page);
    if (next.left !== this.last.left || next.bottom !== this.last.bottom) this.last = next;
    return this.last;
  }
}
