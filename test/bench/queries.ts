/** Lists, facets and search against speed.md's figures: beside a plain scan of the same rows held in memory, and PostGIS where it runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature } from '../../server/domain/edit.ts';
import { type Bbox, type Filter, matches } from '../../server/domain/filter.ts';
import { openStore } from '../../server/store/open.ts';
import type { Query } from '../../server/store/store.ts';
import { inTurn, type Row, row } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';
import { openPostgis } from './postgis.ts';

const SAMPLE = 15;
/** 可供 land of 20 to 100 亩. */
const WANTED: Filter = {
  op: 'and',
  args: [
    { op: 'in', field: 'status', values: ['serviced', 'ready', 'listed'] },
    { op: 'between', field: 'areaM2', low: 10_000, high: 60_000 },
  ],
};

type Case = { readonly what: string; readonly sideDegrees: number | null; readonly yardstick: string };

const CASES: readonly Case[] = [
  { what: 'list, park (0.05°)', sideDegrees: 0.05, yardstick: '0.44 ms, PostGIS ≥ 3×' },
  { what: 'list, city (0.5°)', sideDegrees: 0.5, yardstick: '8.4 ms, PostGIS ≥ 1.2×' },
  { what: 'list, province, top 50 by area', sideDegrees: null, yardstick: '1.1 ms, PostGIS ≥ 8×' },
];

/** Measures with each count of parcels in turn. */
export const benchQueries = async (counts: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const n of counts) rows.push(...(await benchCount(n)));
  return rows;
};

const benchCount = async (n: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
  const database = join(folder, 'bench.gpkg');
  await loadParcels(database, n);
  const store = await openStore({ path: database });
  const memory = [...parcels(n)];
  const postgis = await openPostgis(memory);
  const rows: Row[] = [];
  try {
    for (const { what, sideDegrees, yardstick } of CASES) {
      const queries = boxes(memory, sideDegrees).map((bbox): Query => queryOf(bbox));
      const ours = (query: Query) => store.features.list('parcel', query, 'guest');
      await ours(queries[0]!);
      const times = await inTurn(queries, ours, (query) => scan(memory, query));
      rows.push(row(what, n, times.ours, 'a plain scan of the rows in memory', times.theirs));
      if (postgis)
        rows.push(row(what, n, times.ours, yardstick, postgis.timesOf(queries.map(({ bbox }) => sqlOf(bbox)))));
    }
    const names = memory
      .filter((_, index) => index % Math.ceil(n / SAMPLE) === 0)
      .map(({ properties }) => String(properties['name']));
    const search = await inTurn(
      names,
      (name) => store.features.search(name, 10, 'guest'),
      (name) => memory.filter(({ properties }) => String(properties['name']).includes(name)).slice(0, 10),
    );
    rows.push(row('search by name', n, search.ours, 'a plain scan of the names in memory', search.theirs));
    const facets = await inTurn(
      boxes(memory, 0.5).slice(0, 5),
      (bbox) => store.features.facets('parcel', queryOf(bbox), 'guest'),
      () => undefined,
    );
    rows.push(row('facets with live counts, city (0.5°)', n, facets.ours, '200 ms: felt as at once'));
    return rows;
  } finally {
    postgis?.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
};

const queryOf = (bbox: Bbox | null): Query => ({
  filter: WANTED,
  ...(bbox ? { bbox } : {}),
  sort: [{ field: 'areaM2', descending: true }],
  limit: 50,
  fields: ['name', 'status', 'areaM2'],
  geometry: false,
});

const cornerOf = ({ geometry }: Feature): readonly [number, number] =>
  geometry?.type === 'Polygon' ? (geometry.coordinates[0]![0]! as [number, number]) : [0, 0];

/** Boxes of one side around parcels drawn evenly from the register; null = the whole province. */
const boxes = (memory: readonly Feature[], side: number | null): readonly (Bbox | null)[] =>
  Array.from({ length: SAMPLE }, (_, index) => {
    if (side === null) return null;
    const [lon, lat] = cornerOf(memory[Math.floor((index * memory.length) / SAMPLE)]!);
    return [lon - side / 2, lat - side / 2, lon + side / 2, lat + side / 2];
  });

const scan = (memory: readonly Feature[], { filter, bbox }: Query) => {
  const inside = (feature: Feature): boolean => {
    const [lon, lat] = cornerOf(feature);
    return !bbox || (lon >= bbox[0] && lat >= bbox[1] && lon <= bbox[2] && lat <= bbox[3]);
  };
  const hits = memory.filter((feature) => inside(feature) && (!filter || matches(filter, feature.properties)));
  return hits.toSorted((a, b) => Number(b.properties['areaM2']) - Number(a.properties['areaM2'])).slice(0, 50);
};

const sqlOf = (bbox: Bbox | null | undefined): string => {
  const where = bbox ? `geom && ST_Transform(ST_MakeEnvelope(${bbox.join(',')}, 4326), 3857) AND ` : '';
  return `SELECT id, name, status, "areaM2" FROM mutu_bench.parcel WHERE ${where}status IN ('serviced','ready','listed') AND "areaM2" BETWEEN 10000 AND 60000 ORDER BY "areaM2" DESC LIMIT 50`;
};
