/** The role's view of a dataset: which fields and which rows. What it may not read is refused in the very words used for what does not exist. */
import type { Database } from 'better-sqlite3';
import { lapseDay, mayReadDataset, type Role, readableRows, visibleFields } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { DATASETS, datasetOf } from '../domain/datasets/index.ts';
import { MutuError } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import { quoted } from './tables.ts';

export const readableDataset = (id: string, role: Role): Dataset => {
  const dataset = datasetOf(id);
  if (!dataset || !mayReadDataset(role, dataset)) {
    throw new MutuError('notFound', { zh: `没有数据集“${id}”。`, en: `There is no dataset “${id}”.` }, { dataset: id });
  }
  return dataset;
};

/** The named fields, or all visible ones; a name that is not visible is refused. */
export const readableFields = (dataset: Dataset, role: Role, names?: readonly string[]): readonly Field[] => {
  const visible = visibleFields(role, dataset);
  return names ? names.map((name) => visible.find((field) => field.id === name) ?? noField(name)) : visible;
};

const noField = (name: string): never => {
  throw new MutuError(
    'badFilter',
    {
      zh: `字段“${name}”：没有这个字段；请查看可查询字段（queryables）。`,
      en: `Field “${name}”: there is no such field; see the queryables.`,
    },
    { field: name },
  );
};

export interface RowRules {
  /** The rows that `role` may read, for a query; null where that is every row there is. */
  of(dataset: Dataset, role: Role): Filter | null;
  /** Whether the row is there and hidden from `role`. */
  hides(dataset: Dataset, id: string, role: Role): boolean;
}

/** `today` gives the day from which the age of a verification counts, ISO. */
export const rowRulesOn = (db: Database, today: () => string): RowRules => {
  const lapsing = (DATASETS as readonly Dataset[]).filter(({ lapses }) => lapses);
  const lapsed = (more: string) =>
    new Map(
      lapsing.map(({ id }) => [
        id,
        db.prepare<string[], number>(`SELECT 1 FROM ${quoted(id)} WHERE "verifiedOn" < ? ${more} LIMIT 1`).pluck(),
      ]),
    );
  const [any, one] = [lapsed(''), lapsed('AND id = ?')];
  return {
    // Where nothing has lapsed a query is not to be made harder.
    of(dataset, role) {
      const rule = readableRows(role, dataset, today());
      return rule && any.get(dataset.id)!.get(lapseDay(today())) !== undefined ? rule : null;
    },
    hides: (dataset, id, role) =>
      readableRows(role, dataset, today()) !== null && one.get(dataset.id)!.get(lapseDay(today()), id) !== undefined,
  };
};
