/**
 * The .prj of a Shapefile: OGC or ESRI well-known text. ESRI's names carry no EPSG number, so a CGCS2000 belt is known
 * by its parameters: Gauss–Krüger, central meridian, false easting with or without the zone before it.
 */
import { centralMeridianOf, epsgOf } from '../domain/crs.ts';
import type { Crs } from './reader.ts';

const IS_CGCS = /China_2000|CGCS2000|China Geodetic Coordinate System 2000|China_Geodetic_Coordinate_System_2000/i;
const IS_WGS84 = /WGS[_ ]?(19)?84/i;
const TRANSVERSE = /PROJECTION\s*\[\s*"(Gauss_Kruger|Transverse_Mercator)"/i;
const WEB_MERCATOR = /Mercator_Auxiliary_Sphere|Popular_Visualisation|Pseudo-?_?Mercator/i;

const parameter = (wkt: string, name: string): number | null => {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*([-\\d.eE+]+)`, 'i').exec(wkt)?.[1];
  return found === undefined ? null : Number(found);
};

/** The belt by its parameters; 3° zones before 6° ones, whose meridians they share. */
function beltEpsg(wkt: string): number | null {
  const meridian = parameter(wkt, 'Central_Meridian');
  const falseEasting = parameter(wkt, 'False_Easting');
  const isPlain = (parameter(wkt, 'Scale_Factor') ?? 1) === 1 && (parameter(wkt, 'False_Northing') ?? 0) === 0;
  if (meridian === null || falseEasting === null || !isPlain) return null;
  for (const width of [3, 6] as const) {
    for (let zone = 13; zone <= 45; zone++) {
      if (centralMeridianOf(zone, width) !== meridian) continue;
      if (falseEasting === 500_000) return epsgOf(zone, width, false);
      if (falseEasting === zone * 1_000_000 + 500_000) return epsgOf(zone, width, true);
    }
  }
  return null;
}

function epsgIn(wkt: string): number | null {
  // The last authority names the whole; those before name its parts.
  const authority = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(wkt)?.[1];
  if (authority) return Number(authority);
  if (/^\s*GEOGCS/i.test(wkt)) return IS_CGCS.test(wkt) ? 4490 : IS_WGS84.test(wkt) ? 4326 : null;
  if (WEB_MERCATOR.test(wkt)) return 3857;
  return TRANSVERSE.test(wkt) && IS_CGCS.test(wkt) ? beltEpsg(wkt) : null;
}

export function crsOfPrj(wkt: string): Crs {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
  const epsg = epsgIn(wkt);
  const evidence = { zh: `.prj：${name}`, en: `.prj: ${name}` };
  return { epsg, stated: true, evidence, ...(epsg === null ? { ask: 'crs-not-recognised' as const } : {}) };
}
