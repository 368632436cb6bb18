/** Two to twelve parcels as one site: worked examples in metres, and the ten kinds of conflict by name. */
import { describe, expect, test } from 'vitest';
import { assemble, CONFLICT_KINDS, type ConflictKind } from '../../server/domain/assembly.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { areaM2, labelPoint } from '../../server/domain/geometry.ts';
import { BESIDE_BY_A_MILLIMETRE, boxOf, parcelOf, roadOf } from './assembly/ground.ts';

const WEST = parcelOf('a', boxOf(0, 0, 100, 80));
const EAST = parcelOf('b', boxOf(100, 0, 60, 80));
const SOUTH_ROAD = roadOf('r', 24, 'built', [-50, -12], [300, -12]);

describe('the ground', () => {
  const site = assemble([WEST, EAST], [SOUTH_ROAD]);

  test('of two that share a side is 160 m × 80 m', () => {
    expect(site.areaM2).toBeCloseTo(12_800, 0);
    expect(site.perimeterM).toBeCloseTo(480, 1);
    expect(site.shapeIndex).toBeCloseTo(480 / (4 * Math.sqrt(12_800)), 4);
    expect(site.minWidthM).toBeCloseTo(80, 2);
    expect(site.outline.coordinates).toHaveLength(1);
    expect(site).toMatchObject({ isTouching: true, holes: [], gaps: [], conflicts: [], unknowns: [], overlapM2: 0 });
  });

  test('lies along the road with its southern side only', () => {
    expect(site.frontageM).toBeCloseTo(160, 1);
    expect(site.roads).toEqual([{ id: 'r', name: '道路r', status: 'built', frontageM: site.frontageM }]);
  });

  test('counts what two parcels both claim once', () => {
    const overlapping = assemble([WEST, parcelOf('b', boxOf(90, 0, 70, 80))], []);
    expect(overlapping.areaM2).toBeCloseTo(12_800, 0);
    expect(overlapping.overlapM2).toBeCloseTo(800, 1);
    expect(overlapping.parcels.map(({ areaM2: m2 }) => Math.round(m2))).toEqual([8_000, 5_600]);
  });

  test('has the hole that four parcels leave between them', () => {
    const ring = [boxOf(0, 0, 90, 30), boxOf(60, 30, 30, 60), boxOf(0, 60, 60, 30), boxOf(0, 30, 30, 30)];
    const { holes, areaM2: m2 } = assemble(
      ring.map((shape, index) => parcelOf(String(index), shape)),
      [],
    );
    expect(holes).toHaveLength(1);
    expect(holes[0]!.areaM2).toBeCloseTo(900, 1);
    expect(holes[0]!.at).toEqual(labelPoint(boxOf(30, 30, 30, 30))!.map((degree) => expect.closeTo(degree, 7)));
    expect(m2).toBeCloseTo(7_200, 1);
  });

  test('says where a gap of 30 cm runs between two parcels, which count as neighbours all the same', () => {
    const { gaps, isTouching } = assemble([WEST, parcelOf('b', boxOf(100.3, 0, 60, 80))], []);
    expect(gaps).toEqual([
      { parcels: ['a', 'b'], widthM: expect.closeTo(0.3, 3), lengthM: expect.closeTo(80, 1), at: expect.anything() },
    ]);
    expect(isTouching).toBe(true);
  });

  test('has neither hairline holes nor spikes where a corner lies a millimetre beside the line of a neighbour', () => {
    const site = assemble(
      BESIDE_BY_A_MILLIMETRE.map((shape, index) => parcelOf(String(index), shape)),
      [],
    );
    expect(site).toMatchObject({ holes: [], gaps: [] });
    expect(site.perimeterM).toBeCloseTo(600, 1);
  });

  test('adds up what the registers count, and does not where one is unknown', () => {
    const known = (parcel: Feature, m2: number | null) => ({
      ...parcel,
      properties: { ...parcel.properties, areaM2: m2 },
    });
    expect(assemble([known(WEST, 8_010), known(EAST, 4_790)], []).registeredM2).toBe(12_800);
    expect(assemble([known(WEST, 8_010), known(EAST, null)], []).registeredM2).toBeNull();
  });

  test('is as ready as its least ready parcel, and not known to be where one is not', () => {
    expect(
      assemble([WEST, EAST], [], {
        tiers: new Map([
          ['a', 4],
          ['b', 2],
        ]),
      }).worstTier,
    ).toBe(2);
    expect(assemble([WEST, EAST], [], { tiers: new Map([['a', 4]]) }).worstTier).toBeNull();
  });
});

describe('frontage', () => {
  const sites = (road: ReturnType<typeof roadOf>) => assemble([WEST, EAST], [road]);

  test('ends where the road ends', () => {
    expect(sites(roadOf('r', 24, 'built', [40, -12], [300, -12])).frontageM).toBeCloseTo(120, 1);
  });

  test('along a planned road is told and not counted', () => {
    const site = sites(roadOf('r', 24, 'planned', [-50, -12], [300, -12]));
    expect(site.frontageM).toBe(0);
    expect(site.roads[0]!.frontageM).toBeCloseTo(160, 1);
  });

  test.each([
    ['16 m from the middle of a road of 24 m: verge and pavement lie between', -16, 160],
    ['18 m from it: other ground lies between', -18, 0],
  ])('%s', (_, y, expected) => {
    expect(sites(roadOf('r', 24, 'built', [-50, y], [300, y])).frontageM).toBeCloseTo(expected, 1);
  });

  test('along a road of unknown width counts by its middle line', () => {
    expect(sites(roadOf('r', null, 'built', [-50, -12], [300, -12])).frontageM).toBe(0);
    expect(sites(roadOf('r', null, 'built', [-50, -4], [300, -4])).frontageM).toBeCloseTo(160, 1);
  });

  const byRoad = ({ roads }: ReturnType<typeof assemble>) =>
    Object.fromEntries(roads.map(({ id, frontageM }) => [id, Math.round(frontageM * 10) / 10]));

  test('is counted once along two roads with one line', () => {
    const site = assemble([WEST, EAST], [SOUTH_ROAD, { ...SOUTH_ROAD, id: 's' }]);
    expect(site.frontageM).toBeCloseTo(160, 1);
    expect(byRoad(site)).toEqual({ r: 160 });
  });

  test('gives each metre near two roads to the nearer edge, and the roads add up to the whole', () => {
    // The edge of the first lies on the side. The second, 12 m wide, slants towards it: its middle is
    // (16 − 0.08 x) × cos(atan 0.08) away, which is half its width at x = 124.8.
    const coming = roadOf('s', 12, 'built', [0, -16], [200, 0]);
    const site = assemble([WEST, EAST], [SOUTH_ROAD, coming]);
    expect(byRoad(site)).toEqual({ r: 124.8, s: 35.2 });
    expect(site.frontageM).toBeCloseTo(160, 1);
  });

  test('loses nothing to a planned road that runs nearer', () => {
    const site = assemble([WEST, EAST], [SOUTH_ROAD, roadOf('s', 12, 'planned', [-50, -6], [300, -6])]);
    expect(byRoad(site)).toEqual({ r: 160, s: 160 });
    expect(site.frontageM).toBeCloseTo(160, 1);
  });
});

describe('conflicts', () => {
  const beside = (properties: Feature['properties']) =>
    assemble([WEST, parcelOf('b', boxOf(100, 0, 60, 80), properties)], []);
  const SEEDED: Readonly<Record<ConflictKind, () => ReturnType<typeof assemble>>> = {
    notTouching: () => assemble([WEST, parcelOf('b', boxOf(101, 0, 60, 80))], []),
    overlap: () => assemble([WEST, parcelOf('b', boxOf(99.9, 0, 60, 80))], []),
    status: () => beside({ status: 'producing' }),
    unsettledTenure: () => beside({ tenure: 'unsettled' }),
    tenure: () => beside({ tenure: 'collective' }),
    landUse: () => beside({ landUse: '110101' }),
    far: () => beside({ farMin: 2.2, farMax: 3 }),
    density: () => beside({ coverageMinPercent: 62, coverageMaxPercent: 70 }),
    place: () => beside({ parkId: 'p2' }),
    terms: () => beside({ termYears: 30 }),
  };

  test.each(CONFLICT_KINDS)('%s is found, alone, with the names of both parcels', (kind) => {
    const { conflicts } = SEEDED[kind]();
    expect(conflicts.map((found) => found.kind)).toEqual([kind]);
    const named = kind === 'status' || kind === 'unsettledTenure' ? ['b'] : ['a', 'b'];
    expect([...conflicts[0]!.parcels].sort()).toEqual(named);
    for (const id of named) {
      expect(conflicts[0]!.say.zh).toContain(`地块${id}`);
      expect(conflicts[0]!.say.en).toContain(`地块${id}`);
    }
  });

  test('all ten at once are all found', () => {
    const worst = assemble(
      [
        WEST,
        parcelOf('b', boxOf(99.9, 0, 60, 80), {
          parkId: 'p2',
          status: 'planned',
          tenure: 'collective',
          landUse: '110101',
          farMin: 2.2,
          farMax: 3,
          coverageMinPercent: 62,
          coverageMaxPercent: 70,
          isStandardLand: false,
        }),
        parcelOf('c', boxOf(500, 0, 60, 80), { tenure: 'unsettled' }),
      ],
      [],
    );
    expect(worst.conflicts.map(({ kind }) => kind)).toEqual([...CONFLICT_KINDS]);
  });

  test('an overlap of a square metre is drawing, not a conflict', () => {
    expect(assemble([WEST, parcelOf('b', boxOf(99.99, 0, 60, 80))], []).conflicts).toEqual([]);
  });

  test('ranges that have one value in common are no conflict', () => {
    expect(beside({ farMin: 2, farMax: 3 }).conflicts).toEqual([]);
  });

  test('what a parcel does not say is named as unknown and is no conflict', () => {
    const { conflicts, unknowns } = beside({ landUse: null, tenure: null, farMin: null, farMax: null });
    expect(conflicts).toEqual([]);
    expect(unknowns.map(({ kind, parcels }) => [kind, parcels])).toEqual([
      ['tenure', ['b']],
      ['landUse', ['b']],
      ['far', ['b']],
    ]);
    expect(unknowns[1]!.say).toEqual({ zh: '地块b：用地类别未知。', en: '地块b: Land use unknown.' });
  });

  test('of place say which parks, by name', () => {
    const names = new Map([
      ['p1', { zh: '甘亭园', en: 'Ganting Park' }],
      ['p2', { zh: '辛村园', en: 'Xincun Park' }],
    ]);
    const pair = [WEST, parcelOf('b', boxOf(100, 0, 60, 80), { parkId: 'p2' })];
    expect(assemble(pair, [], { names }).conflicts[0]!.say).toEqual({
      zh: '园区不同：地块a：甘亭园；地块b：辛村园。',
      en: 'Park differs: 地块a: Ganting Park; 地块b: Xincun Park.',
    });
  });

  test('say who has which value', () => {
    expect(beside({ landUse: '110101' }).conflicts[0]!.say).toEqual({
      zh: '用地类别不同：地块a：二类工业用地；地块b：一类物流仓储用地。',
      en: 'Land use differs: 地块a: Industrial land, class 2; 地块b: Logistics and storage, class 1.',
    });
  });
});

describe('what cannot be assembled', () => {
  test.each([
    ['one parcel', [WEST]],
    ['thirteen', Array.from({ length: 13 }, (_, index) => parcelOf(String(index), boxOf(index * 10, 0, 10, 10)))],
    ['the same twice', [WEST, WEST]],
    ['one without a shape', [WEST, parcelOf('x', null)]],
  ])('%s', (_, parcels) => {
    expect(() => assemble(parcels, [])).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });

  test('areas stay those of the shapes as drawn', () => {
    expect(assemble([WEST, EAST], []).areaM2).toBeCloseTo(areaM2(WEST.geometry!) + areaM2(EAST.geometry!), 3);
  });
});
