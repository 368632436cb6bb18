import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { derive, vacancyOf } from '../../server/domain/derive.ts';
import { areaM2 } from '../../server/domain/geometry.ts';
import { PROFILES } from '../../server/domain/services.ts';

const ground: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [111.6, 36.17],
      [111.602, 36.17],
      [111.602, 36.172],
      [111.6, 36.172],
      [111.6, 36.17],
    ],
  ],
};

describe('areas', () => {
  it('lets the certified area win, then the plane, then the geodesic one, and keeps all three', () => {
    const geodesic = areaM2(ground);
    expect(derive('parcel', {}, ground)).toMatchObject({ areaM2: geodesic, areaGeodesicM2: geodesic });
    expect(derive('parcel', { areaPlaneM2: 40_000 }, ground)).toMatchObject({
      areaM2: 40_000,
      areaGeodesicM2: geodesic,
    });
    expect(derive('parcel', { areaPlaneM2: 40_000, areaCertM2: 39_990.5 }, ground)).toMatchObject({
      areaM2: 39_990.5,
      areaPlaneM2: 40_000,
      areaGeodesicM2: geodesic,
    });
  });

  it('measures the boundaries of zones and parks, and none where there is no land', () => {
    expect(derive('zone', { name: '甲' }, ground)).toEqual({ name: '甲', areaGeodesicM2: areaM2(ground) });
    expect(derive('park', {}, ground)['areaGeodesicM2']).toBe(areaM2(ground));
    expect(derive('zone', {}, null)).toEqual({ areaGeodesicM2: null });
  });

  it('leaves other datasets as they are', () => {
    expect(derive('office', { name: '甲' }, null)).toEqual({ name: '甲' });
    expect(derive('constructor', { name: '甲' }, null)).toEqual({ name: '甲' });
  });
});

describe('the service level of a parcel', () => {
  const five = Object.fromEntries(PROFILES.P5.items.map((item) => [item, 'availableAtLine']));
  it('is read from its item fields and its levelling', () => {
    expect(derive('parcel', { ...five, levelled: true }, ground)['serviceLevel']).toBe(5);
    expect(derive('parcel', { ...five, levelled: false }, ground)['serviceLevel']).toBe(0);
  });

  it('is unknown, not 0, while it may turn out well', () => {
    expect(derive('parcel', {}, ground)['serviceLevel']).toBeNull();
    expect(derive('parcel', { ...five }, ground)['serviceLevel']).toBeNull();
    expect(derive('parcel', { levelled: true, road: 'none' }, ground)['serviceLevel']).toBe(0);
  });
});

describe('vacancyOf', () => {
  const done = { status: 'accepted' };
  const bay = (status: string, areaM2: number | null = 1000) => ({ status, areaM2 });
  it.each([
    ['a building site', { status: 'building' }, [bay('vacant')], 'notReady', null],
    ['a topped-out shell', { status: 'topped' }, [bay('vacant')], 'notReady', null],
    ['a building without unit rows', done, [], 'unknown', null],
    ['a hall built to suit, without unit rows', { ...done, kind: 'customFactory' }, [], 'notForLet', 0],
    ['all bays free', done, [bay('vacant'), bay('vacant', 500)], 'vacant', 1500],
    ['one bay free', { status: 'inUse' }, [bay('vacant', 800), bay('occupied'), bay('selfUse')], 'partly', 800],
    ['signed but not moved in', done, [bay('reserved'), bay('fittingOut')], 'full', 0],
    ['own use only', done, [bay('selfUse'), bay('notForLet')], 'notForLet', 0],
    ['own use beside free bays', done, [bay('selfUse'), bay('vacant')], 'partly', 1000],
    ['bays still being built', done, [bay('underConstruction')], 'notReady', null],
    ['a free bay of unknown size', done, [bay('vacant', null), bay('vacant')], 'vacant', null],
  ])('%s', (_, building, units, vacancy, vacantAreaM2) => {
    expect(vacancyOf(building, units)).toEqual({ vacancy, vacantAreaM2 });
  });
});
