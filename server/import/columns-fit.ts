/** Whether a column can be what its name suggests: a suggestion whose values the field refuses is not made. */
import { check } from '../domain/check.ts';
import type { Dataset } from '../domain/dataset.ts';
import { fieldOf } from '../domain/datasets/index.ts';
import { type Mapped, mapColumns } from './columns.ts';
import { conversionFor, inFieldUnit } from './header-unit.ts';
import type { Row } from './normalise.ts';
import type { Choices, Column } from './reader.ts';

/** Rows looked at. */
const SAMPLE = 200;

function fits(dataset: Dataset, id: string, column: string, rows: readonly Row[]): boolean {
  const field = fieldOf(dataset, id);
  if (!field || !conversionFor(field, column)) return false;
  const only: Dataset = { ...dataset, fields: [field] };
  return rows.every(({ properties }) => {
    const value = properties[column] ?? null;
    return (
      value === null || value === '' || check(only, { [id]: inFieldUnit(field, column, value) }).issues.length === 0
    );
  });
}

/** The columns by our fields. What the user chose stands, and its values are checked row by row later. */
export function fittingColumns(
  dataset: Dataset,
  columns: readonly Column[],
  rows: readonly Row[],
  map: Choices['map'],
): Readonly<Record<string, Mapped>> {
  const sample = rows.slice(0, SAMPLE);
  const entries = Object.entries(mapColumns(dataset, columns, map));
  return Object.fromEntries(
    entries.filter(([field, { column, evidence }]) => evidence === 'chosen' || fits(dataset, field, column, sample)),
  );
}
