/** Search by brief, the card of a parcel and the supply board over HTTP, on the demonstration and on the small park. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCoverage } from '../../server/coverage/coverage.ts';
import type { Role } from '../../server/domain/access.ts';
import { lengthM, shortestWay } from '../../server/domain/geometry.ts';
import type { LandSheet, SupplyBoard } from '../../server/domain/land/answer.ts';
import type { MatchAnswer } from '../../server/domain/matching/answer.ts';
import { loadDemonstration } from '../../server/open.ts';
import { openStore } from '../../server/store/open.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const TODAY = '2024-12-31';
const MU_M2 = 10_000 / 15;

/** “60 亩, 七通, 35 kV within 6 months”. */
const SIXTY = {
  areaMinM2: { value: 40_000, weight: 'must' },
  areaMaxM2: { value: 60_000, weight: 'should' },
  level: { value: 7, weight: 'must' },
  voltageKV: { value: 35, weight: 'must' },
  neededOn: { value: '2025-06-30', weight: 'must' },
};

const ask = (park: ParkApp, body: unknown, role: Role = 'guest') =>
  park.app.request('/api/match', {
    method: 'POST',
    headers: { 'x-test-role': role, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const found = async (park: ParkApp, body: unknown, role?: Role): Promise<MatchAnswer> => {
  const response = await ask(park, body, role);
  expect(response.status).toBe(200);
  return response.json();
};

describe('on the demonstration', () => {
  let park: ParkApp;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutu-match-'));
    const store = await openStore({ path: join(folder, 'demo.gpkg'), today: () => TODAY });
    await loadDemonstration(store);
    const coverage = createCoverage({ database: store.path, store });
    park = await openParkApp({ store, coverage });
    close = async () => {
      await park.close();
      await coverage.close();
      await store.close();
      rmSync(folder, { recursive: true });
    };
  }, 120_000);
  afterAll(() => close());

  it('sixty mu, seven services, 35 kV within six months: five reasoned candidates', async () => {
    const answer = await found(park, { brief: SIXTY });
    expect(answer).toMatchObject({ asOf: TODAY, relax: [], assembleM2: null });
    expect(answer.ranked).toHaveLength(5);
    for (const { areaM2, gates, points, score, reason, synthetic } of answer.ranked) {
      expect(areaM2).toBeGreaterThanOrEqual(40_000);
      expect(gates.map(({ criterion }) => criterion)).toEqual([
        'supply',
        'areaMinM2',
        'level',
        'voltageKV',
        'neededOn',
      ]);
      expect(gates.every(({ result }) => result === 'pass')).toBe(true);
      expect(points.reduce((sum, one) => sum + Math.round(10 * one.points), 0)).toBe(Math.round(10 * score));
      expect(reason.zh).toContain('七通一平');
      expect(synthetic).toBe(true);
    }
  });

  it('a larger site than there is: nothing fits, the area costs most, and neighbours may make it up', async () => {
    const brief = {
      ...SIXTY,
      areaMinM2: { value: 250_000, weight: 'must' },
      areaMaxM2: { value: 400_000, weight: 'should' },
    };
    const answer = await found(park, { brief });
    expect(answer).toMatchObject({ matched: 0, ranked: [], assembleM2: 250_000 });
    expect(answer.relax[0]).toMatchObject({ criterion: 'areaMinM2', isAtLeast: false });
    expect(answer.relax[0]!.gain).toBeGreaterThanOrEqual(5);
    expect(answer.relax[0]!.nearest[0]!.gate.result).toBe('fail');
  });

  it('180 mu in 寿阳城南: nothing fits, yet three neighbours make it up', async () => {
    const brief = {
      areaMinM2: { value: 120_000, weight: 'must' },
      place: { value: { parks: ['shouyang-chengnan'] }, weight: 'must' },
    };
    const { matched, relax, assembleM2, assembleFilter } = await found(park, { brief });
    expect([matched, relax[0]?.criterion]).toEqual([0, 'areaMinM2']);
    const response = await park.app.request('/api/assemblies/find', {
      method: 'POST',
      headers: { 'x-test-role': 'planner', 'content-type': 'application/json' },
      body: JSON.stringify({ atLeastM2: assembleM2, filter: assembleFilter }),
    });
    const { assemblies } = (await response.json()) as { assemblies: { parcels: unknown[]; areaM2: number }[] };
    expect(assemblies.some(({ parcels, areaM2 }) => parcels.length === 3 && areaM2 >= 120_000)).toBe(true);
  });

  it('weights move the order', async () => {
    const plain = await found(park, { brief: SIXTY, limit: 20 });
    const near = await found(park, { brief: { ...SIXTY, weights: { source: 100, closeness: 0 } }, limit: 20 });
    const of = (merit: string) => near.ranked[0]!.points.find((one) => one.merit === merit)!.of;
    expect([of('source'), of('closeness')]).toEqual([100, 0]);
    expect(near.ranked.map(({ parcelId }) => parcelId)).not.toEqual(plain.ranked.map(({ parcelId }) => parcelId));
  });

  it('a place drawn on the map holds the search in it', async () => {
    const { ranked } = await found(park, {
      brief: { place: { value: { area: [112.6, 37.5, 112.9, 37.9] }, weight: 'must' } },
    });
    expect(ranked.length).toBeGreaterThan(0);
    for (const { zoneId } of ranked) expect(['jinzhong', 'zonggai']).toContain(zoneId);
  });

  it('the card of a candidate tells tier, ledger, assessments, indicators and life; prices and constraints are for staff', async () => {
    const { parcelId } = (await found(park, { brief: SIXTY })).ranked[0]!;
    const path = `/api/land/${parcelId}?brief=${encodeURIComponent(JSON.stringify(SIXTY))}`;
    const sheet = await park.json<LandSheet>(path, 'planner');
    expect(sheet.readiness.tier).toBeGreaterThanOrEqual(1);
    expect(sheet.ledger.rows.map(({ item }) => item)).toEqual([
      'road',
      'water',
      'power',
      'telecom',
      'storm',
      'sewage',
      'gas',
      'heat',
      'levelling',
    ]);
    const power = sheet.ledger.rows.find(({ item }) => item === 'power')!;
    // A line of 35 kV is priced from the source that the search names.
    expect(power.isGap).toBeNull();
    const { id } = power.basis.find(({ dataset }) => dataset === 'utility')!;
    const [from, to] = await Promise.all([
      park.parts.store.features.get('parcel', parcelId, 'planner'),
      park.parts.store.features.get('utility', id!, 'planner'),
    ]);
    expect(power.distanceM).toBeCloseTo(lengthM(shortestWay(from!.geometry!, to!.geometry!)!), 6);
    expect(power.costHighWanYuan).toBeGreaterThan(power.costLowWanYuan!);
    expect(power.basis.some(({ dataset }) => dataset === 'unitCost')).toBe(true);
    expect(sheet.assessments).toHaveLength(10);
    expect(sheet.candidates).toHaveLength(10);
    expect(sheet.lifecycle.filter(({ state }) => state === 'now')).toHaveLength(1);
    expect(sheet.indicators.map(({ id }) => id)).toContain('taxMinWanYuanPerMu');
    expect(sheet.documents).toEqual([]);

    const seen = await park.json<LandSheet>(path);
    expect([seen.constraints, seen.documents]).toEqual([null, null]);
    expect(seen.ledger).toMatchObject({ costLowWanYuan: null, costHighWanYuan: null });
    expect(JSON.stringify(seen)).not.toContain('unitCost');
  });

  it('the supply board counts every parcel still to be supplied once, beside the printed 5 000 mu', async () => {
    const board = await park.json<SupplyBoard>('/api/dashboards/supply');
    const parcels = board.stock.reduce((sum, stock) => sum + stock.parcels, 0);
    expect(parcels).toBeGreaterThan(300);
    expect(board.years.reduce((sum, year) => sum + year.parcels, 0)).toBe(parcels);
    expect(board.years.reduce((sum, year) => sum + year.readyM2, 0)).toBeCloseTo(
      board.stock.reduce((sum, stock) => sum + stock.areaM2, 0),
      3,
    );
    expect(board.targets.map(({ areaM2 }) => Math.round(areaM2 / MU_M2))).toEqual([5000]);
    expect(board.stock.filter((stock) => stock.parcels > 0).length).toBeGreaterThanOrEqual(3);
    const [target] = board.targets;
    expect(target!.zoneIds.toSorted()).toEqual(['huozhou', 'linfen']);
    const within = target!.stock.reduce((sum, stock) => sum + stock.parcels, 0);
    expect(within).toBeGreaterThan(0);
    expect(within).toBeLessThan(parcels);
  });

  it('a zone that reads 七通 otherwise gets other candidates, and its card another level', async () => {
    const { store } = park.parts;
    const brief = { level: { value: 7, weight: 'must' } };
    const before = await found(park, { brief });
    const row = (await store.features.get('serviceProfile', 'P7', 'planner'))!;
    const read = { ...row, properties: { ...row.properties, items: 'road,water,power' } };
    const change = (from: typeof row, to: typeof row) =>
      store.edits.apply({
        author: 'test',
        role: 'admin',
        source: 'form',
        note: '',
        changes: [{ dataset: 'serviceProfile', id: 'P7', before: from, after: to }],
      });
    await change(row, read);
    expect((await found(park, { brief })).matched).toBeGreaterThan(before.matched);
    await change((await store.features.get('serviceProfile', 'P7', 'planner'))!, row);
    expect((await found(park, { brief })).matched).toBe(before.matched);
  });
});

describe('on the small park', () => {
  let park: ParkApp;
  beforeAll(async () => {
    park = await openParkApp();
  });
  afterAll(() => park.close());

  it('a brief that asks nothing ranks all choosable land', async () => {
    const { matched, ranked } = await found(park, { brief: {} });
    expect(ranked).toHaveLength(Math.min(5, matched));
    expect(matched).toBeGreaterThan(0);
  });

  it.each([
    ['no brief', {}, 422],
    ['a criterion that is none', { brief: { areaMu: { value: 60, weight: 'must' } } }, 422],
    ['a limit of nothing', { brief: {}, limit: 0 }, 400],
    ['a weight that is none', { brief: { weights: { beauty: 5 } } }, 422],
    ['a weight beyond bounds', { brief: { weights: { stage: 1000 } } }, 422],
    ['a member that is none', { brief: {}, page: 2 }, 400],
  ])('refuses %s with a sentence in each language', async (_, body, status) => {
    const response = await ask(park, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.any(String),
    });
  });

  it('answers 404 for a parcel that is none, 422 or 400 for a brief that is none', async () => {
    expect((await park.ask('/api/land/nowhere')).status).toBe(404);
    expect((await park.ask('/api/land/p1?brief=x')).status).toBe(400);
    expect((await park.ask('/api/land/p1?brief=[]')).status).toBe(422);
  });
});
