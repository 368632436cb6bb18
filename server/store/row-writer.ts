/**
 * One change of an edit becomes one row: checked against what is stored, completed with its derived fields, written with
 * its search names. What comes back is the change as it was stored, whole rows before and after.
 */
import type { Database } from 'better-sqlite3';
import type { Geometry } from 'geojson';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import { derive, keepStanding } from '../domain/derive.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Bulk } from './bulk.ts';
import type { Rows, StoredRow } from './rows.ts';
import { type SearchNames, searchNames } from './search-names.ts';
import { ID_TAKEN } from './sqlite-errors.ts';
import { vacanciesOn } from './vacancies.ts';

export interface RowWriter {
  /** Writes one change; `settle` must follow the last one of an edit. */
  write(change: Change, bulk: Bulk): Change;
  /** Throws what `write` would throw for an unknown dataset, an id that is taken, a row that is gone or has changed. */
  prove(change: Change): void;
  /** Notes a row that another program has changed: its derived fields and search names are brought up to date. */
  follow(dataset: Dataset, fid: number, before: Feature | null, row: StoredRow | undefined): void;
  /** Notes rows that were inserted otherwise. */
  inserted(dataset: Dataset, features: () => Iterable<Feature>): void;
  /** Recomputes what rests on several rows: the vacancy of the buildings whose units were touched. */
  settle(): void;
}

export const rowWriter = (db: Database, rowsOf: (dataset: Dataset) => Rows): RowWriter => {
  const names = searchNames(db);
  const vacancies = vacanciesOn(db, rowsOf);
  return {
    prove(change) {
      const dataset = declared(change);
      if (change.before) storedAsSeen(dataset, rowsOf(dataset), change, change.before);
      else if (rowsOf(dataset).byId(change.id)) throw idTaken(change);
    },
    write(change, bulk) {
      const dataset = declared(change);
      const written = writeRow(dataset, rowsOf(dataset), names, bulk, change);
      vacancies.touched(dataset, written.before, written.after);
      return written;
    },
    follow(dataset, fid, before, row) {
      vacancies.touched(dataset, before, row?.feature ?? null);
      if (row) renew(dataset, rowsOf(dataset), names, row);
      else names.forget(dataset, fid);
    },
    inserted(dataset, features) {
      if (!vacancies.concerns(dataset)) return;
      for (const feature of features()) vacancies.touched(dataset, null, feature);
    },
    settle: () => vacancies.settle(),
  };
};

const writeRow = (dataset: Dataset, rows: Rows, names: SearchNames, bulk: Bulk, change: Change): Change => {
  if (!change.before) return insertRow(dataset, rows, names, bulk, change);
  const stored = storedAsSeen(dataset, rows, change, change.before);
  if (change.after) return updateRow(dataset, rows, names, change, change.after, stored);
  rows.remove(stored.fid);
  names.forget(dataset, stored.fid);
  return { ...change, before: stored.feature };
};

const declared = ({ dataset: id }: Change): Dataset => {
  const dataset = datasetOf(id);
  if (!dataset) throw unknownDataset(id);
  return dataset;
};

const storedAsSeen = (dataset: Dataset, rows: Rows, change: Change, seen: Feature): StoredRow => {
  const stored = rows.byId(change.id);
  if (!stored) throw noRow(change);
  refuseStale(dataset, seen, stored.feature);
  return stored;
};

const insertRow = (dataset: Dataset, rows: Rows, names: SearchNames, bulk: Bulk, change: Change): Change => {
  if (!change.after)
    throw new MutuError('unprocessable', { zh: '修改内容为空。', en: 'The change has neither a before nor an after.' });
  const after = derived(dataset, change.id, change.after);
  const fid = rows.insert(after);
  bulk.inserted(dataset, fid, after);
  names.put(dataset, fid, after);
  return { ...change, after };
};

const updateRow = (
  dataset: Dataset,
  rows: Rows,
  names: SearchNames,
  change: Change,
  wanted: Feature,
  stored: StoredRow,
): Change => {
  const before = stored.feature;
  // Fields that the edit does not name keep their stored value: its author may not be allowed to read them.
  const properties = { ...before.properties, ...wanted.properties };
  const after = derived(dataset, change.id, { ...wanted, properties }, before);
  rows.update(stored.fid, after, !sameGeometry(before.geometry, after.geometry));
  if (dataset.search?.some((field) => before.properties[field] !== after.properties[field]))
    names.put(dataset, stored.fid, after);
  return { ...change, before, after };
};

/** The feature with its derived fields, `stored` being the row as it was. A field it does not have is not filled in: absent and null are both unknown. */
export const derived = (
  dataset: Dataset,
  id: string,
  { properties, geometry }: Feature,
  stored: Feature | null = null,
): Feature => ({
  id,
  properties: derive(dataset.id, keepStanding(dataset.id, properties, stored?.properties ?? null), geometry),
  geometry,
});

/** Refuses an edit made on a row that has changed since: derived fields aside, which follow from others. */
const refuseStale = (dataset: Dataset, seen: Feature, stored: Feature): void => {
  const differs = dataset.fields.some(
    ({ id, derived }) => !derived && id in seen.properties && (seen.properties[id] ?? null) !== stored.properties[id],
  );
  if (!differs && (!seen.geometry || sameGeometry(seen.geometry, stored.geometry))) return;
  throw new MutuError(
    'stale',
    {
      zh: '这条记录已被他人修改，请重新载入后再改。',
      en: 'This record has been changed by someone else; reload it and edit again.',
    },
    { dataset: dataset.id, id: stored.id },
  );
};

const sameGeometry = (a: Geometry | null, b: Geometry | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Another program may store anything, also a shape that cannot be measured: its derived fields then stay as they were. */
const renew = (dataset: Dataset, rows: Rows, names: SearchNames, { fid, feature }: StoredRow): void => {
  names.put(dataset, fid, feature);
  try {
    const derived = derive(dataset.id, feature.properties, feature.geometry);
    if (dataset.fields.some(({ id }) => derived[id] !== feature.properties[id])) rows.updateDerived(fid, derived);
  } catch (error) {
    process.emitWarning(`The derived fields of ${dataset.id} ${feature.id} were left alone: ${String(error)}`);
  }
};

const unknownDataset = (id: string) =>
  new MutuError('unprocessable', { zh: `没有数据集“${id}”。`, en: `There is no dataset “${id}”.` }, { dataset: id });

const idTaken = ({ dataset, id }: Change) => new MutuError('conflict', ID_TAKEN, { dataset, id });

const noRow = ({ dataset, id }: Change) =>
  new MutuError(
    'notFound',
    { zh: `没有记录 ${dataset} ${id}。`, en: `There is no ${dataset} ${id}.` },
    { dataset, id },
  );
