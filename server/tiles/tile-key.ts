/** A cached tile's number: dataset, reader, zoom, column and row in one whole number (43 bits), so that the tiles of a column lie together. */
import type { Box } from './clip.ts';
import { MAX_ZOOM, tilesTouched } from './tile-box.ts';

const ZOOMS = 16;
const SIDE = 2 ** MAX_ZOOM;
const READERS = 16;

/** More columns than this are dropped by the whole zoom. */
const MOST_COLUMNS = 64;

/** `dataset` and `reader` are places in the lists of those; `reader` < 16. */
export const tileKey = (dataset: number, reader: number, z: number, x: number, y: number): number =>
  (((dataset * READERS + reader) * ZOOMS + z) * SIDE + x) * SIDE + y;

export type KeyRange = readonly [first: number, last: number];

/** Every tile of a dataset. */
export const datasetKeys = (dataset: number): KeyRange => [
  tileKey(dataset, 0, 0, 0, 0),
  tileKey(dataset + 1, 0, 0, 0, 0) - 1,
];

/** The tiles of a dataset, for each of `readers` readers, whose margin `bounds` reaches. */
export const keysTouched = (dataset: number, readers: number, bounds: Box): KeyRange[] => {
  const ranges: KeyRange[] = [];
  for (let z = 0; z <= MAX_ZOOM; z++) {
    const { minX, minY, maxX, maxY } = tilesTouched(bounds, z);
    for (let reader = 0; reader < readers; reader++) {
      if (maxX - minX >= MOST_COLUMNS) {
        ranges.push([tileKey(dataset, reader, z, 0, 0), tileKey(dataset, reader, z, SIDE, 0) - 1]);
        continue;
      }
      for (let x = minX; x <= maxX; x++)
        ranges.push([tileKey(dataset, reader, z, x, minY), tileKey(dataset, reader, z, x, maxY)]);
    }
  }
  return ranges;
};
