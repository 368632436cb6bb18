/**
 * Rows as a table for people: labels for codes, units in the heads. What may be typed in goes out in the unit in which
 * it is stored, so that the file comes back with the same values; derived fields go out as they are shown.
 */
import type { Field } from '../domain/dataset.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { fieldLabel, formatField, shownNumber } from '../domain/show.ts';
import type { Lang } from '../domain/units.ts';
import type { Context } from './writer.ts';

export type Cell = string | number | null;

export type Column = {
  /** Field id, or `id` of the row. */
  readonly id: string;
  readonly head: string;
  readonly kind: 'text' | 'number' | 'date';
  readonly cell: (feature: Feature) => Cell;
};

const asStored = (field: Field): Field => (field.derived ? field : { ...field, shown: undefined });

/** Twelve digits: more than any survey has, and none of the noise of a conversion. */
const clean = (value: number): number => Number(value.toPrecision(12));

const cellOf = (field: Field, value: Value | undefined, lang: Lang): Cell => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return field.derived ? clean(shownNumber(field, value)) : value;
  return field.codes || typeof value === 'boolean' ? formatField(field, value, lang) : value;
};

const kindOf = ({ type }: Field): Column['kind'] => {
  if (type === 'date') return 'date';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
};

const ID: Column = { id: 'id', head: 'id', kind: 'text', cell: ({ id }) => id };

/** The id first, by which a row that comes back is known. */
export const columnsOf = ({ fields, lang }: Context): readonly Column[] => [
  ID,
  ...fields.map((field) => ({
    id: field.id,
    head: fieldLabel(asStored(field), lang),
    kind: kindOf(field),
    cell: ({ properties }: Feature) => cellOf(field, properties[field.id], lang),
  })),
];
