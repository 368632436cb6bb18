/** The areas of S_INTERSECTS in CQL2 text: a polygon in WKT or a box, in degrees, longitude first. */
import type { Polygon, Position } from 'geojson';
import type { Reader } from './cql2-reader.ts';
import { badFilter } from './cql2-tokens.ts';
import type { Bbox } from './filter.ts';

const GEOMETRY_NAMES = ['GEOM', 'GEOMETRY'];

/** Reads `(geom, BBOX(…))` or `(geom, POLYGON((…)))`; ENVELOPE says the same as BBOX. */
export const areaAt = (reader: Reader): Bbox | Polygon => {
  reader.demand('(');
  const name = reader.take();
  if (!GEOMETRY_NAMES.includes(name.text.toUpperCase()))
    throw badFilter('S_INTERSECTS 的第一项应为 geometry。', 'the first item of S_INTERSECTS is geometry.', name.at);
  reader.demand(',');
  const area = shapeAt(reader);
  reader.demand(')');
  return area;
};

const shapeAt = (reader: Reader): Bbox | Polygon => {
  const { at } = reader.token;
  if (reader.skip('BBOX') || reader.skip('ENVELOPE')) return boxAt(reader, at);
  if (reader.skip('POLYGON')) return { type: 'Polygon', coordinates: list(reader, () => ringAt(reader)) };
  throw badFilter(
    '此处应为 BBOX(西,南,东,北) 或 POLYGON((…))。',
    'expected BBOX(west, south, east, north) or POLYGON((…)).',
    at,
  );
};

const boxAt = (reader: Reader, at: number): Bbox => {
  const [west, south, east, north, ...more] = list(reader, () => reader.number());
  if (west === undefined || south === undefined || east === undefined || north === undefined || more.length > 0)
    throw badFilter('BBOX 须为四个数：西、南、东、北。', 'BBOX takes four numbers: west, south, east, north.', at);
  checkPosition([west, south], at);
  checkPosition([east, north], at);
  if (west > east || south > north)
    throw badFilter(
      'BBOX 的西不得大于东，南不得大于北。',
      'in BBOX west may not pass east, nor south north; write two boxes joined by OR.',
      at,
    );
  return [west, south, east, north];
};

const ringAt = (reader: Reader): Position[] => {
  const { at } = reader.token;
  const ring = list(reader, () => positionAt(reader));
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1])
    throw badFilter(
      '多边形的环至少四个点，且首尾相同。',
      'a ring needs at least four points, the last equal to the first.',
      at,
    );
  return ring;
};

const positionAt = (reader: Reader): Position => {
  const { at } = reader.token;
  const position = [reader.number(), reader.number()] as const;
  checkPosition(position, at);
  return [...position];
};

const checkPosition = ([lon, lat]: readonly [number, number], at: number): void => {
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw badFilter('坐标须为经纬度（度），经度在前。', 'coordinates are in degrees, longitude first.', at);
};

const list = <T>(reader: Reader, item: () => T): T[] => {
  reader.demand('(');
  const items = [item()];
  while (reader.skip(',')) items.push(item());
  reader.demand(')');
  return items;
};

export const printArea = (area: Bbox | Polygon): string =>
  'type' in area ? `POLYGON(${area.coordinates.map(printRing).join(', ')})` : `BBOX(${area.join(', ')})`;

const printRing = (ring: readonly Position[]): string => `(${ring.map(([lon, lat]) => `${lon} ${lat}`).join(', ')})`;
