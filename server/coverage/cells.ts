/** Parcels in cells of a few kilometres: a cell is small enough for one plane, and for the networks about it to fit in the head. */
import type { Bbox } from '../domain/filter.ts';
import { meridianRadiusM, parallelRadiusM, radians } from '../domain/geometry/ellipsoid.ts';
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

/** Metres of a degree east and of a degree north at the poleward side of a box, where the former are shortest. */
const degreesM = ([, south, , north]: Bbox): readonly [number, number] => {
  const latitude = radians(Math.max(Math.abs(south), Math.abs(north)));
  return [radians(1) * parallelRadiusM(latitude), radians(1) * meridianRadiusM(0)];
};

/** The box with at least `metres` more on each side. */
export const widened = (box: Bbox, metres: number): Bbox => {
  const [east, north] = degreesM(box).map((degree) => (1.01 * metres) / degree) as [number, number];
  return [box[0] - east, box[1] - north, box[2] + east, box[3] + north];
};

/** Metres between two boxes, or somewhat less. */
export const leastGapM = (a: Bbox, b: Bbox): number => {
  const [east, north] = degreesM(boxAround([a, b]));
  const across = Math.max(0, a[0] - b[2], b[0] - a[2]) * east;
  const along = Math.max(0, a[1] - b[3], b[1] - a[3]) * north;
  return 0.99 * Math.hypot(across, along);
};
