/** How far a site lies along roads: each metre of its outline counts for one road, the nearest. */
import type { Geometry } from 'geojson';
import { alongside, type Beside, besideLine, type Stretch, stretchesM } from '../geometry/alongside.ts';
import { pathsOf } from '../geometry/distance.ts';
import { between, lengthOf, minus, nearestShare, type Plane, type Point, type Segment } from '../geometry/plane.ts';
import type { Fronting, SiteFigures } from './answer.ts';

/** A road of the utility register; its line is the middle of the red lines. */
export type Road = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Between the red lines; null where the register does not say: only the middle line counts then. */
  readonly widthM: number | null;
  readonly line: Geometry;
};

/**
 * A site fronts a road where its outline runs beside the road (within 30° of its direction) no farther from its middle
 * line than half its width and this: verge and pavement, not a parcel or a green belt between the two.
 */
const ROADSIDE_M = 5;

/** Roads that one can drive on, or soon. */
export const COUNTED_STATUSES: readonly string[] = ['built', 'building'];

/** Where the nearer of two roads changes is found as closely as shapes are drawn. */
const FINE_M = 0.01;

type Box = readonly [number, number, number, number];

const boxOf = (segments: readonly Segment[]): Box => {
  const [xs, ys] = [segments.flatMap(([a, b]) => [a[0], b[0]]), segments.flatMap(([a, b]) => [a[1], b[1]])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const isBeyond = (a: Box, b: Box, distanceM: number): boolean =>
  a[0] - distanceM > b[2] || b[0] - distanceM > a[2] || a[1] - distanceM > b[3] || b[1] - distanceM > a[3];

/** A road beside the site, with the stretches of each side of the outline that run along it. */
type Along = {
  readonly road: Road;
  readonly middle: readonly Beside[];
  readonly stretches: readonly (readonly Stretch[])[];
};

function alongRoad(road: Road, outline: readonly Segment[], box: Box, plane: Plane): readonly Along[] {
  const middle = pathsOf(road.line).flatMap((path) => besideLine(path.map(plane.toPlane)));
  const reachM = (road.widthM ?? 0) / 2 + ROADSIDE_M;
  if (isBeyond(boxOf(middle.map(({ segment }) => segment)), box, reachM)) return [];
  const stretches = outline.map((side) => alongside(side, middle, reachM));
  return stretches.some(({ length }) => length > 0) ? [{ road, middle, stretches }] : [];
}

/** From a point to the edge of a road; below 0 between its red lines. */
const toEdgeM = (at: Point, { road, middle }: Along): number =>
  Math.min(...middle.map(({ segment: [a, b] }) => lengthOf(minus(between(a, b, nearestShare(at, a, b)), at)))) -
  (road.widthM ?? 0) / 2;

/** Of roads that are as near, the first. */
const nearestTo = (at: Point, rivals: readonly Along[]): Along => {
  const away = rivals.map((rival) => toEdgeM(at, rival));
  return rivals[away.indexOf(Math.min(...away))]!;
};

type Share = { readonly of: Along; readonly metres: number };

/** A stretch that runs along each of `rivals`, cut where another of them becomes the nearest. */
function dealt(side: Segment, stretch: Stretch, rivals: readonly Along[]): readonly Share[] {
  const metres = stretchesM(side, [stretch]);
  if (rivals.length === 1) return [{ of: rivals[0]!, metres }];
  const [from, to] = stretch;
  const middle = (from + to) / 2;
  const nearest = (share: number) => nearestTo(between(...side, share), rivals);
  if (metres < FINE_M || nearest(from) === nearest(to)) return [{ of: nearest(middle), metres }];
  return [...dealt(side, [from, middle], rivals), ...dealt(side, [middle, to], rivals)];
}

/** One side of the outline, each of its metres given to the nearest of the roads that it runs along. */
function dealtSide(side: Segment, index: number, roads: readonly Along[]): readonly Share[] {
  const ends = roads.flatMap(({ stretches }) => stretches[index]!.flat()).sort((a, b) => a - b);
  return ends.slice(1).flatMap((to, before) => {
    const from = ends[before]!;
    const runsHere = ([start, end]: Stretch) => start <= from && to <= end;
    const rivals = from < to ? roads.filter(({ stretches }) => stretches[index]!.some(runsHere)) : [];
    return rivals.length > 0 ? dealt(side, [from, to], rivals) : [];
  });
}

const sumM = (shares: readonly Share[]): number => shares.reduce((total, { metres }) => total + metres, 0);

/** Frontage along roads that count, each metre once; a planned road is told with all that lies along it. */
export function frontageOf(
  outline: readonly Segment[],
  roads: readonly Road[],
  plane: Plane,
): Pick<SiteFigures, 'frontageM' | 'roads'> {
  const box = boxOf(outline);
  const found = roads.flatMap((road) => alongRoad(road, outline, box, plane));
  const isCounting = ({ road }: Along) => COUNTED_STATUSES.includes(road.status);
  const counting = found.filter(isCounting);
  const shares = outline.flatMap((side, index) => dealtSide(side, index, counting));
  const told = found.map((along): Fronting => {
    const { id, name, status } = along.road;
    const own = isCounting(along)
      ? shares.filter(({ of }) => of === along)
      : outline.flatMap((side, index) => dealtSide(side, index, [along]));
    return { id, name, status, frontageM: sumM(own) };
  });
  return {
    frontageM: sumM(shares),
    roads: told.filter(({ frontageM }) => frontageM > 0).sort((a, b) => b.frontageM - a.frontageM),
  };
}
