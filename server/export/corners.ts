/**
 * The corners of an area in the belt that is written. Where the row keeps the corners as surveyed, in the same belt and
 * still at the same places as its shape, those are taken: their digits are the surveyor's, and no projection there and
 * back can change them. A shape redrawn since is projected, because then it is the shape that holds.
 */
import type { Geometry } from 'geojson';
import { beltOf, type EastNorth, type LonLat, project } from '../domain/crs.ts';
import type { Feature } from '../domain/edit.ts';
import { readSurveyed, type SurveyedRing } from '../domain/surveyed.ts';
import { polygonsOf } from './positions.ts';

/** How far a stored corner may lie from its surveyed one: the survey is kept to the millimetre. */
const SAME_M = 0.002;

const isNear = (a: EastNorth, b: EastNorth): boolean =>
  Math.abs(a[0] - b[0]) <= SAME_M && Math.abs(a[1] - b[1]) <= SAME_M;

/** The same corners in the same or in opposite order, from whichever of them. */
const isSameRing = (surveyed: SurveyedRing, stored: SurveyedRing): boolean => {
  const size = surveyed.length;
  if (stored.length !== size) return false;
  const start = stored.findIndex((corner) => isNear(corner, surveyed[0]!));
  if (start < 0) return false;
  return [1, -1].some((step) =>
    surveyed.every((corner, index) => isNear(corner, stored[(((start + step * index) % size) + size) % size]!)),
  );
};

/** Metres to add to an easting of `from` for `to`; null where the two are different belts. */
const prefixBetween = (from: number, to: number): number | null => {
  const [source, target] = [beltOf(from), beltOf(to)];
  if (!source || !target || source.zone !== target.zone || source.width !== target.width) return null;
  return (Number(target.hasPrefix) - Number(source.hasPrefix)) * target.zone * 1_000_000;
};

/** Every ring of an area in metres, without its repeated last corner. */
const projectedRings = (geometry: Geometry | null, epsg: number): readonly SurveyedRing[] =>
  polygonsOf(geometry)
    .flat()
    .map((ring) => ring.slice(0, -1).map((at) => project(at as unknown as LonLat, epsg)));

/** As surveyed, in the belt `epsg` and in the order of the stored rings; null where the row keeps no such corners or its shape has moved since. */
const surveyedIn = ({ properties, geometry }: Feature, epsg: number): readonly SurveyedRing[] | null => {
  const { surveyedCoordinates: text, sourceEpsg: source } = properties;
  if (typeof text !== 'string' || typeof source !== 'number') return null;
  const rings = readSurveyed(text);
  const prefix = prefixBetween(source, epsg);
  if (!rings || prefix === null) return null;
  const found = projectedRings(geometry, source).map((stored) => rings.find((ring) => isSameRing(ring, stored)));
  const isSame = found.length === rings.length && found.every((ring) => ring !== undefined);
  return isSame ? found.map((ring) => ring.map(([east, north]) => [east + prefix, north] as const)) : null;
};

/** Every ring of an area in metres of the belt `epsg`, [east, north], without its repeated last corner. */
export const ringsIn = (feature: Feature, epsg: number): readonly SurveyedRing[] =>
  surveyedIn(feature, epsg) ?? projectedRings(feature.geometry, epsg);
