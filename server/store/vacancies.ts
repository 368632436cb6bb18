/** Keeps a building's vacancy in step with its units: a consequence of an edit, not an edit of its own. */
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import { building } from '../domain/datasets/building.ts';
import { unit } from '../domain/datasets/unit.ts';
import { vacancyOf } from '../domain/derive.ts';
import type { Feature } from '../domain/edit.ts';
import { featureOf, type Raw, type Rows } from './rows.ts';
import { quoted } from './tables.ts';

export interface Vacancies {
  /** Whether rows of the dataset bear on any building. */
  concerns(dataset: Dataset): boolean;
  /** Notes which buildings a change of a unit or a building concerns. */
  touched(dataset: Dataset, before: Feature | null, after: Feature | null): void;
  settle(): void;
}

export const vacanciesOn = (db: Database, rowsOf: (dataset: Dataset) => Rows): Vacancies => {
  const unitsOf = db.prepare<[string], Raw>(
    `SELECT id, status, "areaM2" FROM ${quoted(unit.id)} WHERE "buildingId" = ?`,
  );
  const fields = unit.fields.filter(({ id }) => id === 'status' || id === 'areaM2');
  const due = new Set<string>();

  const settleOne = (id: string): void => {
    const row = rowsOf(building).byId(id);
    if (!row) return;
    const { properties } = row.feature;
    const found = vacancyOf(
      properties,
      unitsOf.all(id).map((raw) => featureOf(raw, fields).properties),
    );
    if (found.vacancy === properties['vacancy'] && found.vacantAreaM2 === properties['vacantAreaM2']) return;
    rowsOf(building).updateDerived(row.fid, { ...properties, ...found });
  };

  return {
    concerns: ({ id }) => id === building.id || id === unit.id,
    touched(dataset, before, after) {
      for (const feature of [before, after]) {
        const id =
          dataset.id === building.id ? feature?.id : dataset.id === unit.id ? feature?.properties['buildingId'] : null;
        if (typeof id === 'string') due.add(id);
      }
    },
    settle() {
      for (const id of due) settleOne(id);
      due.clear();
    },
  };
};
