/** A zone's own reading of N通一平 against the usual one, by which the register's column is filled. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LandSheet } from '../../server/domain/land/answer.ts';
import { editOf, inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeEach(async () => {
  park = await openParkApp();
});
afterEach(() => park.close());

const read = (id: string, items: string, validFrom: string | null) =>
  inserted('serviceProfile', id, { name: id, level: 3, items, drainageMode: 'both', validFrom, isConfirmed: true });

/** Puts readings of 三通 in the register and gives the card of a parcel whose road, water and power are there. */
const sheetUnder = async (...readings: readonly ReturnType<typeof read>[]): Promise<LandSheet> => {
  if (readings.length > 0) await park.store.edits.apply({ ...editOf(readings), role: 'admin' });
  return park.json<LandSheet>('/api/land/l1');
};

describe('三通 that asks for gas as well', () => {
  it('lowers the level on the card, which tells the usual one beside it', async () => {
    const { level, usualLevel } = await sheetUnder(read('own', 'road,water,power,gas', null));
    expect(level.zh).toBe('通达情况待核实，待核实 燃气');
    expect(usualLevel?.zh).toMatch(/^三通一平，/);
    expect(usualLevel?.en).toMatch(/^3 services, levelled; /);
  });

  it('leaves the column as it was; its explanation says by which reading', async () => {
    await sheetUnder(read('own', 'road,water,power,gas', null));
    const { properties } = (await park.store.features.get('parcel', 'l1', 'guest'))!;
    expect(properties['serviceLevel']).toBe(3);
    const { label, formula } = await park.json<{ label: { zh: string }; formula: { zh: string } }>(
      '/api/explain/serviceLevel?of=parcel:l1',
    );
    expect(label.zh).toMatch(/通行口径.*三通一平/);
    expect(formula.zh).toContain('列表、筛选和地图都按它');
  });

  it('is told on no card before it takes force', async () => {
    const { level, usualLevel } = await sheetUnder(read('own', 'road,water,power,gas', '2025-06-01'));
    expect(level.zh).toMatch(/^三通一平，/);
    expect(usualLevel).toBeNull();
  });
});

it('of two readings of one N the one that took force last governs', async () => {
  const { level } = await sheetUnder(
    read('older', 'road,water,power,gas', '2020-01-01'),
    read('later', 'road,water,power', '2023-01-01'),
  );
  expect(level.zh).toBe('三通一平');
});

it('without a reading of its own a zone reads as is usual, and the card says so once', async () => {
  expect((await sheetUnder()).usualLevel).toBeNull();
});
