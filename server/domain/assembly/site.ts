/** What a site is like: its size, its shape, its narrowest way, and how far it lies along roads. */
import type { Geometry, Position } from 'geojson';
import { pathsOf } from '../geometry/distance.ts';
import { type Plane, planeAt, type Segment, segmentsOf } from '../geometry/plane.ts';
import { narrowestM } from '../geometry/width.ts';
import { type Area, areaM2, lengthM } from '../geometry.ts';
import type { SiteFigures } from './answer.ts';
import { frontageOf, type Road } from './frontage.ts';

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
    ...frontageOf(outlineOf(area, plane), roads, plane),
  };
}
