/**
 * What a dataset requires and survey files never hold: the zone a parcel lies in, its status, that it is not invented.
 * Each filling is shown with its reason before anything is written, and the user may set another value.
 */
import type { Code, Dataset, Field, Label } from '../domain/dataset.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { type Area, contains, distanceM, isArea, labelPoint } from '../domain/geometry.ts';
import type { Row } from './normalise.ts';

/** `isSet`: the user said so, also for rows that are stored already. */
export type Fill = {
  readonly field: string;
  readonly reason: Label;
  readonly isSet?: true;
  readonly of: (row: Row) => Value;
};

/** Ground that a row may belong to, by the dataset that its field refers to. */
export type Holders = Readonly<Record<string, readonly Feature[]>>;

/** A survey may reach a little beyond the drawn boundary of its zone. */
const NEAR_M = 30_000;

const SET: Label = { zh: '由用户指定', en: 'set by the user' };

/** The feature that holds the row, else the nearest one; null where none is near. */
function holderOf({ geometry }: Row, features: readonly Feature[]): string | null {
  const at = geometry && labelPoint(geometry);
  const areas = features.filter((feature): feature is Feature & { geometry: Area } => isArea(feature.geometry));
  if (!at) return null;
  const holder = areas.find((feature) => contains(feature.geometry, at));
  if (holder) return holder.id;
  const near = areas
    .map(({ id, geometry: area }) => ({ id, metres: distanceM(at, area) }))
    .filter(({ metres }) => metres < NEAR_M)
    .sort((a, b) => a.metres - b.metres);
  return near[0]?.id ?? null;
}

function fillOf(field: Field, holders: Holders): Fill | null {
  const features = field.ref === undefined ? undefined : holders[field.ref];
  if (features) {
    const [only, second] = features;
    const reason = { zh: '按所在位置', en: 'by where it lies' };
    return {
      field: field.id,
      reason,
      of: (row) => holderOf(row, features) ?? (only && !second ? only.id : null),
    };
  }
  const [first]: readonly Code[] = field.codes ?? [];
  if (field.type === 'code' && first) {
    return {
      field: field.id,
      reason: { zh: `文件未写，取“${first.zh}”`, en: `not in the file: “${first.en}”` },
      of: () => first.id,
    };
  }
  if (field.type === 'boolean')
    return {
      field: field.id,
      reason: { zh: '导入的数据不是模拟数据', en: 'what is imported is not invented' },
      of: () => false,
    };
  return field.type === 'text' && field.ref === undefined
    ? { field: field.id, reason: { zh: '取编号', en: 'its number' }, of: ({ code }) => code }
    : null;
}

/** Fillings of required fields, for rows that leave them blank, and of every field the user sets. */
export function fillsFor(dataset: Dataset, set: Readonly<Record<string, string>>, holders: Holders): readonly Fill[] {
  return dataset.fields.flatMap((field) => {
    const given = Object.hasOwn(set, field.id) ? set[field.id] : undefined;
    if (given !== undefined) return [{ field: field.id, reason: SET, isSet: true, of: () => given }];
    const fill = field.required && !field.derived ? fillOf(field, holders) : null;
    return fill ? [fill] : [];
  });
}
