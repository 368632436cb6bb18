/** Worked on a grid of metres about 36.1°N, 111.6°E, so that each distance and share can be read off. */
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { candidateOf, candidatesOf, type NetworkElement } from '../../server/domain/candidate.ts';
import { transversePlaneAt } from '../../server/domain/geometry/transverse-plane.ts';
import type { Area } from '../../server/domain/geometry.ts';

const { toDegrees } = transversePlaneAt([111.6, 36.1]);
const at = (x: number, y: number) => toDegrees([x, y]);
const line = (...points: [number, number][]): Geometry => ({
  type: 'LineString',
  coordinates: points.map(([x, y]) => at(x, y)),
});
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });
const square = (west: number, south: number, side: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [at(west, south), at(west + side, south), at(west + side, south + side), at(west, south + side), at(west, south)],
  ],
});

const element = (id: string, geometry: Geometry, rest: Partial<NetworkElement> = {}): NetworkElement => ({
  id,
  item: 'power',
  status: 'built',
  capacity: null,
  capacityUsed: null,
  capacityUnit: null,
  serviceRadiusM: null,
  geometry,
  ...rest,
});

/** 200 m × 200 m with its south-west corner in the middle of the grid. */
const parcel = { id: 'l1', geometry: square(0, 0, 200) };
const power = (...networks: NetworkElement[]) => candidateOf(parcel, 'power', networks);
/** A line along the west side of the parcel, `metres` away from it. */
const beside = (metres: number): Geometry => line([-metres, -1000], [-metres, 1200]);

describe('distance', () => {
  it.each([
    ['from the parcel line to a line beside it', beside(80), 80],
    ['to the near end of a line', line([-300, -400], [-600, -800]), 500],
    ['to a station', point(320, 360), Math.hypot(120, 160)],
    ['0 where a line crosses the parcel without a corner in it', line([-50, 100], [250, 100]), 0],
    ['0 where a station stands on the parcel', point(100, 100), 0],
    ['0 where a line only touches the parcel line', line([-50, 50], [0, 50]), 0],
    ['0 inside a service area', square(-500, -500, 2000), 0],
  ])('%s', (_what, geometry, metres) => {
    expect(power(element('a', geometry)).distanceM).toBeCloseTo(metres, 3);
  });

  it('is measured to what is built, before what is being built, before what is planned', () => {
    const planned = element('p', beside(10), { status: 'planned' });
    const building = element('b', beside(40), { status: 'building' });
    const built = element('c', beside(900));
    expect(power(planned)).toMatchObject({ nearestId: 'p', nearestStatus: 'planned' });
    expect(power(planned, building)).toMatchObject({ nearestId: 'b', nearestStatus: 'building' });
    expect(power(planned, building, built)).toMatchObject({ nearestId: 'c', nearestStatus: 'built' });
  });

  it('is unknown where nothing of the item is recorded within 5 km, share and spare with it', () => {
    const nothing = { distanceM: null, nearestId: null, nearestStatus: null, spare: null, servedShare: null };
    expect(power()).toMatchObject(nothing);
    expect(power(element('a', beside(5001)))).toMatchObject(nothing);
    expect(power(element('a', beside(20), { item: 'gas' }))).toMatchObject(nothing);
  });
});

describe('the share of the parcel near a line', () => {
  it.each([
    ['all of it', beside(50), 1],
    ['as far as 300 m reach', beside(200), 0.5],
    ['none of it', beside(300.001), 0],
    ['0, and known, where the item is recorded further off', beside(2000), 0],
  ])('%s', (_what, geometry, share) => {
    expect(power(element('a', geometry)).servedShare).toBeCloseTo(share, 5);
  });

  it('is not counted twice where two lines reach the same ground', () => {
    expect(power(element('a', beside(200)), element('b', beside(200))).servedShare).toBeCloseTo(0.5, 5);
    const fromEast = line([450, -1000], [450, 1200]);
    expect(power(element('a', beside(200)), element('b', fromEast)).servedShare).toBeCloseTo(0.75, 5);
  });

  it('counts a drawn service area as it is, and neither stations nor what is not built', () => {
    expect(power(element('a', square(100, -500, 1000))).servedShare).toBeCloseTo(0.5, 5);
    expect(power(element('a', point(-50, 100))).servedShare).toBe(0);
    expect(power(element('a', beside(50), { status: 'building' })).servedShare).toBe(0);
  });
});

describe('what could still be given', () => {
  const station = (id: string, x: number, rest: Partial<NetworkElement>) =>
    element(id, point(x, 100), { capacity: 100, capacityUnit: 'MVA', capacityUsed: 60, ...rest });

  it('is capacity less use at the nearest station that says so', () => {
    expect(power(element('l', beside(10)), station('s', -1000, {}), station('t', -3000, {}))).toMatchObject({
      nearestId: 'l',
      spareId: 's',
      spare: { value: 40, unit: 'MVA' },
    });
  });

  it('is unknown, not 0, where use is not known', () => {
    expect(power(station('s', -1000, { capacityUsed: null }))).toMatchObject({ spareId: 's', spare: null });
  });

  it('is below 0 where more is used than there is', () => {
    expect(power(station('s', -1000, { capacityUsed: 120 })).spare).toEqual({ value: -20, unit: 'MVA' });
  });

  it('comes from no station that is not built, nor from one whose radius ends before the parcel', () => {
    expect(power(station('s', -1000, { status: 'planned' })).spareId).toBeNull();
    expect(power(station('s', -1000, { serviceRadiusM: 999 })).spareId).toBeNull();
    expect(power(station('s', -1000, { serviceRadiusM: 1001 })).spareId).toBe('s');
  });
});

it('the ten items are told one by one', () => {
  const found = candidatesOf(parcel, [element('a', beside(20)), element('g', beside(30), { item: 'gas' })]);
  expect(found).toHaveLength(10);
  expect(found.filter(({ nearestId }) => nearestId !== null).map(({ item }) => item)).toEqual(['power', 'gas']);
});
