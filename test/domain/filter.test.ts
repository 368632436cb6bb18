import { describe, expect, test } from 'vitest';
import { mayReadField, ROLES } from '../../server/domain/access.ts';
import { DATASETS, datasetOf } from '../../server/domain/datasets/index.ts';
import { MutuError } from '../../server/domain/errors.ts';
import {
  allOf,
  checkFilter,
  clauseFor,
  type Filter,
  fieldsOf,
  matches,
  parse,
  print,
  replaceClause,
  withoutField,
} from '../../server/domain/filter.ts';
import { like } from '../../server/domain/like.ts';

const refusal = (act: () => unknown): MutuError => {
  try {
    act();
  } catch (error) {
    if (error instanceof MutuError) return error;
    throw error;
  }
  throw new Error('was not refused');
};

describe('parse', () => {
  test.each<[string, Filter]>([
    ['a = 1', { op: '=', field: 'a', value: 1 }],
    ['"a ""b""" <> -1.5e3', { op: '<>', field: 'a "b"', value: -1500 }],
    ["面积 = 'O''Neil'", { op: '=', field: '面积', value: "O'Neil" }],
    ["a>DATE('2024-02-29')", { op: '>', field: 'a', value: '2024-02-29' }],
    ['isStandardLand=true', { op: '=', field: 'isStandardLand', value: true }],
    ['date is not null', { op: 'not', arg: { op: 'isNull', field: 'date' } }],
    ['a NOT IN (1,2)', { op: 'not', arg: { op: 'in', field: 'a', values: [1, 2] } }],
    ['S_INTERSECTS(geom, ENVELOPE(111, 36, 112, 37))', { op: 'intersects', area: [111, 36, 112, 37] }],
    [
      'a BETWEEN 1 AND 2 AND b = 3',
      {
        op: 'and',
        args: [
          { op: 'between', field: 'a', low: 1, high: 2 },
          { op: '=', field: 'b', value: 3 },
        ],
      },
    ],
    [
      'a = 1 OR b = 2 AND NOT c = 3',
      {
        op: 'or',
        args: [
          { op: '=', field: 'a', value: 1 },
          {
            op: 'and',
            args: [
              { op: '=', field: 'b', value: 2 },
              { op: 'not', arg: { op: '=', field: 'c', value: 3 } },
            ],
          },
        ],
      },
    ],
  ])('reads %s', (text, filter) => {
    expect(parse(text)).toEqual(filter);
  });

  test.each([
    ["isFree=TRUE  and name like 'x%'", "isFree = TRUE AND name LIKE 'x%'"],
    ['NOT (a IS NULL)', 'a IS NOT NULL'],
    ['((a = 1)) OR (b = 2 AND c = 3)', 'a = 1 OR (b = 2 AND c = 3)'],
    ['s_intersects(GEOMETRY, polygon((1 2,3 2,3 4,1 2)))', 'S_INTERSECTS(geometry, POLYGON((1 2, 3 2, 3 4, 1 2)))'],
    ['"in" = 1e21', '"in" = 1E+21'],
  ])('spells %s in one way', (text, spelling) => {
    expect(print(parse(text))).toBe(spelling);
    expect(print(parse(spelling))).toBe(spelling);
  });

  test.each<[string, string, number]>([
    ['nothing', '', 0],
    ['a quote that is never closed', "name = 'x", 7],
    ['a quoted name that is never closed', '"name = 1', 0],
    ['a bracket that is never closed', '(a = 1', 6],
    ['a bracket too many', 'a = 1)', 5],
    ['two conditions without AND', 'a = 1 b = 2', 6],
    ['a statement after the filter', 'a = 1; DROP TABLE parcel', 5],
    ['a UNION', 'a = 1 UNION SELECT 1', 6],
    ['a function in front', "load_extension('x') = 1", 0],
    ['a function as value', 'a = randomblob(9)', 4],
    ['CASEI', "CASEI(name) = 'x'", 0],
    ['another spatial function', 'S_WITHIN(geom, BBOX(1,2,3,4))', 0],
    ['a value on the left', '5 < a', 0],
    ['two fields', 'a = b', 4],
    ['!=', 'a != 1', 2],
    ['full-width digits', 'a = １', 4],
    ['a full-width equals sign', 'a ＝ 1', 2],
    ['a number too large', 'a = 1e999', 4],
    ['NUL', "a = '\0'", 4],
    ['an empty IN', 'a IN ()', 6],
    ['an IN of two types', "a IN (1, 'x')", 6],
    ['a BETWEEN of two types', "a BETWEEN 1 AND 'x'", 10],
    ['a LIKE without text', 'a LIKE 5', 7],
    ['a NOT before =', 'a NOT = 5', 6],
    ['a day that does not exist', "a = DATE('2023-02-29')", 9],
    ['an open ring', 'S_INTERSECTS(geom, POLYGON((1 2, 3 2, 3 4, 1 3)))', 27],
    ['a ring of two points', 'S_INTERSECTS(geom, POLYGON((1 2, 3 2, 1 2)))', 27],
    ['metres taken for degrees', 'S_INTERSECTS(geom, BBOX(512000, 4000000, 513000, 4001000))', 19],
    ['a box turned round', 'S_INTERSECTS(geom, BBOX(112, 36, 111, 37))', 19],
    ['a box of six numbers', 'S_INTERSECTS(geom, BBOX(1, 2, 0, 3, 4, 0))', 19],
    ['an area against a field', 'S_INTERSECTS(name, BBOX(1, 2, 3, 4))', 13],
    ['brackets 600 deep', `${'('.repeat(600)}a = 1${')'.repeat(600)}`, 32],
    ['NOT 600 deep', `${'NOT '.repeat(600)}a = 1`, 128],
    ['700 ORs', Array(700).fill('a=1').join(' OR '), 896],
    ['more than 16 384 characters', `a = '${'x'.repeat(16_384)}'`, 16_384],
  ])('refuses %s and says where', (_, text, at) => {
    const { code, say, detail } = refusal(() => parse(text));
    expect({ code, at: detail['at'] }).toEqual({ code: 'badFilter', at });
    expect(say.zh).toMatch(new RegExp(`第 ${at + 1} 个字符`));
    expect(say.en).toMatch(new RegExp(`character ${at + 1}: .+\\.$`));
  });

  test('takes depth 32 and 256 operations', () => {
    expect(fieldsOf(parse(`${'('.repeat(32)}a = 1${')'.repeat(32)}`))).toEqual(['a']);
    expect(fieldsOf(parse(Array(128).fill('a = 1').join(' OR ')))).toEqual(['a']);
  });

  test('takes fifteen areas, each of which costs what many comparisons do', () => {
    const areas = (number: number) => Array(number).fill('S_INTERSECTS(geom, BBOX(1, 2, 3, 4))').join(' OR ');
    expect(() => parse(areas(15))).not.toThrow();
    expect(() => parse(areas(16))).toThrow(/badFilter/);
  });
});

describe('matches', () => {
  test('values of another type are unknown, and so is their opposite', () => {
    for (const text of ["a = '1'", "NOT a = '1'", 'a = TRUE', "a LIKE '1'", "NOT a LIKE '1'"])
      expect(matches(parse(text), { a: 1 })).toBe(false);
  });

  test('no property is inherited', () => {
    expect(matches({ op: 'isNull', field: '__proto__' }, {})).toBe(true);
    expect(matches({ op: 'isNull', field: 'constructor' }, {})).toBe(true);
  });

  test('a pattern made to go back and back is answered at once', () => {
    const start = performance.now();
    expect(like('a'.repeat(5_000), `${'%a'.repeat(2_000)}b`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('parts of a filter', () => {
  const filter = parse(
    "status IN ('ready') AND areaM2 >= 5 AND (areaM2 < 9 OR levelled = TRUE) AND S_INTERSECTS(geom, BBOX(1, 2, 3, 4))",
  );

  test('its fields', () => {
    expect(fieldsOf(filter)).toEqual(['status', 'areaM2', 'levelled']);
  });

  test('without a field it keeps every clause that also speaks of something else', () => {
    expect(print(withoutField(filter, 'areaM2')!)).toBe(
      "status IN ('ready') AND (areaM2 < 9 OR levelled = TRUE) AND S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))",
    );
    expect(withoutField(parse('a > 1 AND NOT a = 5'), 'a')).toBeNull();
    expect(withoutField(null, 'a')).toBeNull();
    const besideAnArea = parse('a = 1 OR NOT S_INTERSECTS(geom, BBOX(1, 2, 3, 4))');
    expect(withoutField(besideAnArea, 'a')).toEqual(besideAnArea);
  });

  test('the clause of a field', () => {
    expect(clauseFor(filter, 'areaM2')).toEqual({ op: '>=', field: 'areaM2', value: 5 });
    expect(print(clauseFor(parse('a > 1 AND b = 2 AND a < 3'), 'a')!)).toBe('a > 1 AND a < 3');
    expect(clauseFor(filter, 'levelled')).toBeNull();
  });

  test('one clause exchanged for another, added, or taken away', () => {
    const start = parse('a = 1 AND b = 2');
    expect(print(replaceClause(start, 'a', parse('a IN (1, 3)'))!)).toBe('b = 2 AND a IN (1, 3)');
    expect(print(replaceClause(null, 'a', parse('a = 1'))!)).toBe('a = 1');
    expect(replaceClause(parse('a = 1'), 'a', null)).toBeNull();
  });

  test('all of several', () => {
    expect(allOf([null, undefined])).toBeNull();
    expect(print(allOf([parse('a = 1 AND b = 2'), null, parse('c = 3 OR d = 4')])!)).toBe(
      'a = 1 AND b = 2 AND (c = 3 OR d = 4)',
    );
  });
});

describe('checkFilter', () => {
  const parcel = datasetOf('parcel')!;
  const check = (text: string, role: (typeof ROLES)[number] = 'guest') => checkFilter(parse(text), parcel, role);

  test('a field that may not be read is refused in the very words of one that does not exist', () => {
    const said = (field: string) => JSON.stringify(refusal(() => check(`${field} = 1`)).say).replaceAll(field, '');
    expect(said('sourceEpsg')).toBe(said('sourceEpsx'));
    expect(() => check('sourceEpsg = 4547', 'planner')).not.toThrow();
    for (const text of ["sourceEpsg = 1 OR name = 'x'", "name = 'x' OR sourceEpsg = 1", 'NOT sourceEpsg = 1'])
      expect(refusal(() => check(text)).detail).toEqual({ field: 'sourceEpsg' });
  });

  test('that holds for every field of every dataset and every role, also inside NOT and OR', () => {
    for (const dataset of DATASETS)
      for (const role of ROLES)
        for (const field of dataset.fields) {
          const ask = () =>
            checkFilter(parse(`NOT ("${field.id}" IS NULL OR "${field.id}" IS NOT NULL)`), dataset, role);
          if (mayReadField(role, dataset, field)) ask();
          else
            expect(refusal(ask).say.en).toBe(
              `Filter, field “${field.id}”: there is no such field; see the queryables.`,
            );
        }
  });

  test.each([
    ["areaM2 = '5'", 'number'],
    ['name = 5', 'text in single quotes'],
    ["isStandardLand = 'x'", 'TRUE or FALSE'],
    ['isStandardLand > FALSE', 'yes/no'],
    ["areaM2 LIKE '5%'", 'text only'],
    ["listedOn > '2024'", 'DATE'],
    ['status IN (1)', 'text in single quotes'],
  ])('%s is refused with the way to mend it', (text, words) => {
    expect(refusal(() => check(text)).say.en).toContain(words);
  });

  test('takes what fits: LIKE on days, NULL on anything, areas on parcels but not on figures', () => {
    check(
      "listedOn LIKE '2024-%' AND areaM2 IS NULL AND isStandardLand IN (TRUE) AND S_INTERSECTS(geom, BBOX(1, 2, 3, 4))",
    );
    expect(
      refusal(() => checkFilter(parse('S_INTERSECTS(geom, BBOX(1, 2, 3, 4))'), datasetOf('fact')!, 'guest')).code,
    ).toBe('badFilter');
  });
});
