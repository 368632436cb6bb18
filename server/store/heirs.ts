/** What refers to a row that was split or merged refers to its successor afterwards: part of the same edit, undone with it. */
import type { Database } from 'better-sqlite3';
import type { Dataset, Field } from '../domain/dataset.ts';
import { DATASETS, datasetOf } from '../domain/datasets/index.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { heirOf } from '../domain/lineage.ts';
import { featureOf, type Raw, type Rows } from './rows.ts';
import { quoted } from './tables.ts';

/** The changes that lead `change`'s children to its successors; call it when all rows of the edit are written. */
export type Heirs = (change: Change) => readonly Change[];

export const heirsOn = (db: Database, rowsOf: (dataset: Dataset) => Rows): Heirs => {
  const childrenOf = (dataset: Dataset, field: Field, id: string): readonly Feature[] =>
    db
      .prepare<[string], Raw>(`SELECT * FROM ${quoted(dataset.id)} WHERE ${quoted(field.id)} = ?`)
      .all(id)
      .map((raw) => featureOf(raw, dataset.fields));

  return ({ dataset: id, id: old, successors = [] }) => {
    const parent = datasetOf(id);
    if (!parent || successors.length === 0) return [];
    const heirs = successors.map((heir) => rowsOf(parent).byId(heir)?.feature ?? noHeir(parent, heir));
    return (DATASETS as readonly Dataset[]).flatMap((dataset) =>
      dataset.fields
        .filter((field) => field.ref === id)
        .flatMap((field) =>
          childrenOf(dataset, field, old).map((before): Change => {
            const heir = heirOf(before.geometry, heirs)?.id ?? null;
            const after = { ...before, properties: { ...before.properties, [field.id]: heir } };
            return { dataset: dataset.id, id: before.id, before, after, moved: true };
          }),
        ),
    );
  };
};

const noHeir = (dataset: Dataset, id: string): never => {
  throw new MutuError(
    'unprocessable',
    { zh: `后继${dataset.zh} ${id} 不存在。`, en: `The successor ${dataset.id} ${id} does not exist.` },
    { dataset: dataset.id, id },
  );
};
