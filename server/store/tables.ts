/**
 * Names and stored forms shared by every statement of this folder: one table a dataset, named by its id; one column a
 * field, named by its id; the geometry in `geom`; the spatial index in `rtree_<dataset>_geom` (GeoPackage 1.3, annex F.3).
 */
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Value } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';

/** What SQLite holds in a column of ours. */
export type Stored = string | number | null;

export const GEOMETRY_COLUMN = 'geom';

/** The action of touches by `server/standing` in the list of touched rows: what it writes is neither drawn nor covered. */
export const STANDING = 'standing';

/** An SQL identifier; dataset and field ids are ours, so this guards against reserved words (`check`), not against input. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const rtreeOf = (dataset: Dataset): string => `rtree_${dataset.id}_${GEOMETRY_COLUMN}`;

export const hasGeometry = (dataset: Dataset): boolean => dataset.geometry !== 'none';

/** The columns of `fields`, with the id and, where wanted and there is one, the geometry. */
export const columnsOf = (dataset: Dataset, fields: readonly Field[], geometry: boolean): string[] => [
  'id',
  ...fields.map((field) => field.id),
  ...(geometry && hasGeometry(dataset) ? [GEOMETRY_COLUMN] : []),
];

const JAVASCRIPT_TYPES = {
  text: 'string',
  code: 'string',
  date: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
} as const;

/**
 * The stored form of a value: booleans become 0 and 1. SQLite would keep a text in a number column without a word, so a
 * value of the wrong kind is refused here.
 */
export const toStored = (field: Field, value: Value | undefined): Stored => {
  if (value === null || value === undefined) return null;
  if (typeof value !== JAVASCRIPT_TYPES[field.type] || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new MutuError(
      'unprocessable',
      {
        zh: `“${field.zh}”的值类型不对：${String(value)}。`,
        en: `The value of "${field.en}" is of the wrong kind: ${String(value)}.`,
      },
      { field: field.id },
    );
  }
  return typeof value === 'boolean' ? Number(value) : value;
};

/** The value as the program knows it; a column filled by another program with something else reads as it is. */
export const fromStored = (field: Field, stored: unknown): Value => {
  if (stored === null || stored === undefined) return null;
  if (field.type === 'boolean') return stored !== 0 && stored !== '0';
  return typeof stored === 'string' || typeof stored === 'number' ? stored : null;
};
