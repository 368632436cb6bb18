/** Ways to say where to look, and the area each of them makes. Pure. */
import type { Geometry, Polygon, Position } from 'geojson';
import { allOf, type Filter } from '#domain/filter.ts';
import { type Area, bboxOf, buffer, isArea } from '#domain/geometry.ts';
import { demandsOf } from '../lenses/register/clauses.ts';
import type { DrawKind } from '../map/draw-contract.ts';

export const AREA_WAYS = ['polygon', 'rectangle', 'circle', 'corridor', 'paste'] as const;
export type AreaWay = (typeof AREA_WAYS)[number];

/** What is drawn for each way; a pasted area is not drawn. */
export const DRAWN_FOR: Readonly<Record<Exclude<AreaWay, 'paste'>, DrawKind>> = {
  polygon: 'polygon',
  rectangle: 'line',
  circle: 'point',
  corridor: 'line',
};

/** Digits of a degree that a link carries: about 0.1 m. */
const DIGITS = 6;

const rounded = (ring: readonly Position[]): Position[] =>
  ring.map((at) => at.slice(0, 2).map((degrees) => Number(degrees.toFixed(DIGITS))));

const boxOf = (geometry: Geometry): Polygon | null => {
  const box = bboxOf(geometry);
  if (!box) return null;
  const [west, south, east, north] = box;
  if (west === east || south === north) return null;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};

/**
 * The area that a drawing means: the polygon itself, the box round two corners, the ground within `reachM` metres of a
 * point or a line; null while nothing is enclosed.
 */
export const areaOf = (way: AreaWay, drawn: Geometry | null, reachM: number): Area | null => {
  if (!drawn) return null;
  if (way === 'rectangle') return boxOf(drawn);
  if (way === 'circle' || way === 'corridor') return reachM > 0 ? buffer(drawn, reachM) : null;
  return isArea(drawn) ? drawn : null;
};

/** Parcels that share ground with the area or touch it; the parts of an area are asked for one by one. */
export const withinArea = (area: Area): Filter => {
  const parts = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const clauses = parts.map(
    (rings): Filter => ({ op: 'intersects', area: { type: 'Polygon', coordinates: rings.map(rounded) } }),
  );
  return clauses.length === 1 ? clauses[0]! : { op: 'or', args: clauses };
};

const isPlace = (demand: Filter): boolean =>
  demand.op === 'intersects' || (demand.op === 'or' && demand.args.every(isPlace));

/** `filter` looking in another area, or anywhere. */
export const lookingIn = (filter: Filter | null, area: Area | null): Filter | null =>
  allOf([...demandsOf(filter).filter((demand) => !isPlace(demand)), area && withinArea(area)]);
