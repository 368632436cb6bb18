import { expect, test } from 'vitest';
import {
  MOST_SAVED,
  readSearches,
  type SavedSearch,
  withoutSearch,
  withSearch,
  writeSearches,
} from '../../../client/state/saved-searches.ts';
import { parse } from '../../../server/domain/filter.ts';

const filter = (name: string, cql = 'areaM2 >= 40000'): SavedSearch => ({
  name,
  kind: 'filter',
  lens: 'land',
  filter: parse(cql),
});

const brief = (name: string): SavedSearch => ({
  name,
  kind: 'brief',
  brief: { areaMinM2: { value: 40_000, weight: 'must' } },
});

test('what is kept is read again as it was', () => {
  const all = [filter('60 亩', "areaM2 >= 40000 AND status IN ('ready', 'listed')"), brief('电池厂')];
  expect(readSearches(writeSearches(all))).toEqual(all);
});

test('a name taken already is given to the new search; a filter and a brief may share one', () => {
  const all = withSearch(withSearch([filter('甲')], brief('甲')), filter('甲', 'areaM2 >= 1'));
  expect(all).toEqual([brief('甲'), filter('甲', 'areaM2 >= 1')]);
  expect(withoutSearch(all, brief('甲'))).toEqual([filter('甲', 'areaM2 >= 1')]);
});

test('the oldest goes where there are too many', () => {
  const all = Array.from({ length: MOST_SAVED + 1 }, (_, at) => filter(String(at))).reduce(
    withSearch,
    [] as readonly SavedSearch[],
  );
  expect(all).toHaveLength(MOST_SAVED);
  expect(all[0]!.name).toBe('1');
});

test('what cannot be read is left out, the rest stands', () => {
  const rows = [
    { name: 'bad', kind: 'filter', lens: 'land', filter: 'areaM2 >=' },
    { name: 'elsewhere', kind: 'filter', lens: 'nowhere', filter: 'areaM2 >= 1' },
    { name: 'odd', kind: 'brief', brief: { areaMinM2: 'much' } },
    null,
    { name: 'good', kind: 'filter', lens: 'land', filter: 'areaM2 >= 1' },
  ];
  expect(readSearches(JSON.stringify(rows)).map(({ name }) => name)).toEqual(['good']);
  expect(readSearches('no JSON')).toEqual([]);
  expect(readSearches(null)).toEqual([]);
});
