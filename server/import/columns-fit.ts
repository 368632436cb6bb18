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

/** A column whose name suggests a field that refuses this value of it. */
export type Doubt = { readonly field: string; readonly column: string; readonly value: string };

/** Why the column cannot be the field: its unit, or the first value that the field refuses; null where it can. */
function misfit(dataset: Dataset, id: string, column: string, rows: readonly Row[]): string | null {
  const field = fieldOf(dataset, id);
  if (!field || !conversionFor(field, column)) return column;
  const only: Dataset = { ...dataset, fields: [field] };
  const unfit = rows.find(({ properties }) => {
    const value = properties[column] ?? '';
    return value !== '' && check(only, { [id]: inFieldUnit(field, column, value) }).issues.length > 0;
  });
  return unfit ? String(unfit.properties[column]) : null;
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
    entries.filter(
      ([field, { column, evidence }]) => evidence === 'chosen' || misfit(dataset, field, column, sample) === null,
    ),
  );
}

/** The suggestions that were not made, each with what speaks against it, for the author to decide. */
export function doubtsAbout(
  dataset: Dataset,
  columns: readonly Column[],
  rows: readonly Row[],
  map: Choices['map'],
): readonly Doubt[] {
  const sample = rows.slice(0, SAMPLE);
  return Object.entries(mapColumns(dataset, columns, map)).flatMap(([field, { column, evidence }]) => {
    const value = evidence === 'chosen' ? null : misfit(dataset, field, column, sample);
    return value === null ? [] : [{ field, column, value }];
  });
}
