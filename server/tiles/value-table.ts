/**
 * The values of a layer in the making. Those that come back in block after block are kept once: found by a hash of their
 * bytes, because making a text of each to look it up took a fifth of the time of a tile.
 */
import { Bytes } from './bytes.ts';

/** Values looked up at most; further ones are written again where they come again. */
const MOST = 2048;
const SLOTS = 2 * MOST;

export class ValueTable {
  /** Every value in its order. */
  readonly bytes = new Bytes(65536);
  count = 0;
  /** Open addressing: 0 = free, else 1 + the place among the values looked up. */
  private readonly slots = new Uint16Array(SLOTS);
  private readonly at = new Int32Array(MOST);
  private readonly place = new Int32Array(MOST);
  private known = 0;

  clear(): void {
    this.bytes.clear();
    this.slots.fill(0);
    this.count = 0;
    this.known = 0;
  }

  /** Appends the value that lies in `body` from `at` to `end`; its place. */
  add(body: Uint8Array, at: number, end: number): number {
    this.bytes.copy(body, at, end);
    return this.count++;
  }

  /** The place of the value, which is appended where it has none. */
  share(body: Uint8Array, at: number, end: number): number {
    let slot = hashOf(body, at, end) % SLOTS;
    for (let known = this.slots[slot]!; known > 0; known = this.slots[slot]!) {
      if (this.isAt(this.at[known - 1]!, body, at, end)) return this.place[known - 1]!;
      slot = (slot + 1) % SLOTS;
    }
    if (this.known === MOST) return this.add(body, at, end);
    this.at[this.known] = this.bytes.length;
    this.place[this.known] = this.count;
    this.slots[slot] = ++this.known;
    return this.add(body, at, end);
  }

  /** A value tells its length, so one that begins alike to the end is the same. */
  private isAt(place: number, body: Uint8Array, at: number, end: number): boolean {
    const { data } = this.bytes;
    for (let own = place, i = at; i < end; i++) if (data[own++] !== body[i]) return false;
    return true;
  }
}

/** FNV-1a. */
const hashOf = (body: Uint8Array, at: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let i = at; i < end; i++) hash = Math.imul(hash ^ body[i]!, 0x01000193);
  return hash >>> 0;
};
