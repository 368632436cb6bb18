import { describe, expect, it } from 'vitest';
import {
  counts,
  coverageOf,
  type Denominator,
  intervalOf,
  type ServedParcel,
  together,
} from '../../server/domain/coverage.ts';
import type { ServiceItem, ServiceStatus } from '../../server/domain/datasets/service.ts';
import { PROFILES, profileOf, progressOf, type ServiceStatuses } from '../../server/domain/services.ts';

const parcelOf = (
  areaM2: number | null,
  services: ServiceStatuses,
  rest: Partial<ServedParcel> = {},
): ServedParcel => ({
  landUse: '100101',
  status: 'ready',
  levelled: null,
  asOf: null,
  areaM2,
  services,
  ...rest,
});

const all = (items: readonly ServiceItem[], status: ServiceStatus): ServiceStatuses =>
  Object.fromEntries(items.map((item) => [item, status]));

describe('how far an item has come', () => {
  it.each([
    ['connectedInside', 'confirmed'],
    ['availableAtLine', 'confirmed'],
    ['building', 'planned'],
    ['planned', 'planned'],
    ['none', 'none'],
    ['unknown', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ] as const)('%s is %s', (status, progress) => {
    expect(progressOf({ gas: status }, 'gas')).toBe(progress);
  });

  const P5 = PROFILES.P5;
  const five = all(P5.items, 'availableAtLine');
  it.each([
    ['all of it there', five, 'confirmed'],
    ['one item unknown', { ...five, power: 'unknown' }, 'unknown'],
    ['one item missing, another unknown', { ...five, power: 'unknown', road: 'none' }, 'none'],
    ['all it lacks being built', { ...five, power: 'building', storm: 'planned' }, 'planned'],
    ['one item planned, one not even that', { ...five, power: 'building', storm: 'none' }, 'none'],
    ['nothing known', {}, 'unknown'],
  ] as const)('a profile with %s', (_case, statuses, progress) => {
    expect(progressOf(statuses, P5)).toBe(progress);
  });

  it('takes either drain where the profile does', () => {
    const either = { ...P5, drainage: 'any' } as const;
    expect(progressOf({ ...five, sewage: 'none' }, either)).toBe('confirmed');
    expect(progressOf({ ...five, sewage: 'none', storm: 'unknown' }, either)).toBe('unknown');
    expect(progressOf({ ...five, sewage: 'none', storm: 'planned' }, either)).toBe('planned');
  });
});

describe('coverage', () => {
  // 10 000 + 30 000 + 20 000 + 40 000 ㎡ of suppliable industrial land.
  const park = [
    parcelOf(
      10_000,
      { road: 'connectedInside', water: 'availableAtLine', power: 'availableAtLine' },
      { asOf: '2024-03-01' },
    ),
    parcelOf(30_000, { road: 'availableAtLine', water: 'unknown' }, { asOf: '2024-11-30' }),
    parcelOf(20_000, { road: 'building', water: 'availableAtLine', power: 'none' }),
    parcelOf(40_000, { road: 'none', water: null }, { asOf: '2023-01-15' }),
  ];

  it('of an item is what is confirmed, what is unknown and what is planned, by area', () => {
    const road = coverageOf(park, 'road');
    expect(road).toEqual({
      confirmedM2: 40_000,
      unknownM2: 0,
      plannedM2: 20_000,
      totalM2: 100_000,
      parcels: 4,
      newestAsOf: '2024-11-30',
      oldestAsOf: '2023-01-15',
    });
    expect(intervalOf(road)).toEqual({ low: 0.4, high: 0.4 });
    expect(intervalOf(coverageOf(park, 'water'))).toEqual({ low: 0.3, high: 1 });
  });

  it('of a profile counts whole parcels, never the mean of its items', () => {
    // Road 0.4, water 0.3, power 0.1 confirmed: the mean would be 0.27, but only the first parcel has all three.
    const three = coverageOf(park, PROFILES.P3);
    expect(three).toMatchObject({ confirmedM2: 10_000, unknownM2: 30_000, plannedM2: 0 });
    expect(intervalOf(three)).toEqual({ low: 0.1, high: 0.4 });
  });

  it('of levelling is a figure of its own', () => {
    const ground = [true, false, null].map((levelled, i) => parcelOf(1000 * (i + 1), {}, { levelled }));
    expect(coverageOf(ground, 'levelled')).toMatchObject({
      confirmedM2: 1000,
      unknownM2: 3000,
      plannedM2: 0,
      totalM2: 6000,
    });
  });

  it('of no land is nothing, not 0', () => {
    expect(intervalOf(coverageOf([], 'road'))).toBeNull();
  });

  it('counts a parcel of unknown area without adding to the land', () => {
    expect(coverageOf([parcelOf(null, { road: 'connectedInside' })], 'road')).toMatchObject({ parcels: 1, totalM2: 0 });
  });

  it('of two parks is that of all their parcels', () => {
    const apart = together([coverageOf(park.slice(0, 1), 'road'), coverageOf(park.slice(1), 'road')]);
    expect(apart).toEqual(coverageOf(park, 'road'));
  });
});

describe('the denominator', () => {
  const counted = (denominator: Denominator, rest: Partial<ServedParcel>) => counts(parcelOf(1, {}, rest), denominator);
  it.each([
    ['reserved industrial land', { status: 'reserved' }, true, true],
    ['listed storage land', { status: 'listed', landUse: '110101' }, true, true],
    ['industrial land still to be expropriated', { status: 'expropriating' }, false, true],
    ['industrial land already sold', { status: 'sold' }, false, true],
    ['commercial land', { landUse: '0901' }, false, true],
    ['land of unknown use', { landUse: null }, false, true],
    ['farm land', { landUse: '0101' }, false, false],
    ['water', { landUse: '1701' }, false, false],
  ] as const)('%s', (_what, rest, suppliable, construction) => {
    expect(counted('suppliable', rest)).toBe(suppliable);
    expect(counted('construction', rest)).toBe(construction);
  });

  it('is suppliable land unless said otherwise', () => {
    const parcels = [
      parcelOf(1000, { road: 'none' }),
      parcelOf(9000, { road: 'connectedInside' }, { status: 'producing' }),
    ];
    expect(coverageOf(parcels, 'road').totalM2).toBe(1000);
    expect(coverageOf(parcels, 'road', 'construction').totalM2).toBe(10_000);
  });
});

describe('a profile from the register', () => {
  const row = {
    name: '五通一平',
    level: 5,
    items: 'road,water,power,telecom,drainage',
    drainageMode: 'any',
    isConfirmed: true,
  };
  it('has the items, drainage taken apart, and its source', () => {
    expect(profileOf('P5', { ...row, source: '某县办法', validFrom: '2024-01-01' })).toEqual({
      id: 'P5',
      zh: '五通一平',
      en: '5 services',
      level: 5,
      items: ['road', 'water', 'power', 'telecom', 'storm', 'sewage'],
      drainage: 'any',
      source: { zh: '某县办法', en: '某县办法' },
      isConfirmed: true,
      validFrom: '2024-01-01',
    });
  });
  it.each([
    ['an item that is none of the ten', { items: 'road,water,market' }],
    ['no item', { items: '' }],
    ['no level', { level: null }],
  ])('with %s is not used', (_case, change) => {
    expect(profileOf('own', { ...row, ...change })).toBeNull();
  });
});
