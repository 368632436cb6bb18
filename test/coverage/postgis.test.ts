/**
 * Every park of the demonstration against PostGIS, which computed `test/fixtures/coverage/coverage.json` with its own
 * projection, buffers and areas. Where the demonstration changes, `coverage.sql` beside it says how to make it anew.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utilityTable } from '../../server/api/utility-table.ts';
import { type CoverageReads, createCoverage } from '../../server/coverage/coverage.ts';
import type { Candidate } from '../../server/domain/candidate.ts';
import { DENOMINATORS } from '../../server/domain/coverage.ts';
import { SERVICE_ITEMS } from '../../server/domain/datasets/service.ts';
import { loadDemonstration } from '../../server/open.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';

type Areas = {
  readonly confirmedM2: number;
  readonly unknownM2: number;
  readonly plannedM2: number;
  readonly totalM2: number;
};
type Figures = {
  readonly servedM2: number | null;
  readonly waysM: number | null;
  readonly unreached: number;
  readonly landM2: number;
  readonly construction: Areas;
  readonly suppliable: Areas;
};

const FIGURES: Readonly<Record<string, Readonly<Record<string, Figures>>>> = JSON.parse(
  readFileSync(fileURLToPath(new URL('../fixtures/coverage/coverage.json', import.meta.url)), 'utf8'),
);
const PARKS = Object.keys(FIGURES);

const folder = mkdtempSync(join(tmpdir(), 'mutu-postgis-'));
let store: Store;
let coverage: CoverageReads;
const areas = new Map<string, number>();
beforeAll(async () => {
  const database = join(folder, 'demo.gpkg');
  store = await openStore({ path: database });
  await loadDemonstration(store);
  coverage = createCoverage({ database, store });
  for (const { id, properties } of (await store.features.list('parcel', { geometry: false }, 'admin')).features)
    areas.set(id, Number(properties['areaGeodesicM2']));
}, 300_000);
afterAll(async () => {
  await coverage.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const sumOf = (candidates: readonly Candidate[], of: (candidate: Candidate) => number | null): number =>
  candidates.reduce((sum, candidate) => sum + (of(candidate) ?? 0), 0);

test('ground near built lines, to a millionth of the land, and ways to the nearest element', async () => {
  for (const park of PARKS) {
    const candidates = await coverage.ofPark(park, 'admin');
    for (const [item, figures] of Object.entries(FIGURES[park]!)) {
      const own = candidates.filter((candidate) => candidate.item === item);
      const servedM2 = sumOf(own, ({ servedShare, parcelId }) => (servedShare ?? 0) * areas.get(parcelId)!);
      expect(Math.abs(servedM2 - (figures.servedM2 ?? 0)) / figures.landM2, `${park} ${item}`).toBeLessThan(1e-6);
      expect(sumOf(own, ({ distanceM }) => distanceM)).toBeCloseTo(figures.waysM ?? 0, 1);
      expect(own.filter(({ distanceM }) => distanceM === null)).toHaveLength(figures.unreached);
    }
  }
});

test('confirmed, unknown and planned land under both denominators, to a millionth', async () => {
  const table = await utilityTable(store, { today: '2024-12-31' }, 'admin');
  const parks = table.parks.filter(({ parcels }) => parcels > 0);
  expect(parks.map(({ id }) => id).toSorted()).toEqual(PARKS.toSorted());
  for (const { id, coverage: land } of parks) {
    for (const item of SERVICE_ITEMS) {
      for (const denominator of DENOMINATORS) {
        const theirs = FIGURES[id]![item.id]![denominator.id];
        const ours = land[denominator.id].items[item.id];
        for (const area of ['confirmedM2', 'unknownM2', 'plannedM2', 'totalM2'] as const)
          expect(Math.abs(ours[area] - theirs[area]), `${id} ${item.id} ${area}`).toBeLessThanOrEqual(
            1e-6 * theirs.totalM2,
          );
      }
    }
  }
});
