import { expect, test } from 'vitest';
import {
  boundsOf,
  chosen,
  clauseOf,
  demandsOf,
  withBounds,
  withChoices,
} from '../../../client/lenses/register/clauses.ts';
import { fieldOf } from '../../../server/domain/datasets/index.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';
import { type Filter, parse, print } from '../../../server/domain/filter.ts';

const area = fieldOf(parcel, 'areaM2')!;

test('choices are added and taken away one by one, and the last one takes the demand with it', () => {
  const one = withChoices(null, 'status', ['ready'], true);
  expect(print(one!)).toBe("status = 'ready'");
  const two = withChoices(one, 'status', ['listed'], true);
  expect([...chosen(two, 'status')]).toEqual(['ready', 'listed']);
  expect(withChoices(withChoices(two, 'status', ['ready'], false), 'status', ['listed'], false)).toBeNull();
});

test('unknown is a choice beside the others, asked as IS NULL', () => {
  const clause = clauseOf('landUse', ['100101', null])!;
  expect(clause).toEqual({
    op: 'or',
    args: [
      { op: '=', field: 'landUse', value: '100101' },
      { op: 'isNull', field: 'landUse' },
    ],
  });
  expect(chosen(clause, 'landUse')).toEqual(new Set(['100101', null]));
});

test('a demand on one field leaves the others alone', () => {
  const filter = parse("status = 'ready' AND areaM2 >= 100");
  expect(print(withChoices(filter, 'status', ['ready'], false)!)).toBe('areaM2 >= 100');
});

test('50 亩 is typed in 亩, asked in ㎡ and read back as 50 (1 亩 = 10000/15 ㎡)', () => {
  const filter = withBounds(null, area, { low: 50, high: null })!;
  expect(filter).toEqual({ op: '>=', field: 'areaM2', value: 33333.333333333336 });
  expect(boundsOf(filter, area)).toEqual({ low: 50, high: null });
});

test.each<[{ low: number | null; high: number | null }]>([
  [{ low: 10, high: 75.42 }],
  [{ low: null, high: 315.14 }],
  [{ low: null, high: null }],
])('bounds %o come back as they were given', (bounds) => {
  const filter = withBounds(null, area, bounds);
  expect(boundsOf(filter, area)).toEqual(bounds);
});

test('bounds written as two comparisons by hand are read too', () => {
  expect(boundsOf(parse('areaM2 >= 10000 AND areaM2 <= 20000'), area)).toEqual({ low: 15, high: 30 });
});

test('demands are the top-level parts of a filter', () => {
  const filter: Filter = parse('a = 1 AND (b = 2 OR c = 3) AND d = 4');
  expect(demandsOf(filter).map(print)).toEqual(['a = 1', expect.stringContaining('OR'), 'd = 4']);
  expect(demandsOf(null)).toEqual([]);
});
