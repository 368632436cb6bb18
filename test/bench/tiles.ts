/** Tiles against speed.md's figures: cut anew, through HTTP, from the cache, after an edit; beside the GeoJSON road, a plain map of bytes, and PostGIS where it runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Dataset } from '../../server/domain/dataset.ts';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import type { Drawing } from '../../server/store/drawing.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { compressed } from '../../server/tiles/compress.ts';
import { createTiler } from '../../server/tiles/create-tiler.ts';
import { drawTile } from '../../server/tiles/draw-tile.ts';
import { tileThread } from '../../server/tiles/heavy-job.ts';
import { openSideFile } from '../../server/tiles/side-file.ts';
import type { Tiler } from '../../server/tiles/tiler.ts';
import { type Agreement, addAgreement } from './agreement.ts';
import { serveTiles } from './http.ts';
import { inTurn, type Row, row, timed } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';
import { openPostgis, type Postgis } from './postgis.ts';

const ZOOMS = [10, 11, 12, 13, 14, 15] as const;
/** Zooms at which the rows as GeoJSON are timed too: wider tiles take seconds. */
const GEOJSON_ZOOMS: readonly number[] = [12, 14];
/** Tiles measured a zoom, each holding a parcel drawn by lot; before them some to warm up. */
const SAMPLE = 100;
const WARM = 20;
const EDITS = 60;

type Address = { readonly z: number; readonly x: number; readonly y: number };
type Bench = {
  readonly n: number;
  readonly store: GeoPackageStore;
  readonly drawing: Drawing;
  readonly tiler: Tiler;
  readonly postgis: Postgis | null;
  readonly corners: readonly (readonly [number, number])[];
};

const PARCEL: Dataset = datasetOf('parcel')!;

/** Measures with each count of parcels in turn. Says on the way where a comparison has to be left out. */
export const benchTiles = async (counts: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const n of counts) rows.push(...(await benchCount(n)));
  return rows;
};

const benchCount = async (n: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
  const database = join(folder, 'bench.gpkg');
  await loadParcels(database, n);
  const store = await openStore({ path: database });
  const tiler = createTiler({
    database,
    store,
    worker: tileThread(new URL('../../server/main.ts', import.meta.url).href),
  });
  const drawn = await timed(() => tiler.tile('parcel', 15, 0, 0, 'guest'));
  const drawing = openSideFile(database);
  const postgis = await openPostgis(parcels(n), n);
  try {
    const bench = { n, store, drawing, tiler, postgis, corners: cornersOf(n) };
    const rows = [row('all blocks drawn anew', n, [drawn], '6 s at 1 M')];
    for (const z of ZOOMS) rows.push(...(await benchUncached(bench, z)));
    rows.push(benchLargest(bench), row('longest that a tile holds the loop', n, [await longestGo(bench)], '≤ 50 ms'));
    rows.push(...(await benchAgreement(bench)));
    rows.push(...(await benchHttp(bench)), await benchEdits(bench));
    rows.push(fact(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`, n, '≤ 300 MB at 1 M'));
    return rows;
  } finally {
    postgis?.close();
    drawing.close();
    await tiler.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
};

const fact = (what: string, n: number, yardstick: string): Row => ({
  what,
  n,
  p50Ms: null,
  p95Ms: null,
  ratio: null,
  yardstick,
});

/** A corner of each of some parcels drawn evenly from the register. */
const cornersOf = (n: number): (readonly [number, number])[] => {
  const step = Math.max(1, Math.floor(n / (4 * SAMPLE)));
  const corners: (readonly [number, number])[] = [];
  let index = 0;
  for (const { geometry } of parcels(n))
    if (index++ % step === 0 && geometry?.type === 'Polygon')
      corners.push(geometry.coordinates[0]![0]! as [number, number]);
  return corners;
};

/** Different tiles of zoom `z`, the crowded ones likelier. */
const sample = ({ corners }: Bench, z: number): Address[] => {
  const tiles = new Map<string, Address>();
  for (const [lon, lat] of corners) {
    const place = addressOf(lon, lat, z);
    tiles.set(`${place.x}/${place.y}`, place);
  }
  return [...tiles.values()].slice(0, SAMPLE);
};

const addressOf = (lon: number, lat: number, z: number): Address => {
  const down = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  return { z, x: Math.floor((lon / 360 + 0.5) * 2 ** z), y: Math.floor(down * 2 ** z) };
};

const bboxOf = ({ z, x, y }: Address) => {
  const lat = (line: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * line) / 2 ** z))) * 180) / Math.PI;
  return [(x / 2 ** z - 0.5) * 360, lat(y + 1), ((x + 1) / 2 ** z - 0.5) * 360, lat(y)] as const;
};

const benchUncached = async (bench: Bench, z: number): Promise<Row[]> => {
  const { n, store, drawing, postgis } = bench;
  const tiles = sample(bench, z);
  const cut = (tile: Address) => drawTile(drawing, PARCEL, tile, 'guest');
  for (const tile of [...tiles.slice(0, WARM), ...tiles]) cut(tile);
  const rows: Row[] = [];
  if (GEOJSON_ZOOMS.includes(z)) {
    const json = async (tile: Address) =>
      JSON.stringify(await store.features.list('parcel', { bbox: bboxOf(tile), limit: 100_000 }, 'guest'));
    const times = await inTurn(tiles, cut, json);
    rows.push(row(`tile z${z}, cut`, n, times.ours, 'GeoJSON: rows decoded and printed', times.theirs));
  }
  if (postgis) {
    const times = await inTurn(tiles, cut, (tile) => postgis.tile(tile));
    rows.push(row(`tile z${z}, cut`, n, times.ours, 'ST_AsMVT, prepared, over a socket: ≥ 10×', times.theirs));
  }
  return rows;
};

/** A tile is cut and, where small, gzipped in one go: so long nobody else has a turn. The better of two goes counts, the machine has other work too. */
const longestGo = async (bench: Bench): Promise<number> => {
  let longest = 0;
  for (const tile of [0, 3, 6, 8, 10].flatMap((z) => sample(bench, z))) {
    const go = () => timed(() => void compressed(drawTile(bench.drawing, PARCEL, tile, 'guest')));
    longest = Math.max(longest, Math.min(await go(), await go()));
  }
  return longest;
};

/** Tiles through HTTP: built anew beside ST_AsMVT, gzipped alike, and from the cache beside a map of the same bytes. */
const benchHttp = async (bench: Bench): Promise<Row[]> => {
  const { n, drawing, tiler, postgis } = bench;
  const plain = new Map<string, Uint8Array | null>();
  const key = (z: number, x: number, y: number) => `${z}/${x}/${y}`;
  const server = await serveTiles({
    built: async (z, x, y) => compressed(drawTile(drawing, PARCEL, { z, x, y }, 'guest')),
    cached: async (z, x, y) => (await tiler.tile('parcel', z, x, y, 'guest')).bytes,
    plain: async (z, x, y) => plain.get(key(z, x, y)) ?? null,
    postgis: async (z, x, y) => compressed(await postgis!.tile({ z, x, y })),
  });
  const from = (source: string) => (tile: Address) => server.fetch(source, tile);
  const rows: Row[] = [];
  for (const z of postgis ? ZOOMS : []) {
    const { ours, theirs } = await inTurn(sample(bench, z), from('built'), from('postgis'));
    rows.push(row(`tile z${z} through HTTP, built`, n, ours, `ST_AsMVT behind Hono: ≥ ${httpGoal(z)}×`, theirs));
  }
  const tiles = sample(bench, 12);
  for (const { z, x, y } of tiles) plain.set(key(z, x, y), (await tiler.tile('parcel', z, x, y, 'guest')).bytes);
  const { ours, theirs } = await inTurn([...tiles, ...tiles, ...tiles], from('cached'), from('plain'));
  rows.push(row('tile z12 through HTTP, cached', n, ours, 'the same bytes from a Map: ≥ 0.67×', theirs));
  server.close();
  return rows;
};

const httpGoal = (z: number): number => (z <= 12 ? 5 : z <= 14 ? 3 : 2.5);

/** How far our tiles show what ST_AsMVT's show. */
const benchAgreement = async (bench: Bench): Promise<Row[]> => {
  const { n, drawing, postgis } = bench;
  if (!postgis) return [];
  const sum: Agreement = { features: 0, missing: 0, units: 0, rings: 0 };
  for (const z of [11, 12, 13, 14, 15])
    for (const tile of sample(bench, z))
      addAgreement(sum, drawTile(drawing, PARCEL, tile, 'guest'), await postgis.tile(tile));
  const share = (100 * sum.missing) / sum.features;
  return [
    fact(`${sum.features} features, ${share.toFixed(3)} % other ids`, n, 'ST_AsMVT: ≤ 0.1 %'),
    fact(`bounds ≤ ${sum.units.toFixed(2)} units apart`, n, 'ST_AsMVT, wholly inside, z11–15: ≤ 1'),
    fact(`${sum.rings} with other holes or parts`, n, 'ST_AsMVT: 0'),
  ];
};

const benchLargest = (bench: Bench): Row => {
  const { n, drawing } = bench;
  const sizes = [10, 11, 12].flatMap((z) =>
    sample(bench, z).map((tile) => gzipSync(drawTile(drawing, PARCEL, tile, 'guest'), { level: 5 }).length),
  );
  return fact(`largest tile ${Math.round(Math.max(...sizes) / 1000)} kB gzip`, n, '≤ 200 kB');
};

/** From the end of an edit to the right tile in hand. */
const benchEdits = async ({ n, store, tiler }: Bench): Promise<Row> => {
  const { features } = await store.features.list('parcel', { limit: EDITS }, 'admin');
  const times: number[] = [];
  for (const before of features) {
    const [lon, lat] =
      before.geometry?.type === 'Polygon' ? (before.geometry.coordinates[0]![0]! as [number, number]) : [0, 0];
    const { z, x, y } = addressOf(lon, lat, 14);
    await tiler.tile('parcel', z, x, y, 'guest');
    const after = { ...before, properties: { ...before.properties, status: 'breached' } };
    await store.edits.apply({
      author: 'bench',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [{ dataset: 'parcel', id: before.id, before, after }],
    });
    // The edit itself is the store's; here counts what comes after it.
    times.push(await timed(() => tiler.tile('parcel', z, x, y, 'guest')));
  }
  return row('right tile after an edit', n, times, '≤ 5 ms at p95');
};
