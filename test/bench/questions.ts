/** Questions put to the store and to PostGIS alike; PostGIS has the same rows, with indexes on geometry and on area. */
import type { Position } from 'geojson';
import type { Bbox, Filter } from '../../server/domain/filter.ts';
import { buffer } from '../../server/domain/geometry.ts';
import type { Features, Query } from '../../server/store/store.ts';

/** `theirs`: ways to put it in SQL. */
export type Question = { readonly ours: (features: Features) => Promise<unknown>; readonly theirs: readonly string[] };

/** `shift` (degrees, far below a millimetre) makes a question one that was never asked. */
type Ask = (at: Position, shift: number) => Question;

const CORRIDOR_M = 500;
const PARCEL = 'mutu_bench.parcel';

/** 可供 land of 15 to 90 亩. */
const wanted = (shift: number): Filter => ({
  op: 'and',
  args: [
    { op: 'in', field: 'status', values: ['serviced', 'ready', 'listed'] },
    { op: 'between', field: 'areaM2', low: 10_000 + shift, high: 60_000 },
  ],
});
const WANTED = `status IN ('serviced', 'ready', 'listed') AND "areaM2" BETWEEN 10000 AND 60000`;

const boxAbout = ([lon, lat]: Position, side: number, shift: number): Bbox => [
  lon! - side / 2 + shift,
  lat! - side / 2,
  lon! + side / 2 + shift,
  lat! + side / 2,
];

const asked = (at: Position, side: number | null, shift: number): Query => ({
  filter: wanted(shift),
  ...(side === null ? {} : { bbox: boxAbout(at, side, shift) }),
});

const PAGE = {
  sort: [{ field: 'areaM2', descending: true }],
  limit: 50,
  fields: ['name', 'status', 'areaM2'],
  geometry: false,
} as const;

/** A page and the count in one go, or one after the other. The count is used, lest it be left out. */
const pageSql = (where: string): readonly string[] => {
  const columns = 'id, name, status, "areaM2"';
  const order = 'ORDER BY "areaM2" DESC, id LIMIT 50';
  return [
    `SELECT * FROM (SELECT ${columns}, count(*) OVER () AS n FROM ${PARCEL} WHERE ${where} ${order}) page WHERE n > 0`,
    `SELECT * FROM (SELECT ${columns} FROM ${PARCEL} WHERE ${where} ${order}) page, (SELECT count(*) AS n FROM ${PARCEL} WHERE ${where}) counted WHERE n > 0`,
  ];
};

const envelope = (box: Bbox): string => `ST_Transform(ST_MakeEnvelope(${box.join(',')}, 4326), 3857)`;

/** The rows whose shape meets the box, as ours does it. */
const inBox = (at: Position, side: number | null): string =>
  side === null ? WANTED : `ST_Intersects(geom, ${envelope(boxAbout(at, side, 0))}) AND ${WANTED}`;

/** The first page of a list in a box of `side` degrees; null = of all. */
export const listOf =
  (side: number | null): Ask =>
  (at, shift) => ({
    ours: (features) => features.list('parcel', { ...asked(at, side, shift), ...PAGE }, 'guest'),
    theirs: pageSql(inBox(at, side)),
  });

export const facetsOf =
  (side: number | null): Ask =>
  (at, shift) => ({
    ours: (features) => features.facets('parcel', asked(at, side, shift), 'guest'),
    theirs: [],
  });

const point = (lon: number, lat: number): string => `ST_Transform(ST_Point(${lon}, ${lat}, 4326), 3857)`;

/** A place a few metres inside the parcel whose corner `at` is, or beside it. */
export const pointOf: Ask = ([lon, lat], shift) => {
  const at = [lon! + 2e-5 + shift, lat! + 2e-5] as const;
  return {
    ours: (features) => features.nearest('parcel', at, { limit: 1, withinM: 0 }, 'guest'),
    theirs: [`SELECT id FROM ${PARCEL} WHERE ST_Intersects(geom, ${point(...at)}) LIMIT 1`],
  };
};

export const nearestOf: Ask = ([lon, lat], shift) => {
  const at = [lon! + 0.002 + shift, lat! + 0.002] as const;
  const filter: Filter = { op: '=', field: 'status', value: 'ready' };
  return {
    ours: (features) => features.nearest('parcel', at, { limit: 1, filter }, 'guest'),
    theirs: [`SELECT id FROM ${PARCEL} WHERE status = 'ready' ORDER BY geom <-> ${point(...at)} LIMIT 1`],
  };
};

/** A road of 3 km through the place. The band about it is made where a road is chosen, once for all that is asked in it. */
export const corridor: Ask = ([lon, lat], shift) => {
  const road: Position[] = [
    [lon! - 0.015 + shift, lat! - 0.004],
    [lon!, lat!],
    [lon! + 0.015, lat! + 0.006],
  ];
  const area = buffer({ type: 'LineString', coordinates: road }, CORRIDOR_M);
  if (area?.type !== 'Polygon') throw new Error('A band about a road is one polygon.');
  const filter: Filter = { op: 'and', args: [wanted(shift), { op: 'intersects', area }] };
  const line = `ST_Transform(ST_GeomFromText('LINESTRING(${road.map((place) => place.join(' ')).join(',')})', 4326), 3857)`;
  const width = CORRIDOR_M / Math.cos((lat! * Math.PI) / 180);
  return {
    ours: (features) => features.list('parcel', { filter, ...PAGE }, 'guest'),
    theirs: pageSql(`ST_DWithin(geom, ${line}, ${width}) AND ${WANTED}`),
  };
};

/** A name that few parcels have in theirs. */
export const searchOf: Ask = ([lon], shift) => {
  const text = `${Math.floor((lon! * 1e7) % 9_000) + (shift < 0 ? 0 : 1)}号`;
  return {
    ours: (features) => features.search(text, 10, 'guest'),
    theirs: [`SELECT id FROM ${PARCEL} WHERE strpos(name, '${text}') > 0 ORDER BY length(name) LIMIT 10`],
  };
};
