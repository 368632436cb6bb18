/** The box around a geometry, to bring it into view. */
import type { Geometry, Position } from 'geojson';
import type { Bbox } from '#domain/filter.ts';

type Nested = Position | readonly Nested[];

const positions = (nested: Nested): readonly Position[] =>
  typeof nested[0] === 'number' ? [nested as Position] : (nested as readonly Nested[]).flatMap(positions);

/** Degrees; null where there is no geometry. */
export const bboxOf = (geometry: Geometry | null): Bbox | null => {
  if (!geometry) return null;
  const all =
    geometry.type === 'GeometryCollection'
      ? geometry.geometries.flatMap((one) => ('coordinates' in one ? positions(one.coordinates as Nested) : []))
      : positions(geometry.coordinates as Nested);
  if (all.length === 0) return null;
  const lons = all.map((at) => at[0]!);
  const lats = all.map((at) => at[1]!);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
};

/** Least margin in degrees, about 250 m: a point is not zoomed into the ground. */
const LEAST = 0.0025;

/** `box` with more than half as much again on each side, so that a feature is seen among its neighbours. */
export const around = ([west, south, east, north]: Bbox): Bbox => {
  const [x, y] = [Math.max(LEAST, (east - west) * 0.6), Math.max(LEAST, (north - south) * 0.6)];
  return [west - x, south - y, east + x, north + y];
};
