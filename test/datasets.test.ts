/** Every declaration of a dataset, held to the rules that the rest of the program rests on. */
import { describe, expect, it } from 'vitest';
import { mayReadDataset, mayReadField, ROLES } from '../server/domain/access.ts';
import type { Code, Dataset, Field } from '../server/domain/dataset.ts';
import { DATASETS, datasetOf, fieldOf } from '../server/domain/datasets/index.ts';
import { GROUPS, PROVENANCE } from '../server/domain/datasets/provenance.ts';
import { derive, vacancyOf } from '../server/domain/derive.ts';
import { standingOf } from '../server/domain/land/standing.ts';
import { fieldLabel, formatField } from '../server/domain/show.ts';
import { convert } from '../server/domain/units.ts';

const all: readonly Dataset[] = DATASETS;
const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;
const COLOUR = /^#[0-9A-F]{6}$/;
const TYPES = ['text', 'integer', 'number', 'boolean', 'date', 'code'];
const KINDS = ['point', 'line', 'polygon', 'none'];
const READS = ['public', 'staff', 'desk', 'manager'];
/** Above this a tile of many parcels grows past its budget. */
const MOST_TILE_FIELDS = 12;
/** Words of SQL that are names here and must be quoted wherever SQL is written; a new one is a decision, not an accident. */
const RESERVED_NAMES = ['check', 'constraint'];
/** Reserved in SQLite or PostgreSQL. */
const SQL_WORDS = [
  'all',
  'and',
  'any',
  'array',
  'as',
  'asc',
  'between',
  'by',
  'case',
  'check',
  'collate',
  'column',
  'constraint',
  'create',
  'cross',
  'default',
  'delete',
  'desc',
  'distinct',
  'drop',
  'else',
  'end',
  'except',
  'exists',
  'fetch',
  'for',
  'foreign',
  'from',
  'grant',
  'group',
  'having',
  'in',
  'index',
  'insert',
  'intersect',
  'into',
  'is',
  'join',
  'left',
  'like',
  'limit',
  'not',
  'null',
  'offset',
  'on',
  'only',
  'or',
  'order',
  'primary',
  'references',
  'right',
  'select',
  'set',
  'table',
  'then',
  'to',
  'transaction',
  'union',
  'unique',
  'update',
  'user',
  'using',
  'values',
  'when',
  'where',
  'with',
];

const unique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

function expectWords(label: { readonly zh: string; readonly en: string }): void {
  expect(label.zh).toMatch(/\S/);
  expect(label.en).toMatch(/\S/);
  // An English label holds no Chinese, unless it explains a term in brackets.
  expect(label.en.replace(/\([^)]*\)/g, '')).not.toMatch(/\p{Script=Han}/u);
}

it('declares each dataset once, in camelCase, a parent before its children', () => {
  expect(unique(all.map(({ id }) => id))).toBe(true);
  for (const [index, dataset] of all.entries()) {
    expect(dataset.id).toMatch(CAMEL_CASE);
    expect(datasetOf(dataset.id)).toBe(dataset);
    const earlier = all.slice(0, index + 1).map(({ id }) => id);
    const required = dataset.fields.filter((field) => field.ref && field.required);
    for (const { ref } of required) expect(earlier).toContain(ref);
  }
});

describe.each(all.map((dataset) => [dataset.id, dataset] as const))('%s', (_, dataset) => {
  it('holds facts only, no functions', () => {
    expect(JSON.parse(JSON.stringify(dataset))).toEqual(dataset);
  });

  it('is named in both languages and has a known kind of shape and a legal reader', () => {
    expectWords(dataset);
    expect(KINDS).toContain(dataset.geometry);
    expect(READS).toContain(dataset.read);
    expect(dataset.minZoom === undefined || dataset.geometry !== 'none').toBe(true);
  });

  it('has fields with unique camelCase ids, words in both languages, and a known type', () => {
    expect(unique(dataset.fields.map(({ id }) => id.toLowerCase()))).toBe(true);
    for (const field of dataset.fields) {
      expect(field.id).toMatch(CAMEL_CASE);
      expect(TYPES).toContain(field.type);
      expectWords(field);
    }
  });

  it('uses no reserved word of SQL as a name, but for those known to be quoted', () => {
    const names = [dataset.id, ...dataset.fields.map(({ id }) => id)];
    const reserved = names.filter((name) => SQL_WORDS.includes(name.toLowerCase()));
    for (const name of reserved) expect(RESERVED_NAMES).toContain(name);
    // Columns that the GeoPackage itself brings.
    for (const { id } of dataset.fields) expect(['fid', 'geom', 'id']).not.toContain(id);
  });

  it('carries the fields of provenance', () => {
    const ids = dataset.fields.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(PROVENANCE.map(({ id }) => id)));
  });

  it('names as title, symbology and search only fields it has', () => {
    if (dataset.title !== 'id') expect(fieldOf(dataset, dataset.title)).toBeDefined();
    for (const id of dataset.search ?? []) expect(fieldOf(dataset, id)?.type).toBe('text');
    if (dataset.symbology) expect(fieldOf(dataset, dataset.symbology)?.type).toBe('code');
  });

  it('gives each class of its legend a colour and a mark of its own', () => {
    const field = dataset.symbology ? fieldOf(dataset, dataset.symbology) : undefined;
    const entries: readonly Pick<Code, 'id' | 'colour' | 'mark'>[] = field?.classes ?? field?.codes ?? [];
    for (const { colour, mark } of entries) {
      expect(colour).toMatch(COLOUR);
      expect([...(mark ?? '')]).toHaveLength(1);
    }
    expect(unique(entries.map(({ colour }) => colour ?? ''))).toBe(true);
    expect(unique(entries.map(({ mark }) => mark ?? ''))).toBe(true);
  });

  it('has codes exactly on its code fields, unique and in both languages, each in a known class', () => {
    for (const field of dataset.fields) {
      expect(field.codes !== undefined, field.id).toBe(field.type === 'code');
      const codes = field.codes ?? [];
      expect(unique(codes.map(({ id }) => id))).toBe(true);
      // A file may carry the label in place of the code, so labels must tell codes apart, too.
      for (const lang of ['zh', 'en'] as const) expect(unique(codes.map((code) => code[lang])), field.id).toBe(true);
      for (const code of codes) expectCode(field, code);
      for (const each of field.classes ?? []) {
        expectWords(each);
        expect(
          codes.some((code) => code.class === each.id),
          each.id,
        ).toBe(true);
      }
    }
  });

  it('refers only to datasets that exist, by text', () => {
    for (const { ref, type } of dataset.fields.filter((field) => field.ref)) {
      expect(datasetOf(ref!)).toBeDefined();
      expect(type).toBe('text');
    }
  });

  it('puts fields in known groups, all of them or none', () => {
    const groups = dataset.fields
      .filter((field) => !PROVENANCE.some(({ id }) => id === field.id))
      .map(({ group }) => group);
    for (const group of groups) if (group) expect(Object.keys(GROUPS)).toContain(group);
    expect(new Set(groups.map((group) => group === undefined)).size).toBe(1);
  });

  it('keeps its tiles small', () => {
    expect(dataset.fields.filter((field) => field.tile).length).toBeLessThanOrEqual(MOST_TILE_FIELDS);
    if (dataset.geometry === 'none') expect(dataset.fields.some((field) => field.tile)).toBe(false);
  });

  it('gives units and ranges to numbers only, shown units of the same kind, and bounds in order', () => {
    for (const { id, type, unit, shown, range } of dataset.fields) {
      const isNumber = type === 'number' || type === 'integer';
      if (unit || range) expect(isNumber, id).toBe(true);
      if (shown) expect(() => convert(1, unit!, shown)).not.toThrow();
      if (range && range[0] !== null && range[1] !== null) expect(range[0]).toBeLessThan(range[1]);
    }
  });

  it('has a legal reader on every field, never wider than the dataset', () => {
    for (const field of dataset.fields) {
      if (field.read) expect(READS).toContain(field.read);
      for (const role of ROLES) {
        if (mayReadField(role, dataset, field)) expect(mayReadDataset(role, dataset)).toBe(true);
      }
    }
  });

  it('has its derived fields produced, and nothing else', () => {
    const derived = dataset.fields.filter((field) => field.derived).map(({ id }) => id);
    const produced = Object.keys(derive(dataset.id, {}, null));
    const ofUnits = dataset.id === 'building' ? Object.keys(vacancyOf({}, [])) : [];
    const alone = { works: [], sketch: () => null, assessments: () => [] };
    const ofPlace =
      dataset.id === 'parcel' ? Object.keys(standingOf({ id: 'l1', properties: {}, geometry: null }, alone)) : [];
    expect([...produced, ...ofUnits, ...ofPlace].sort()).toEqual([...derived].sort());
  });

  it('shows an unknown value of every field as a dash and its label with its unit', () => {
    for (const field of dataset.fields) {
      for (const lang of ['zh', 'en'] as const) {
        expect(formatField(field, null, lang)).toBe('—');
        expect(fieldLabel(field, lang)).toContain(field[lang]);
      }
    }
  });
});

function expectCode(field: Field, code: Code): void {
  expectWords(code);
  expect(code.id).toMatch(/^[a-zA-Z0-9]+$/);
  if (field.classes) expect(field.classes.map(({ id }) => id)).toContain(code.class);
  else expect(code.class).toBeUndefined();
}
