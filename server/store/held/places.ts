/**
 * Where the rows of a register lie: their boxes, and blocks of rows that lie together, so that few of them are looked
 * at. Rows are laid along a Z-curve (Morton) within stretches of fids; a row that moves keeps its block, which grows.
 */
import type { Bbox } from '../../domain/filter.ts';

export type Places = {
  /** West, south, east, north of each row as the spatial index has them: rounded outward. NaN = no geometry. */
  readonly boxes: Float32Array;
  /** Fids in the order in which they are laid, and the place of each fid in it. */
  readonly order: Int32Array;
  readonly placeOf: Int32Array;
  /** Bounds of each block of rows, and of each group of blocks. */
  readonly blocks: Float32Array;
  readonly groups: Float32Array;
};

/** Rows a block, and blocks a group. */
const BLOCK = 64;
/** Fids laid together: some ten milliseconds. */
const STRETCH = 2 ** 16;
const CELLS = 2 ** 16;

export const placesOf = (size: number): Places => ({
  boxes: new Float32Array(4 * size).fill(Number.NaN),
  order: new Int32Array(size),
  placeOf: new Int32Array(size),
  blocks: noBounds(Math.ceil(size / BLOCK)),
  groups: noBounds(Math.ceil(size / BLOCK / BLOCK)),
});

const noBounds = (count: number): Float32Array => {
  const bounds = new Float32Array(4 * count);
  for (let at = 0; at < bounds.length; at += 4) bounds.set([Infinity, Infinity, -Infinity, -Infinity], at);
  return bounds;
};

export const boxOf = ({ boxes }: Places, fid: number): Bbox => {
  const at = 4 * fid;
  return [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!];
};

/** Before the rows are laid, or with `grow` after it. */
export const putBox = ({ boxes }: Places, fid: number, box: Bbox): void => boxes.set(box, 4 * fid);

export const dropBox = ({ boxes }: Places, fid: number): void => void boxes.fill(Number.NaN, 4 * fid, 4 * fid + 4);

/** Makes the block of a row hold its box. */
export const grow = (places: Places, fid: number): void => {
  const block = Math.floor(places.placeOf[fid]! / BLOCK);
  const box = boxOf(places, fid);
  if (Number.isNaN(box[0])) return;
  widen(places.blocks, 4 * block, box);
  widen(places.groups, 4 * Math.floor(block / BLOCK), box);
};

const widen = (bounds: Float32Array, at: number, [west, south, east, north]: Bbox): void => {
  bounds[at] = Math.min(bounds[at]!, west);
  bounds[at + 1] = Math.min(bounds[at + 1]!, south);
  bounds[at + 2] = Math.max(bounds[at + 2]!, east);
  bounds[at + 3] = Math.max(bounds[at + 3]!, north);
};

/** Lays the rows stretch by stretch, once all boxes are there; the caller may give others a turn after each. */
export function* lay(places: Places): Generator<void> {
  const { boxes, order, placeOf } = places;
  for (let from = 0; from < order.length; from += STRETCH) {
    const end = Math.min(from + STRETCH, order.length);
    const keys = new Float64Array(end - from);
    for (let fid = from; fid < end; fid++)
      keys[fid - from] = curveAt(boxes[4 * fid]!, boxes[4 * fid + 1]!) * STRETCH + (fid - from);
    keys.sort();
    for (let place = from; place < end; place++) {
      const fid = from + (keys[place - from]! % STRETCH);
      order[place] = fid;
      placeOf[fid] = place;
    }
    for (let fid = from; fid < end; fid++) grow(places, fid);
    yield;
  }
}

/** Place on the curve; rows without a box come last. */
const curveAt = (lon: number, lat: number): number => {
  if (Number.isNaN(lon)) return 2 ** 32;
  const cellOf = (degrees: number): number =>
    Math.max(0, Math.min(CELLS - 1, Math.floor(((degrees + 180) / 360) * CELLS)));
  return spread(cellOf(lon)) + 2 * spread(cellOf(lat));
};

/** The 16 bits of a number, with a bit of room between each two. */
const spread = (cell: number): number => {
  const bytes = (cell | (cell << 8)) & 0x00ff00ff;
  const halves = (bytes | (bytes << 4)) & 0x0f0f0f0f;
  const pairs = (halves | (halves << 2)) & 0x33333333;
  return (pairs | (pairs << 1)) & 0x55555555;
};

/** The first `most` blocks with a row whose box may meet the bounds. */
export const blocksNear = ({ blocks, groups }: Places, bounds: Bbox, most = Infinity): number[] => {
  const near: number[] = [];
  for (let group = 0; 4 * group < groups.length && near.length < most; group++) {
    if (!meet(groups, 4 * group, bounds)) continue;
    const end = Math.min((group + 1) * BLOCK, blocks.length / 4);
    for (let block = group * BLOCK; block < end; block++) if (meet(blocks, 4 * block, bounds)) near.push(block);
  }
  return near;
};

/** Tells of each row of a block whose box meets the bounds. */
export const lookThrough = ({ boxes, order }: Places, block: number, bounds: Bbox, found: (fid: number) => void) => {
  const end = Math.min((block + 1) * BLOCK, order.length);
  for (let place = block * BLOCK; place < end; place++) {
    const fid = order[place]!;
    if (meet(boxes, 4 * fid, bounds)) found(fid);
  }
};

const meet = (boxes: Float32Array, at: number, [west, south, east, north]: Bbox): boolean =>
  boxes[at]! <= east && boxes[at + 1]! <= north && boxes[at + 2]! >= west && boxes[at + 3]! >= south;
