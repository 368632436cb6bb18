/**
 * The offsets of Chinese web maps: GCJ-02 (高德, 腾讯) and BD-09 (百度). Neither is published; the formulas are the ones
 * in common use, which agree with those maps to about a metre. The ways back are found by iteration.
 */

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];

type WebDatum = 'GCJ02' | 'BD09';

/** The Krasovsky ellipsoid, on which the offset is laid out. */
const A = 6_378_245;
const E2 = 0.006_693_421_622_965_943;

/** BD-09's own turn of the angle. */
const BAIDU = (Math.PI * 3000) / 180;

const { PI, abs, cos, sin, sqrt } = Math;

/** Beyond this box the web maps are not shifted. */
const isShifted = ([lon, lat]: LonLat): boolean => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

const ripple = (x: number): number => (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);

function northOffset(x: number, y: number): number {
  const trend = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  const long = (20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * (2 / 3);
  const longest = (160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * (2 / 3);
  return trend + ripple(x) + long + longest;
}

function eastOffset(x: number, y: number): number {
  const trend = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  const long = (20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * (2 / 3);
  const longest = (150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * (2 / 3);
  return trend + ripple(x) + long + longest;
}

function toGcj([lon, lat]: LonLat): LonLat {
  if (!isShifted([lon, lat])) return [lon, lat];
  const [x, y] = [lon - 105, lat - 35];
  const phi = (lat / 180) * PI;
  const root = 1 - E2 * sin(phi) ** 2;
  const metresPerDegreeNorth = (((A * (1 - E2)) / root ** 1.5) * PI) / 180;
  const metresPerDegreeEast = ((A / sqrt(root)) * cos(phi) * PI) / 180;
  return [lon + eastOffset(x, y) / metresPerDegreeEast, lat + northOffset(x, y) / metresPerDegreeNorth];
}

function gcjToBd([lon, lat]: LonLat): LonLat {
  const radius = sqrt(lon * lon + lat * lat) + 0.000_02 * sin(lat * BAIDU);
  const angle = Math.atan2(lat, lon) + 0.000_003 * cos(lon * BAIDU);
  return [radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006];
}

const FORWARD: Record<WebDatum, (at: LonLat) => LonLat> = {
  GCJ02: toGcj,
  BD09: (at) => gcjToBd(toGcj(at)),
};

/** A WGS84 (CGCS2000) position as the web map shows it. */
export const shiftTo = (at: LonLat, datum: WebDatum): LonLat => FORWARD[datum](at);

/** The WGS84 position of a point read from a web map; right to 1e-9° against `shiftTo`. */
export function shiftBack(at: LonLat, datum: WebDatum): LonLat {
  let [lon, lat] = at;
  // The offset changes by less than 2 % of the way, so each step gains nearly two digits.
  for (let step = 0; step < 12; step++) {
    const [east, north] = FORWARD[datum]([lon, lat]);
    const [eastMiss, northMiss] = [east - at[0], north - at[1]];
    lon -= eastMiss;
    lat -= northMiss;
    if (abs(eastMiss) < 1e-12 && abs(northMiss) < 1e-12) break;
  }
  return [lon, lat];
}
