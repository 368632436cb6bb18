import { expect, test } from 'vitest';
import { nameKey, titleOf } from '../../../client/lenses/names.ts';
import { datasetOf } from '../../../server/domain/datasets/index.ts';

const NAMES = new Map([
  [nameKey('parcel', 'p96'), '北环路地块'],
  [nameKey('zone', 'huozhou'), '霍州经济技术开发区'],
  [nameKey('enterprise', 'e1'), '示例铸造'],
]);

const title = (dataset: string, properties: Record<string, string | number | null>, lang: 'zh' | 'en' = 'zh') =>
  titleOf(datasetOf(dataset)!, { id: 'x1', properties }, NAMES, lang);

test.each([
  ['service', { item: 'heat', parcelId: 'p96' }, '热力 · 北环路地块'],
  ['assessment', { item: 'geohazard', zoneId: 'huozhou' }, /^[^a-z]+ · 霍州经济技术开发区$/],
  ['annualReport', { year: 2023, enterpriseId: 'e1' }, '2023 · 示例铸造'],
] as const)('a row of %s is called by its title in words and by what it belongs to', (dataset, properties, name) => {
  expect(title(dataset, properties)).toMatch(name);
});

test('in the language of the reader', () => {
  expect(title('service', { item: 'heat', parcelId: 'p96' }, 'en')).toBe('Heat · 北环路地块');
});

test('a name of its own stands alone', () => {
  expect(title('parcel', { name: '北环路地块', zoneId: 'huozhou' })).toBe('北环路地块');
});

test('an owner that cannot be read keeps its id, and a row without a title its own', () => {
  expect(title('service', { item: 'heat', parcelId: 'p97' })).toBe('热力 · p97');
  expect(title('parcel', { name: null })).toBe('x1');
});
