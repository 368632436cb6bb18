/** What the author of an import answers or overrides, as it comes over the wire. */

import { isKnownEpsg } from '../domain/crs.ts';
import type { Dataset } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import type { ImportChoices } from '../domain/imports.ts';
import { encodingNamed } from '../import/decode.ts';
import { type Body, isObject } from './request-body.ts';

const LONGEST = 200;
const MOST_LAYERS = 500;

const bad = (name: string, zh: string, en: string): MutuError =>
  new MutuError('badRequest', { zh: `${name}：${zh}`, en: `${name}: ${en}` }, { parameter: name });

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

const crsIn = (value: unknown): number => {
  if (typeof value === 'number' && isKnownEpsg(value)) return value;
  throw bad(
    'crs',
    '应为 EPSG 编号：4490、4326、3857，或 CGCS2000 高斯—克吕格带 4491–4554。',
    'give an EPSG number: 4490, 4326, 3857, or a Gauss–Krüger belt of CGCS2000, 4491–4554.',
  );
};

const encodingIn = (value: unknown): string => {
  if (isText(value) && encodingNamed(value)) return value;
  throw bad(
    'encoding',
    '不认识这种编码；可用 utf-8、gbk、gb18030、big5。',
    'it is unknown; use utf-8, gbk, gb18030 or big5.',
  );
};

const layersIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value) && value.length <= MOST_LAYERS && value.every(isText)) return value;
  throw bad('layers', '应为图层名的列表。', 'give a list of names of layers.');
};

const axesIn = (value: unknown): 'asWritten' | 'swapped' => {
  if (value === 'asWritten' || value === 'swapped') return value;
  throw bad('axes', '应为 asWritten 或 swapped。', 'give asWritten or swapped.');
};

const yesOrNo = (name: string, value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  throw bad(name, '应为 true 或 false。', 'give true or false.');
};

/** Fields of the dataset by id, and the column of shapes, each with a text. */
const textsIn = (name: string, value: unknown, dataset: Dataset): Readonly<Record<string, string>> => {
  if (!isObject(value)) throw bad(name, '应为“字段: 文字”的对象。', 'give an object of fields and texts.');
  const entries = Object.entries(value);
  const known = ['geometry', ...dataset.fields.filter((field) => !field.derived).map(({ id }) => id)];
  const stranger = entries.find(([field, text]) => !known.includes(field) || !isText(text));
  if (stranger)
    throw bad(
      name,
      `“${stranger[0].slice(0, 40)}”不是可导入的字段。`,
      `“${stranger[0].slice(0, 40)}” is no field to import.`,
    );
  return Object.fromEntries(entries) as Record<string, string>;
};

const READ = {
  crs: crsIn,
  encoding: encodingIn,
  layers: layersIn,
  axes: axesIn,
  map: (value, dataset) => textsIn('map', value, dataset),
  set: (value, dataset) => textsIn('set', value, dataset),
  closeRings: (value) => yesOrNo('closeRings', value),
  withoutAttributes: (value) => yesOrNo('withoutAttributes', value),
  elsewhere: (value) => yesOrNo('elsewhere', value),
  clearBlank: (value) => yesOrNo('clearBlank', value),
} satisfies { [K in keyof ImportChoices]-?: (value: unknown, dataset: Dataset) => ImportChoices[K] };

export const CHOICES = Object.keys(READ) as (keyof ImportChoices)[];

/** The choices so far with those of the body; null takes one back. Throws badRequest. */
export function choicesWith(before: ImportChoices, body: Body, dataset: Dataset): ImportChoices {
  const merged: Record<string, unknown> = { ...before };
  for (const name of CHOICES) {
    const value = body[name];
    if (value === null) delete merged[name];
    else if (value !== undefined) merged[name] = READ[name](value, dataset);
  }
  return merged as ImportChoices;
}
