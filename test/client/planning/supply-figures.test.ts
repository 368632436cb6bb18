import { expect, test } from 'vitest';
import { balances, demandOf, stockFrom } from '../../../client/planning/supply/supply-figures.ts';
import type { SupplyYear } from '../../../server/domain/land/answer.ts';

const year = (of: number | null, readyM2: number, demandM2: number, unknownDemands = 0): SupplyYear => ({
  year: of,
  readyM2,
  parcels: 1,
  demandM2,
  projects: 1,
  unknownDemands,
});

test('years add up: what one leaves over serves the next, what it lacks is still wanted', () => {
  const found = balances([year(2024, 100, 30), year(2025, 0, 90), year(2026, 50, 0)]);
  expect(found.map(({ balanceM2 }) => balanceM2)).toEqual([70, -20, 30]);
});

test('land and projects of no known year have no balance, and are wanted all the same', () => {
  const years = [year(2025, 10, 4), year(null, 500, 6, 2)];
  expect(balances(years).map(({ balanceM2 }) => balanceM2)).toEqual([6, null]);
  expect(demandOf({ years })).toEqual({ m2: 10, unknown: 2 });
});

test('the stock from a tier on holds that tier and those above it', () => {
  const stock = [1, 3, 4, 5].map((tier) => ({ tier: tier as 1, parcels: 1, areaM2: 10 ** tier, unknownAreas: 0 }));
  expect(stockFrom(stock, 4)).toBe(110_000);
});
