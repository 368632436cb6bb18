/**
 * An import of made-up parcels from GeoJSON, read and accepted by the very functions of the job child, beside
 * `ogr2ogr -f GPKG` from the same file. Both start from a file of their own and end with one that is on the disk.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Person } from '../../server/domain/review.ts';
import { acceptUpload } from '../../server/import/jobs/accept-task.ts';
import { fileIn, readJson } from '../../server/import/jobs/files.ts';
import { readUpload } from '../../server/import/jobs/read-task.ts';
import type { AcceptTask } from '../../server/import/jobs/tasks.ts';
import { openStore } from '../../server/store/open.ts';
import { quantile, type Row, row, timed } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';

const ROUNDS = 3;
const BY: Person = { name: 'admin', role: 'admin' };
/** About 1 cm, as exports write them. */
const DECIMALS = 1e7;

function* geoJson(count: number): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  let comma = '';
  for (const { id, properties, geometry } of parcels(count)) {
    const { name, status, landUse, isStandardLand } = properties;
    const feature = { type: 'Feature', properties: { code: id, name, status, landUse, isStandardLand }, geometry };
    yield comma +
      JSON.stringify(feature, (_, value) =>
        typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value,
      );
    comma = ',\n';
  }
  yield '\n]}\n';
}

const acceptOf = (database: string, folder: string): AcceptTask => ({
  kind: 'accept',
  database,
  folder,
  dataset: 'parcel',
  name: 'parcels.geojson',
  by: BY,
  key: 'bench',
  deleteMissing: false,
  map: {},
  header: [],
});

/** Milliseconds to write what was planned into a copy of the empty registers, until it is on the disk. */
const timeAccept = async (empty: string, folder: string, count: number): Promise<number> => {
  const database = join(folder, 'accepted.gpkg');
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
  copyFileSync(empty, database);
  const time = await timed(async () => {
    const store = await openStore({ path: database });
    const { rows } = await acceptUpload(store, acceptOf(database, folder));
    await store.close();
    if (rows !== count) throw new Error(`Only ${rows} of ${count} rows were accepted.`);
  });
  return time;
};

const timeOgr = (source: string, folder: string): Promise<number> => {
  const out = join(folder, 'ogr.gpkg');
  rmSync(out, { force: true });
  return timed(() => {
    const { status, stderr } = spawnSync('ogr2ogr', ['-f', 'GPKG', out, `GeoJSON:${source}`], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`ogr2ogr failed: ${stderr}`);
  });
};

const hasOgr = (): boolean => spawnSync('ogr2ogr', ['--version']).status === 0;

const reportIn = async (folder: string): Promise<string> =>
  JSON.stringify(await readJson(fileIn(folder, 'report'))).slice(0, 2_000);

/** Reads the file as a job does: topology, diff, preview and report in the folder. */
const timeDryRun = async (database: string, folder: string): Promise<number> => {
  const store = await openStore({ path: database });
  const task = { ...acceptOf(database, folder), kind: 'read', choices: {}, basemap: folder } as const;
  const time = await timed(async () => {
    const { read } = await readUpload(store, task, { entry: import.meta.url });
    if (read.state !== 'ready') throw new Error(`The parcels were not read: ${await reportIn(folder)}`);
  });
  await store.close();
  return time;
};

export const benchImports = async (count: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-import-'));
  try {
    const empty = join(folder, 'empty.gpkg');
    await loadParcels(empty, 0);
    mkdirSync(join(folder, 'job'));
    const source = fileIn(join(folder, 'job'), 'source');
    await pipeline(Readable.from(geoJson(count)), createWriteStream(source));
    const megabytes = (statSync(source).size / 1e6).toFixed(0);
    const dryRun = await timeDryRun(empty, join(folder, 'job'));
    const times = { ours: [] as number[], theirs: [] as number[] };
    const compared = hasOgr();
    if (!compared) process.stdout.write('There is no ogr2ogr here: the comparison of the import is left out.\n');
    for (let round = 0; round < ROUNDS; round += 1) {
      times.ours.push(await timeAccept(empty, join(folder, 'job'), count));
      if (compared) times.theirs.push(await timeOgr(source, folder));
    }
    const rate = Math.round(count / (quantile(times.ours, 0.5) / 1000));
    return [
      row(
        'import, accepted',
        count,
        times.ours,
        `ogr2ogr to GPKG ≥ 1.5×; ${rate} rows/s of ${megabytes} MB`,
        times.theirs,
      ),
      row('import, dry run with topology', count, [dryRun], 'the same file read, checked and compared'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
