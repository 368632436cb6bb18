/** What an edit changes in one row, field by field, and how two versions of a row meet. */
import type { Dataset, Field } from '#domain/dataset.ts';
import type { Value } from '#domain/edit.ts';
import type { Item } from '../api.ts';
import type { Properties } from './edit-values.ts';

export type FieldDiff = { readonly field: Field; readonly before: Value; readonly after: Value };

type Side = Pick<Item, 'properties' | 'geometry'> | null;

const known = (side: Side, id: string): Value => side?.properties[id] ?? null;

/** Fields whose values differ, in declared order. A side that leaves a field out may not show it, and is not compared. */
export const diffOf = (dataset: Dataset, before: Side, after: Side): readonly FieldDiff[] =>
  dataset.fields
    .filter(({ id }) => !before || !after || (id in before.properties && id in after.properties))
    .map((field) => ({ field, before: known(before, field.id), after: known(after, field.id) }))
    .filter((diff) => diff.before !== diff.after);

export const sameShape = (a: GeoJSON.Geometry | null, b: GeoJSON.Geometry | null): boolean =>
  JSON.stringify(a && bare(a)) === JSON.stringify(b && bare(b));

/** Members that a server adds, such as a box, are no part of the shape. */
const bare = (geometry: GeoJSON.Geometry) =>
  'coordinates' in geometry ? [geometry.type, geometry.coordinates] : geometry;

export type Choice = 'yours' | 'theirs';

/** A field that two people wrote differently. `geometry` stands for the shape. */
export type Clash = {
  readonly field: Field | 'geometry';
  readonly base: Value;
  readonly yours: Value;
  readonly theirs: Value;
  /** What is kept unless the reader says otherwise: what only one of the two has touched is that one's. */
  readonly kept: Choice;
};

export type Versions = {
  readonly base: Pick<Item, 'properties' | 'geometry'>;
  /** Fields that you have changed. */
  readonly yours: Properties;
  /** Absent = you left the shape alone. */
  readonly shape: GeoJSON.Geometry | null | undefined;
  readonly theirs: Pick<Item, 'properties' | 'geometry'>;
};

/** Where your version differs from the one that stands now. */
export const clashesOf = (dataset: Dataset, { base, yours, shape, theirs }: Versions): readonly Clash[] => {
  const fields = dataset.fields.flatMap((field): Clash[] => {
    if (field.derived) return [];
    const was = base.properties[field.id] ?? null;
    const [mine, other] = [yours[field.id] === undefined ? was : yours[field.id]!, theirs.properties[field.id] ?? null];
    if (mine === other) return [];
    return [{ field, base: was, yours: mine, theirs: other, kept: field.id in yours ? 'yours' : 'theirs' }];
  });
  const mine = shape === undefined ? base.geometry : shape;
  if (sameShape(mine, theirs.geometry)) return fields;
  return [
    ...fields,
    { field: 'geometry', base: null, yours: null, theirs: null, kept: shape === undefined ? 'theirs' : 'yours' },
  ];
};

export const clashId = ({ field }: Clash): string => (field === 'geometry' ? field : field.id);

/** What is left to write over their version once each clash is decided. */
export const decided = (
  clashes: readonly Clash[],
  choices: Readonly<Record<string, Choice>>,
  shape: GeoJSON.Geometry | null | undefined,
): { readonly properties: Properties; readonly geometry?: GeoJSON.Geometry | null } => {
  const mine = clashes.filter((clash) => (choices[clashId(clash)] ?? clash.kept) === 'yours');
  const properties = Object.fromEntries(
    mine.flatMap(({ field, yours }) => (field === 'geometry' ? [] : [[field.id, yours] as const])),
  );
  return mine.some(({ field }) => field === 'geometry') && shape !== undefined
    ? { properties, geometry: shape }
    : { properties };
};
