/**
 * An import is written whole or not at all: the child process that accepts one is killed with SIGKILL at moments spread
 * over its whole work, and what it leaves is counted and checked each time.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportJob } from '../../server/domain/imports.ts';
import type { Person } from '../../server/domain/review.ts';
import { fileIn } from '../../server/import/jobs/files.ts';
import { createImports } from '../../server/import/jobs/jobs.ts';
import { runTask } from '../../server/import/jobs/run-task.ts';
import type { AcceptTask } from '../../server/import/jobs/tasks.ts';
import { openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { editOf, inserted, rectangle } from '../store/fixture.ts';
import { hasValidator, validate } from '../store/gdal.ts';

export type ImportCrashProof = {
  readonly kills: number;
  /** Kills after which no row was there, and after which all were. */
  readonly none: number;
  readonly all: number;
  readonly part: number;
  /** Kills after which `PRAGMA integrity_check` complained, or a trigger was missing. */
  readonly damaged: number;
  /** The last file as the GeoPackage validator sees it; null where there is no validator. */
  readonly isValid: boolean | null;
};

const BY: Person = { name: 'admin', role: 'admin' };
const STEP = 0.0012;

/** Parcels of 100 m in rows, as one GeoJSON text. */
export const parcelGrid = (rows: number): string => {
  const side = Math.ceil(Math.sqrt(rows));
  const features = Array.from({ length: rows }, (_, index) => ({
    type: 'Feature',
    properties: { code: `P-${index}`, name: `地块 ${index}` },
    geometry: rectangle(111.5 + (index % side) * STEP, 36 + Math.floor(index / side) * STEP, 0.001, 0.001),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
};

const withZone = async (database: string): Promise<void> => {
  const store = await openStore({ path: database });
  const place = rectangle(111.5, 36, 0.4, 0.4);
  await store.edits.apply(editOf([inserted('zone', 'z1', { name: '测试开发区', kind: 'zone' }, place)]));
  await store.close();
};

/** Reads the file once, as the server would; what it leaves is accepted again and again. */
const planned = async (database: string, rows: number): Promise<{ folder: string; close: () => Promise<void> }> => {
  const imports = createImports({ entry: import.meta.url, database, basemap: join(database, '..') });
  const upload = imports.open(BY);
  const text = parcelGrid(rows);
  writeFileSync(fileIn(upload.folder, 'source'), text);
  imports.begin({ ...upload, dataset: 'parcel', name: 'grid.geojson', bytes: text.length, by: BY });
  let job: ImportJob = imports.get(upload.id, BY);
  while (job.state === 'reading') {
    await pause(50);
    job = imports.get(upload.id, BY);
  }
  if (job.report?.counts.added !== rows)
    throw new Error(`The grid was not read: ${JSON.stringify(job).slice(0, 2_000)}`);
  return { folder: upload.folder, close: () => imports.close() };
};

type Killed = { readonly startedAt: number; readonly endedAt: number };

/** Accepts, and kills the child `afterMs` behind its first word about writing; never where that is null. */
const acceptKilled = async (task: AcceptTask, afterMs: number | null): Promise<Killed> => {
  let startedAt = 0;
  const run = runTask(import.meta.url, task, () => {
    if (startedAt > 0) return;
    startedAt = Date.now();
    if (afterMs !== null) setTimeout(() => run.kill(), afterMs);
  });
  const answer = await run.answer;
  if (afterMs === null && !('accepted' in answer)) throw new Error(`Nothing was accepted: ${JSON.stringify(answer)}`);
  return { startedAt, endedAt: Date.now() };
};

/** Where an import writes: the rows, their boxes, their names for the search, their images in the log, their touches. */
const TRACES = [
  'SELECT count(*) FROM parcel',
  'SELECT count(*) FROM rtree_parcel_geom',
  `SELECT count(*) FROM "searchName" WHERE dataset = 'parcel'`,
  `SELECT count(*) FROM "editChange" WHERE dataset = 'parcel'`,
  `SELECT count(*) FROM change WHERE dataset = 'parcel'`,
];
const TRIGGERS = `SELECT count(*) FROM sqlite_master WHERE type = 'trigger'`;

type State = { readonly traces: readonly number[]; readonly triggers: number; readonly isSound: boolean };

const stateOf = (database: string): State => {
  const db = openSqlite(database);
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const state = {
    traces: TRACES.map(count),
    triggers: count(TRIGGERS),
    isSound: db.pragma('integrity_check', { simple: true }) === 'ok',
  };
  db.close();
  return state;
};

const copyTo = (from: string, to: string): void => {
  for (const end of ['-wal', '-shm']) rmSync(to + end, { force: true });
  copyFileSync(from, to);
};

/** Each kill starts from a copy of the same registers. `onKill` hears of each how it ended. */
export const proveImportCrash = async (
  kills: number,
  rows: number,
  onKill?: (kill: number, left: 'none' | 'written') => void,
): Promise<ImportCrashProof> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-import-crash-'));
  const [empty, database] = [join(folder, 'empty.gpkg'), join(folder, 'crash.gpkg')];
  await withZone(empty);
  const plan = await planned(empty, rows);
  const task: AcceptTask = {
    kind: 'accept',
    database,
    dataset: 'parcel',
    name: 'grid.geojson',
    folder: plan.folder,
    by: BY,
    key: 'import-crash',
    deleteMissing: false,
    map: {},
    header: [],
  };
  copyTo(empty, database);
  const { triggers } = stateOf(empty);
  const whole = await acceptKilled(task, null);
  const counts = { none: 0, all: 0, part: 0, damaged: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    copyTo(empty, database);
    // The last moments lie behind the usual end, where the commit is.
    await acceptKilled(task, ((whole.endedAt - whole.startedAt) * 1.1 * (kill + Math.random())) / kills);
    const state = stateOf(database);
    const every = (wanted: number) => state.traces.every((found) => found === wanted);
    counts[every(0) ? 'none' : every(rows) ? 'all' : 'part'] += 1;
    counts.damaged += state.isSound && state.triggers === triggers ? 0 : 1;
    onKill?.(kill + 1, every(0) ? 'none' : 'written');
  }
  const isValid = hasValidator ? validate(database).status === 0 : null;
  await plan.close();
  rmSync(folder, { recursive: true });
  return { kills, ...counts, isValid };
};
