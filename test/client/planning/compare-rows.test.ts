import { expect, test } from 'vitest';
import type { Item } from '../../../client/api.ts';
import { compare } from '../../../client/planning/compare/compare-rows.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';

const item = (id: string, properties: Item['properties']): Item => ({ id, properties, geometry: null });
const both = (one: Item['properties'], other: Item['properties']) =>
  compare(parcel, [item('a', one), item('b', other)], [], new Map(), 'zh');

test('what differs most comes first, what is alike is folded', () => {
  const { differing, alike } = both(
    { areaM2: 40_000, priceWanYuanPerMu: 10, termYears: 50, tenure: 'stateOwned' },
    { areaM2: 41_000, priceWanYuanPerMu: 20, termYears: 50, tenure: 'stateOwned' },
  );
  expect(differing.map(({ id }) => id)).toEqual(['priceWanYuanPerMu', 'areaM2']);
  expect(alike.map(({ id }) => id)).toEqual(['tenure', 'termYears']);
});

test('the lower price and the service further on are best; of two areas neither is', () => {
  const { differing } = both(
    { areaM2: 40_000, priceWanYuanPerMu: 10, heat: 'planned' },
    { areaM2: 41_000, priceWanYuanPerMu: 20, heat: 'availableAtLine' },
  );
  const best = Object.fromEntries(differing.map(({ id, cells }) => [id, cells.map(({ isBest }) => isBest)]));
  expect(best).toEqual({ priceWanYuanPerMu: [true, false], heat: [false, true], areaM2: [false, false] });
});

test('what is not known is told as such and is never best, nor worst', () => {
  const { differing } = both({ priceWanYuanPerMu: null, gas: 'unknown' }, { priceWanYuanPerMu: 20, gas: 'none' });
  for (const { cells } of differing) expect(cells[0]).toMatchObject({ isKnown: false });
  expect(differing.find(({ id }) => id === 'priceWanYuanPerMu')!.cells[1]!.isBest).toBe(false);
});

test('a field that nobody knows is left out, an extra figure stands among the fields', () => {
  const tier = { id: 'tier', label: { zh: '分级', en: 'Tier' }, values: [3, 5], text: String };
  const { differing, alike } = compare(parcel, [item('a', {}), item('b', {})], [tier], new Map(), 'zh');
  expect(alike).toEqual([]);
  expect(differing).toHaveLength(1);
  expect(differing[0]!.cells).toEqual([
    { text: '3', isKnown: true, isBest: false },
    { text: '5', isKnown: true, isBest: true },
  ]);
});

test('the tier is told once: by the land sheet, with its scheme', () => {
  const tier = { id: 'tier', label: { zh: '分级', en: 'Tier' }, values: [2, 5], text: String };
  const stored = [item('a', { readinessTier: 'tier2' }), item('b', { readinessTier: 'tier5' })];
  const { differing } = compare(parcel, stored, [tier], new Map(), 'zh');
  expect(differing.map(({ id }) => id)).toEqual(['tier']);
});

test('the way to a substation is compared, and the shorter one is better; a sketched line makes none better', () => {
  const { differing } = both({ substationM: 545, motorwayKm: 3 }, { substationM: 901, motorwayKm: 5 });
  const best = Object.fromEntries(differing.map(({ id, cells }) => [id, cells.map(({ isBest }) => isBest)]));
  expect(best).toEqual({ substationM: [true, false], motorwayKm: [false, false] });
});
