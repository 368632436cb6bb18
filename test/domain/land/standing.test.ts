/** Worked on a grid of metres about 36.1°N, 111.6°E, so that each way can be read off. */
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { mayReadField } from '../../../server/domain/access.ts';
import { candidateOf, type NetworkElement } from '../../../server/domain/candidate.ts';
import { ASSESSMENT_ITEMS, assessment } from '../../../server/domain/datasets/assessment.ts';
import { fieldOf } from '../../../server/domain/datasets/index.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';
import { utility } from '../../../server/domain/datasets/utility.ts';
import type { Value } from '../../../server/domain/edit.ts';
import { matches } from '../../../server/domain/filter.ts';
import { transversePlaneAt } from '../../../server/domain/geometry/transverse-plane.ts';
import type { Area } from '../../../server/domain/geometry.ts';
import { type AssessmentRow, inheritedBy } from '../../../server/domain/land/inherit.ts';
import {
  JUDGED_FIELDS,
  type Surroundings,
  standingOf,
  type Works,
  worksOn,
} from '../../../server/domain/land/standing.ts';
import { groundOf } from '../../../server/domain/matching/ground.ts';
import { RULES, readinessOf } from '../../../server/domain/readiness.ts';
import { READY } from './ready.ts';

const TODAY = '2024-12-31';
const { toDegrees } = transversePlaneAt([111.6, 36.1]);
const at = (x: number, y: number) => toDegrees([x, y]);
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });
const square = (west: number, south: number, side: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [at(west, south), at(west + side, south), at(west + side, south + side), at(west, south + side), at(west, south)],
  ],
});

/** 200 m × 200 m with its south-west corner in the middle of the grid. */
const PLACE = square(0, 0, 200);

const works = (id: string, item: Works['item'], geometry: Geometry): Works => ({ id, item, geometry });
const assessments = (scope: Geometry, validUntil = '2025-12-31'): readonly AssessmentRow[] =>
  ASSESSMENT_ITEMS.map(({ id }) => ({ id, properties: { item: id, status: 'done', validUntil }, geometry: scope }));

const around = (changes: Partial<Omit<Surroundings, 'assessments'>> & { rows?: readonly AssessmentRow[] } = {}) => ({
  works: [],
  sketch: () => null,
  ...changes,
  assessments: () => inheritedBy(PLACE, changes.rows ?? [], TODAY),
});
const standing = (surroundings: Surroundings, properties = READY) =>
  standingOf({ id: 'l1', properties, geometry: PLACE }, surroundings);

describe('the tier that is kept', () => {
  it.each([
    ['all assessments hold', READY, assessments(square(-100, -100, 500)), '5'],
    ['the scope ends with the parcel', READY, assessments(square(0, 0, 200)), '5'],
    ['the parcel sticks out of the scope', READY, assessments(square(-100, 1, 500)), '2'],
    ['they end on this very day', READY, assessments(square(-100, -100, 500), TODAY), '5'],
    ['they ended the day before', READY, assessments(square(-100, -100, 500), '2024-12-30'), '2'],
    ['nothing is known of them', READY, [], '2'],
    ['sewage is planned', { ...READY, sewage: 'planned' }, assessments(square(-100, -100, 500)), '3'],
    ['title is disputed', { ...READY, tenure: 'unsettled' }, assessments(square(-100, -100, 500)), '1'],
    ['it is sold', { ...READY, status: 'sold' }, assessments(square(-100, -100, 500)), null],
  ] as const)('%s', (_, properties, rows, tier) => {
    const kept = standing(around({ rows }), properties);
    expect(kept.readinessTier).toBe(tier);
    const site = { id: 'l1', properties, at: null, services: [] };
    expect(readinessOf(site, inheritedBy(PLACE, rows, TODAY)).tier).toBe(tier === null ? null : Number(tier));
  });

  it('is judged without a look at assessments where it cannot hang on them', () => {
    const blind = { ...around(), assessments: () => expect.unreachable('They were looked at.') };
    expect(standing(blind, { ...READY, tenure: 'unsettled' }).readinessTier).toBe('1');
    expect(standing(blind, { ...READY, farMax: null }).readinessTier).toBe('2');
    expect(standing(blind, { ...READY, status: 'sold' }).readinessTier).toBeNull();
  });

  it('rests only on what everybody may read', () => {
    const from = readinessOf({ id: '', properties: {}, at: null, services: [] }, inheritedBy(null, [], TODAY)).rules;
    const fields = from.flatMap((rule) => rule.from);
    expect(new Set(from.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { dataset, field } of fields) {
      const register = dataset === 'parcel' ? parcel : assessment;
      expect([field, mayReadField('guest', register, fieldOf(register, field)!)]).toEqual([field, true]);
    }
    expect(JUDGED_FIELDS).toEqual(
      new Set(fields.filter(({ dataset }) => dataset === 'parcel').map(({ field }) => field)),
    );
  });
});

describe('the way to works', () => {
  const station = works('a', 'power', point(320, 360));

  it.each([
    ['from the parcel line', [station], 200, null],
    ['to the nearest of several', [station, works('b', 'power', point(-30, 100))], 30, null],
    ['of water apart from power', [station, works('b', 'water', point(100, -75))], 200, 75],
    ['0 where they stand on the parcel', [works('b', 'water', point(100, 100))], null, 0],
    ['to a plant drawn as an area', [works('b', 'water', square(260, 0, 80))], null, 60],
    ['none beyond 5 km', [works('b', 'power', point(5201, 100))], null, null],
    ['none where none is recorded', [], null, null],
  ] as const)('%s', (_, near, substationM, waterWorksM) => {
    expect(standing(around({ works: near }))).toMatchObject({ substationM, waterWorksM });
  });

  it('is that of the candidate, in whole metres', () => {
    for (const [x, y] of [
      [1234.5, 77.7],
      [-987.6, 2222.2],
      [4000.3, -3000.1],
    ] as const) {
      const one = works('a', 'power', point(x, y));
      const rest = {
        status: 'built',
        capacity: null,
        capacityUsed: null,
        capacityUnit: null,
        serviceRadiusM: null,
      } as const;
      const element: NetworkElement = { ...one, ...rest };
      const { distanceM } = candidateOf({ id: 'l1', geometry: PLACE }, 'power', [element]);
      expect(standing(around({ works: [one] })).substationM).toBe(distanceM === null ? null : Math.round(distanceM));
    }
  });

  it('is unknown for a parcel without a shape', () => {
    const none = standingOf({ id: 'l1', properties: READY, geometry: null }, around({ works: [station] }));
    expect(none).toEqual({ readinessTier: '2', substationM: null, waterWorksM: null, motorwayKm: null, railKm: null });
  });
});

it('works that count are built substations and water works that the public may see', () => {
  const counts = (properties: Record<string, Value>) =>
    matches(worksOn(TODAY), { item: 'power', part: 'node', status: 'built', verifiedOn: null, ...properties });
  expect(utility.lapses).toBe(true);
  expect(counts({})).toBe(true);
  expect(counts({ item: 'water' })).toBe(true);
  expect(counts({ item: 'gas' })).toBe(false);
  expect(counts({ part: 'line' })).toBe(false);
  expect(counts({ status: 'building' })).toBe(false);
  expect(counts({ verifiedOn: '2024-09-02' })).toBe(true);
  expect(counts({ verifiedOn: '2024-09-01' })).toBe(false);
});

it('the way to a sketched line is in whole km from the middle, motorway and railway apart', () => {
  const line = (x: number): Geometry => ({ type: 'LineString', coordinates: [at(x, -9000), at(x, 9000)] });
  const { sketch } = groundOf(
    TODAY,
    [],
    [
      { name: '高速', kind: 'motorway', geometry: line(3700) },
      { name: '铁路', kind: 'rail', geometry: line(-2300) },
    ],
  );
  expect(standing(around({ sketch }))).toMatchObject({ motorwayKm: 4, railKm: 2 });
});
