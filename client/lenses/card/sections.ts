/** The rows of a detail card, derived from the declaration: section by section, known values first, unknown ones named. */
import type { Dataset, Field } from '#domain/dataset.ts';
import { GROUPS } from '#domain/datasets/provenance.ts';
import type { Value } from '#domain/edit.ts';
import { digits, type Lang, unitLabel } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { type Names, shown } from '../names.ts';

export type CardRow = { readonly field: Field; readonly value: Value; readonly text: string };

export type Section = {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly CardRow[];
  readonly unknown: readonly string[];
};

/** Areas that stand side by side are compared: whole ㎡ instead of 3.49 万㎡ thrice. */
const textOf = (field: Field, value: Value | undefined, names: Names, lang: Lang): string =>
  field.group === 'area' && field.unit === 'm2' && !field.shown && typeof value === 'number'
    ? `${digits(value, [0, 0])} ${unitLabel('m2', lang)}`
    : shown(field, value, names, lang);

/** Said elsewhere on the card: the name above it, trust and contact below it. */
const ELSEWHERE: ReadonlySet<string> = new Set(['provenance', 'contact']);

export const isKnown = (value: Value | undefined): value is Exclude<Value, null> =>
  value !== null && value !== undefined && value !== '';

/**
 * `sections` in the order of GROUPS. A field that the answer leaves out may not be read by this reader and is not named
 * as unknown. `skip` are fields that a panel of its own shows.
 */
export const sectionsOf = (
  dataset: Dataset,
  item: Item,
  names: Names,
  lang: Lang,
  skip: ReadonlySet<string> = new Set(),
): readonly Section[] =>
  Object.entries(GROUPS).flatMap(([id, label]) => {
    const fields = dataset.fields.filter(
      (field) => field.group === id && field.id !== dataset.title && !skip.has(field.id) && field.id in item.properties,
    );
    if (ELSEWHERE.has(id) || fields.length === 0) return [];
    const known = fields.filter((field) => isKnown(item.properties[field.id]));
    const rows = known.map(
      (field): CardRow => ({
        field,
        value: item.properties[field.id] ?? null,
        text: textOf(field, item.properties[field.id], names, lang),
      }),
    );
    return [
      {
        id,
        name: label[lang],
        rows,
        unknown: fields.filter((field) => !known.includes(field)).map((field) => field[lang]),
      },
    ];
  });

/** The three or four figures on top of the card: number columns with a unit, in declared order. */
export const headlineOf = (dataset: Dataset, item: Item, names: Names, lang: Lang): readonly CardRow[] =>
  dataset.fields
    .filter((field) => field.column && field.unit && isKnown(item.properties[field.id]))
    .slice(0, 3)
    .map((field) => ({
      field,
      value: item.properties[field.id] ?? null,
      text: shown(field, item.properties[field.id], names, lang),
    }));
