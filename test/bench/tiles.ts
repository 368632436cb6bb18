/** Tiles against speed.md's figures: cut anew, from the cache, after an edit; beside the GeoJSON road, a plain map of bytes, and PostGIS where it runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Dataset } from '../../server/domain/dataset.ts';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import type { Drawing } from '../../server/store/drawing.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { createTiler } from '../../server/tiles/create-tiler.ts';
import { drawTile } from '../../server/tiles/draw-tile.ts';
import { workerFile } from '../../server/tiles/heavy-job.ts';
import { openSideFile } from '../../server/tiles/side-file.ts';
import type { Tiler } from '../../server/tiles/tiler.ts';
import { inTurn, type Row, row, timed } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';
import { openPostgis, type Postgis } from './postgis.ts';

const ZOOMS = [10, 11, 12, 14, 15] as const;
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
    worker: workerFile(new URL('../../server/main.ts', import.meta.url).href),
  });
  const drawn = await timed(() => tiler.tile('parcel', 15, 0, 0, 'guest'));
  const drawing = openSideFile(database);
  const postgis = await openPostgis(parcels(n));
  try {
    const bench = { n, store, drawing, tiler, postgis };
    const rows = [row('all blocks drawn anew', n, [drawn], '6 s at 1 M')];
    for (const z of ZOOMS) rows.push(...(await benchUncached(bench, z)));
    rows.push(await benchCached(bench), benchLargest(bench), await benchEdits(bench));
    rows.push({
      what: `memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      n,
      p50Ms: null,
      p95Ms: null,
      ratio: null,
      yardstick: '≤ 300 MB at 1 M',
    });
    return rows;
  } finally {
    postgis?.close();
    drawing.close();
    await tiler.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
};

/** Different tiles of zoom `z`, the crowded ones likelier. */
const sample = (n: number, z: number): Address[] => {
  const step = Math.max(1, Math.floor(n / (4 * SAMPLE)));
  const tiles = new Map<string, Address>();
  let index = 0;
  for (const { geometry } of parcels(n)) {
    if (index++ % step !== 0 || geometry?.type !== 'Polygon') continue;
    const [lon, lat] = geometry.coordinates[0]![0]! as [number, number];
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

const benchUncached = async ({ n, store, drawing, postgis }: Bench, z: number): Promise<Row[]> => {
  const tiles = sample(n, z);
  const cut = (tile: Address) => drawTile(drawing, PARCEL, tile, 'guest');
  const json = async (tile: Address) =>
    JSON.stringify(await store.features.list('parcel', { bbox: bboxOf(tile), limit: 100_000 }, 'guest'));
  for (const tile of tiles.slice(0, WARM)) cut(tile);
  const times = await inTurn(tiles, cut, json);
  const rows = [row(`tile z${z}, cut`, n, times.ours, 'GeoJSON: rows decoded and printed', times.theirs)];
  const gzipped = await inTurn(
    tiles,
    (tile) => gzipSync(cut(tile), { level: 5 }),
    () => undefined,
  );
  rows.push(row(`tile z${z}, cut and gzipped`, n, gzipped.ours, 'to be built again after an edit'));
  if (postgis) {
    const theirs = await postgis.times(tiles);
    rows.push(row(`tile z${z}, cut`, n, times.ours, 'ST_AsMVT, in its process ≥ 10×', theirs));
  }
  return rows;
};

const benchCached = async ({ n, tiler }: Bench): Promise<Row> => {
  const tiles = sample(n, 12);
  const plain = new Map<string, Uint8Array | null>();
  const key = ({ z, x, y }: Address) => `${z}/${x}/${y}`;
  const cached = ({ z, x, y }: Address) => tiler.tile('parcel', z, x, y, 'guest');
  for (const tile of tiles) plain.set(key(tile), (await cached(tile)).bytes);
  const again = [...tiles, ...tiles, ...tiles];
  const times = await inTurn(again, cached, async (tile: Address) => plain.get(key(tile)));
  return row('tile z12 from the cache', n, times.ours, 'the same bytes from a Map; 7–11 µs', times.theirs);
};

const benchLargest = ({ n, drawing }: Bench): Row => {
  const sizes = [10, 11, 12].flatMap((z) =>
    sample(n, z).map((tile) => gzipSync(drawTile(drawing, PARCEL, tile, 'guest'), { level: 5 }).length),
  );
  return {
    what: `largest tile ${Math.round(Math.max(...sizes) / 1000)} kB gzip`,
    n,
    p50Ms: null,
    p95Ms: null,
    ratio: null,
    yardstick: '≤ 200 kB',
  };
};

/** From the call of an edit to the right tile in hand. */
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
