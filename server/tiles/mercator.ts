/** Web Mercator as integers: 2^30 units round the world (3.7 cm at the equator), x to the east, y to the south as in tiles. */
export const WORLD_BITS = 30;

const WORLD = 2 ** WORLD_BITS;
const MAX_LAT = 85.0511287798066;

/** Longitude in degrees → 0 … 2^30; longitudes beyond ±180 are held at the edge. */
export const mercatorX = (lon: number): number => hold(Math.round((lon / 360 + 0.5) * WORLD));

/** Latitude in degrees → 0 (85.05° N) … 2^30 (85.05° S). */
export const mercatorY = (lat: number): number => {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return hold(Math.round((0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI) * WORLD));
};

/** `| 0` tells the engine that these are small whole numbers, which makes all arithmetic on them quicker. */
const hold = (unit: number): number => (unit < 0 ? 0 : unit > WORLD ? WORLD : unit | 0);
