/** A place in metres, on the belts in which Chinese surveys count. */
import type { BeltWidth } from '#domain/crs.ts';

/** Degrees, CGCS2000. */
export type Place = { readonly lon: number; readonly lat: number };

/** A place on the belts of one width, as surveys write it. */
export type GridPlace = {
  readonly width: BeltWidth;
  readonly zone: number;
  /** Degrees east. */
  readonly meridian: number;
  /** X (north) and Y (east, with the number of the belt before it) in metres. */
  readonly text: string;
};

const gridPlace = (
  { lon, lat }: Place,
  width: BeltWidth,
  crs: typeof import('#domain/crs.ts'),
): readonly GridPlace[] => {
  const zone = crs.zoneOf(lon, width);
  const epsg = crs.epsgOf(zone, width, true);
  if (epsg === null) return [];
  const [east, north] = crs.project([lon, lat], epsg);
  const meridian = crs.centralMeridianOf(zone, width);
  return [{ width, zone, meridian, text: `${north.toFixed(3)}, ${east.toFixed(3)}` }];
};

/** On the 3° and the 6° belts of CGCS2000; none outside China. */
export const gridPlaces = async (at: Place): Promise<readonly GridPlace[]> => {
  // proj4 is large and seldom needed here: it comes when someone asks for a coordinate.
  const crs = await import('#domain/crs.ts');
  return ([3, 6] as const).flatMap((width) => gridPlace(at, width, crs));
};
