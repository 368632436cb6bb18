/**
 * Reference systems in the words of others: a sentence for people, ESRI's well-known text for a .prj (whose names carry
 * no EPSG number, so they are spelled as ArcGIS spells them), OGC's for a GeoPackage.
 */
import { type Belt, beltOf } from '../crs.ts';
import type { Label } from '../dataset.ts';

const DEGREE = 0.0174532925199433;
const WEB_MERCATOR = 3857;

const geographic = (epsg: number): Label =>
  epsg === 4326 || epsg === WEB_MERCATOR ? { zh: 'WGS 84', en: 'WGS 84' } : { zh: 'CGCS2000', en: 'CGCS2000' };

/** "CGCS2000 3° 带第 37 带，中央经线 111°，横坐标带带号（EPSG:4525）". */
export const crsLabel = (epsg: number): Label => {
  const { zh, en } = geographic(epsg);
  const belt = beltOf(epsg);
  if (epsg === WEB_MERCATOR) return { zh: `Web 墨卡托（EPSG:${epsg}）`, en: `Web Mercator (EPSG:${epsg})` };
  if (!belt) return { zh: `${zh} 经纬度（EPSG:${epsg}）`, en: `${en} longitude and latitude (EPSG:${epsg})` };
  const { width, zone, centralMeridian, hasPrefix } = belt;
  return {
    zh: `${zh} 高斯—克吕格 ${width}° 带第 ${zone} 带，中央经线 ${centralMeridian}°，横坐标${hasPrefix ? '带' : '不带'}带号（EPSG:${epsg}）`,
    en: `${en} Gauss–Krüger ${width}° zone ${zone}, central meridian ${centralMeridian}°, eastings ${hasPrefix ? 'with' : 'without'} the zone (EPSG:${epsg})`,
  };
};

const falseEastingOf = ({ hasPrefix, zone }: Belt): number => 500_000 + (hasPrefix ? zone * 1_000_000 : 0);

/** ESRI writes every parameter with a decimal point. */
const esri = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

const ESRI_WGS84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`;
const ESRI_CGCS2000 = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",${DEGREE}]]`;

const esriName = ({ width, zone, centralMeridian, hasPrefix }: Belt): string =>
  `CGCS2000_${width === 3 ? '3_Degree_' : ''}GK_${hasPrefix ? `Zone_${zone}` : `CM_${centralMeridian}E`}`;

/** The .prj of a system known to `crs.ts`. */
export const esriWkt = (epsg: number): string => {
  const belt = beltOf(epsg);
  if (epsg === WEB_MERCATOR)
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${ESRI_WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
  if (!belt) return epsg === 4326 ? ESRI_WGS84 : ESRI_CGCS2000;
  return `PROJCS["${esriName(belt)}",${ESRI_CGCS2000},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${esri(falseEastingOf(belt))}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${esri(belt.centralMeridian)}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
};

const authority = (epsg: number): string => `AUTHORITY["EPSG","${epsg}"]`;
const GREENWICH = `PRIMEM["Greenwich",0,${authority(8901)}],UNIT["degree",${DEGREE},${authority(9122)}]`;
const OGC_WGS84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,${authority(7030)}],${authority(6326)}],${GREENWICH},${authority(4326)}]`;
const OGC_CGCS2000 = `GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,${authority(1024)}],${authority(1043)}],${GREENWICH},${authority(4490)}]`;

const ogcName = ({ width, zone, centralMeridian, hasPrefix }: Belt): string =>
  `CGCS2000 / ${width === 3 ? '3-degree ' : ''}Gauss-Kruger ${hasPrefix ? `zone ${zone}` : `CM ${centralMeridian}E`}`;

/** Name and definition of a system as a GeoPackage keeps them (OGC 01-009). */
export const ogcWkt = (epsg: number): { readonly name: string; readonly definition: string } => {
  const belt = beltOf(epsg);
  const metre = `UNIT["metre",1,${authority(9001)}]`;
  if (epsg === WEB_MERCATOR)
    return {
      name: 'WGS 84 / Pseudo-Mercator',
      definition: `PROJCS["WGS 84 / Pseudo-Mercator",${OGC_WGS84},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],${metre},AXIS["Easting",EAST],AXIS["Northing",NORTH],EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],${authority(epsg)}]`,
    };
  if (!belt)
    return epsg === 4326
      ? { name: 'WGS 84 geodetic', definition: OGC_WGS84 }
      : { name: 'China Geodetic Coordinate System 2000', definition: OGC_CGCS2000 };
  const name = ogcName(belt);
  return {
    name,
    definition: `PROJCS["${name}",${OGC_CGCS2000},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${belt.centralMeridian}],PARAMETER["scale_factor",1],PARAMETER["false_easting",${falseEastingOf(belt)}],PARAMETER["false_northing",0],${metre},AXIS["X",NORTH],AXIS["Y",EAST],${authority(epsg)}]`,
  };
};
