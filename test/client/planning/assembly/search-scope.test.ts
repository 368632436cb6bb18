import { expect, test } from 'vitest';
import { scopeCql } from '../../../../client/planning/assembly/search-scope.ts';
import type { Brief } from '../../../../server/domain/brief.ts';
import { matches, parse } from '../../../../server/domain/filter.ts';

const BRIEF: Brief = {
  areaMinM2: { value: 100_000, weight: 'must' },
  areaMaxM2: { value: 200_000, weight: 'must' },
  landUses: { value: ['100102'], weight: 'must' },
  place: { value: { zones: ['linfen'] }, weight: 'must' },
};

test('the brief asks for its place and its other musts; the area is for the parcels together', () => {
  const filter = parse(scopeCql('brief', BRIEF, null)!);
  const lot = { status: 'ready', landUse: '100102', zoneId: 'linfen', areaM2: 30_000 };
  expect(matches(filter, lot)).toBe(true);
  expect(matches(filter, { ...lot, zoneId: 'huozhou' })).toBe(false);
  expect(matches(filter, { ...lot, landUse: '100101' })).toBe(false);
  expect(matches(filter, { ...lot, landUse: null })).toBe(true);
});

test('a zone is asked for by its id, the map by what it shows', () => {
  expect(scopeCql('zone:huozhou', null, null)).toBe("zoneId = 'huozhou'");
  const filter = parse(scopeCql('extent', null, [111, 36, 112, 37])!);
  expect(matches(filter, {}, { type: 'Point', coordinates: [111.5, 36.5] })).toBe(true);
  expect(matches(filter, {}, { type: 'Point', coordinates: [110.5, 36.5] })).toBe(false);
});

test('without a map or a brief nothing limits the search', () => {
  expect(scopeCql('extent', null, null)).toBeUndefined();
  expect(scopeCql('brief', null, null)).toBeUndefined();
});
