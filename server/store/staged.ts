/**
 * New rows of an import in a file of their own, made ready while nothing is written to the registers yet: the values as
 * they are stored, the boxes, the names for the search, the images for the log. Taking them over is then one `INSERT …
 * SELECT` a table, ten times as fast as row by row, and no more memory is needed for a hundred thousand than for ten.
 */
import { closeSync, openSync, rmSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { withoutTriggers } from './bulk.ts';
import { boundsOf } from './geometry-blob.ts';
import { derived } from './row-writer.ts';
import { binderOf } from './rows.ts';
import { namesOn } from './search-names.ts';
import { ID_TAKEN } from './sqlite-errors.ts';
import type { StagedRows as Staged } from './store.ts';
import { GEOMETRY_COLUMN, hasGeometry, quoted, rtreeOf } from './tables.ts';

const columnsOf = (dataset: Dataset): string =>
  [...dataset.fields.map(({ id }) => id), ...(hasGeometry(dataset) ? [GEOMETRY_COLUMN] : []), 'id']
    .map(quoted)
    .join(', ');

/** What is not known is left out: it comes back as unknown (`edit-log.ts`), and is most of a row. */
const known = ({ id, properties, geometry }: Feature): Feature => ({
  id,
  properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
  geometry,
});

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

/** Writes the rows to a new file at `path`, which belongs to its owner only. Throws for values that no row can hold. */
export const stageRows = ({ path, dataset }: Staged, features: Iterable<Feature>): void => {
  rmSync(path, { force: true });
  closeSync(openSync(path, 'wx', 0o600));
  const db = new Sqlite(path);
  try {
    // The file is gone with the import: a crash needs nothing of it.
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(`CREATE TABLE row (place INTEGER PRIMARY KEY, ${columnsOf(dataset)});
      CREATE TABLE box (place INTEGER PRIMARY KEY, minX, maxX, minY, maxY);
      CREATE TABLE name (place INTEGER, read, title, text, pinyin);
      CREATE TABLE image (place INTEGER PRIMARY KEY, id, after)`);
    db.transaction(() => writeAll(db, dataset, features))();
  } finally {
    db.close();
  }
};

const writeAll = (db: Database, dataset: Dataset, features: Iterable<Feature>): void => {
  const bound = binderOf(dataset);
  const namesOf = namesOn(dataset);
  const width = dataset.fields.length + (hasGeometry(dataset) ? 2 : 1);
  const addRow = db.prepare(`INSERT INTO row (${columnsOf(dataset)}) VALUES (${marks(width)})`);
  const addBox = db.prepare('INSERT INTO box VALUES (?, ?, ?, ?, ?)');
  const addName = db.prepare('INSERT INTO name VALUES (?, ?, ?, ?, ?)');
  const addImage = db.prepare('INSERT INTO image VALUES (?, ?, ?)');
  for (const given of features) {
    const feature = derived(dataset, given.id, given);
    const place = addRow.run(bound(feature, true, feature.id)).lastInsertRowid;
    const { geometry } = feature;
    const bounds = geometry && geometry.type !== 'GeometryCollection' ? boundsOf(geometry) : null;
    if (bounds) addBox.run(place, bounds[0], bounds[2], bounds[1], bounds[3]);
    for (const { read, title, text, pinyin } of namesOf(feature)) addName.run(place, read, title, text, pinyin);
    addImage.run(place, feature.id, JSON.stringify(known(feature)));
  }
};

/** The rows of the file as changes, in their order. */
export function* stagedChanges({ path, dataset }: Staged): Generator<Change> {
  const db = new Sqlite(path, { readonly: true });
  try {
    for (const after of db.prepare<[], string>('SELECT after FROM image ORDER BY place').pluck().iterate()) {
      const feature: Feature = JSON.parse(after);
      yield { dataset: dataset.id, id: feature.id, before: null, after: feature };
    }
  } finally {
    db.close();
  }
}

/** The index pages of a hundred thousand rows and of what is there already, for as long as they are written. */
const CACHE_KIB = 192 * 1024;

/** Runs `work` with the file attached as `staged`. To be called outside a transaction. */
export const attached = async <T>(db: Database, { path }: Staged, work: () => Promise<T>): Promise<T> => {
  const cache = db.pragma('cache_size', { simple: true });
  db.prepare('ATTACH ? AS staged').run(path);
  db.pragma(`main.cache_size = -${CACHE_KIB}`);
  try {
    return await work();
  } finally {
    db.pragma(`main.cache_size = ${cache}`);
    db.exec('DETACH staged');
  }
};

/** How many rows are attached, and the first of them. */
export const stagedCount = (db: Database): { readonly rows: number; readonly first: string | null } =>
  db
    .prepare<[], { rows: number; first: string | null }>(
      'SELECT count(*) AS rows, (SELECT id FROM staged.image ORDER BY place LIMIT 1) AS first FROM staged.image',
    )
    .get()!;

/** Throws conflict where an id of the attached rows is taken. */
export const proveStaged = (db: Database, { dataset }: Staged): void => {
  const taken = db
    .prepare<[], string>(`SELECT image.id FROM staged.image JOIN main.${quoted(dataset.id)} USING (id) LIMIT 1`)
    .pluck()
    .get();
  if (taken !== undefined) throw new MutuError('conflict', ID_TAKEN, { dataset: dataset.id, id: taken });
};

/** Writes the attached rows with index and names, inside the caller's transaction. Throws conflict for an id that is taken. */
export const insertStaged = (db: Database, staged: Staged): void => {
  proveStaged(db, staged);
  const { dataset } = staged;
  const columns = columnsOf(dataset);
  withoutTriggers(db, dataset, (lastFid) => {
    const write = (sql: string) => db.prepare(sql).run({ lastFid, dataset: dataset.id });
    db.prepare(
      `INSERT INTO main.${quoted(dataset.id)} (fid, ${columns}) SELECT place + ?, ${columns} FROM staged.row ORDER BY place`,
    ).run(lastFid);
    if (hasGeometry(dataset))
      db.prepare(
        `INSERT INTO main.${quoted(rtreeOf(dataset))} SELECT place + ?, minX, maxX, minY, maxY FROM staged.box ORDER BY place`,
      ).run(lastFid);
    write(`INSERT INTO main."searchName" (dataset, fid, read, title, text, pinyin)
      SELECT $dataset, place + $lastFid, read, title, text, pinyin FROM staged.name ORDER BY place, read`);
  });
};

/** Logs the attached rows as changes of the edit, inside the caller's transaction. */
export const logStaged = (db: Database, { dataset }: Staged, seq: number): void => {
  db.prepare(
    `INSERT INTO main."editChange" (edit, dataset, id, after, moved) SELECT ?, ?, id, after, 0 FROM staged.image ORDER BY place`,
  ).run(seq, dataset.id);
};
