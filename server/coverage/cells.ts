/** Parcels in cells of a few kilometres: a cell is small enough for one plane, and for the networks about it to fit in the head. */
import type { Bbox } from '../domain/filter.ts';
import type { Place } from '../store/coverage/source.ts';

/** Side of a cell in degrees, about 4 km. */
const SIDE = 0.04;

const middle = (low: number, high: number): number => (low + high) / 2;

export const centreOf = ([west, south, east, north]: Bbox): readonly [number, number] => [
  middle(west, east),
  middle(south, north),
];

/** By the middle of each box. */
export const inCells = <P extends Place>(places: readonly P[]): readonly (readonly P[])[] => {
  const cells = new Map<string, P[]>();
  for (const place of places) {
    const [lon, lat] = centreOf(place.box);
    const key = `${Math.floor(lon / SIDE)} ${Math.floor(lat / SIDE)}`;
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  }
  return [...cells.values()];
};

export const boxAround = (boxes: readonly Bbox[]): Bbox => [
  Math.min(...boxes.map(([west]) => west)),
  Math.min(...boxes.map(([, south]) => south)),
  Math.max(...boxes.map(([, , east]) => east)),
  Math.max(...boxes.map(([, , , north]) => north)),
];
