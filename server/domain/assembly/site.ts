/** What a site is like: its size, its shape, its narrowest way, and how far it lies along roads. */
import type { Geometry, Position } from 'geojson';
import { alongside, besideLine, merged, type Stretch, stretchesM } from '../geometry/alongside.ts';
import { pathsOf } from '../geometry/distance.ts';
import { type Plane, planeAt, type Segment, segmentsOf } from '../geometry/plane.ts';
import { narrowestM } from '../geometry/width.ts';
import { type Area, areaM2, lengthM } from '../geometry.ts';
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
export const ROADSIDE_M = 5;

/** Roads that one can drive on, or soon. */
const COUNTS: readonly string[] = ['built', 'building'];

export const partsOf = (area: Area): readonly (readonly Position[][])[] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

/** In all parcels looked at together: what takes long to lay over one another is refused, not waited for. */
export const MOST_CORNERS = 3000;

export const cornersIn = (area: Area): number =>
  partsOf(area)
    .flat()
    .reduce((sum, { length }) => sum + length, 0);

/** A plane about the first corner of an area: sites are a few kilometres wide at most. */
export const planeOf = (area: Area): Plane => planeAt(partsOf(area)[0]![0]![0]!);

export const outlineOf = (geometry: Geometry, plane: Plane): readonly Segment[] =>
  pathsOf(geometry).flatMap((path) => segmentsOf(path.map(plane.toPlane)));

const totalM = (outline: readonly Segment[], stretches: readonly (readonly Stretch[])[]): number =>
  outline.reduce((total, side, index) => total + stretchesM(side, stretches[index]!), 0);

type Box = readonly [number, number, number, number];

const boxOf = (segments: readonly Segment[]): Box => {
  const [xs, ys] = [segments.flatMap(([a, b]) => [a[0], b[0]]), segments.flatMap(([a, b]) => [a[1], b[1]])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const isBeyond = (a: Box, b: Box, distanceM: number): boolean =>
  a[0] - distanceM > b[2] || b[0] - distanceM > a[2] || a[1] - distanceM > b[3] || b[1] - distanceM > a[3];

function frontage(area: Area, roads: readonly Road[]): Pick<SiteFigures, 'frontageM' | 'roads'> {
  const plane = planeOf(area);
  const outline = outlineOf(area, plane);
  const box = boxOf(outline);
  let counted: readonly (readonly Stretch[])[] = outline.map(() => []);
  const fronting = roads.flatMap(({ id, name, status, widthM, line }): readonly Fronting[] => {
    const middle = pathsOf(line).flatMap((path) => besideLine(path.map(plane.toPlane)));
    const reachM = (widthM ?? 0) / 2 + ROADSIDE_M;
    if (isBeyond(boxOf(middle.map(({ segment }) => segment)), box, reachM)) return [];
    const stretches = outline.map((side) => alongside(side, middle, reachM));
    const frontageM = totalM(outline, stretches);
    if (frontageM === 0) return [];
    if (COUNTS.includes(status)) counted = counted.map((own, index) => merged([...own, ...stretches[index]!]));
    return [{ id, name, status, frontageM }];
  });
  return { frontageM: totalM(outline, counted), roads: fronting.sort((a, b) => b.frontageM - a.frontageM) };
}

/** The figures of the ground that `area` covers. */
export function siteFigures(area: Area, roads: readonly Road[]): SiteFigures {
  const [siteM2, perimeterM] = [areaM2(area), lengthM(area)];
  const plane = planeOf(area);
  const widths = partsOf(area).map((rings) => narrowestM(rings.map((ring) => ring.map(plane.toPlane))));
  return {
    areaM2: siteM2,
    perimeterM,
    shapeIndex: perimeterM / (4 * Math.sqrt(siteM2)),
    minWidthM: Math.min(...widths),
    ...frontage(area, roads),
  };
}
