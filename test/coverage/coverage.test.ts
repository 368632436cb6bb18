/** Coverage of whole parks against the definition (Turf, parcel by parcel), after edits, and for each role. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringUp } from '../../server/coverage/bring-up.ts';
import { type CoverageReads, createCoverage } from '../../server/coverage/coverage.ts';
import { type Geos, startGeos } from '../../server/coverage/geos.ts';
import { type Candidate, candidatesOf } from '../../server/domain/candidate.ts';
import { bringUpHere } from '../../server/standing/job.ts';
import { coverageFileOf, openCoverageFile } from '../../server/store/coverage/file.ts';
import { openCoverageSource } from '../../server/store/coverage/source.ts';
import { BASEMAP } from '../standing/world.ts';
import { changed, lineOf, openWorld, pointOf, randomFrom, sorted, utility, type World } from './world.ts';

let world: World;
let coverage: CoverageReads;
let geos: Geos;
beforeAll(async () => {
  world = await openWorld();
  coverage = createCoverage(world);
  geos = await startGeos();
});
afterAll(async () => {
  await coverage.close();
  await world.close();
});

const defined = async (): Promise<readonly Candidate[]> => {
  const networks = await world.networks();
  return sorted((await world.parcels()).flatMap((parcel) => candidatesOf(parcel, networks)));
};

/** The same elements and units; ways to the millimetre; shares to a thousandth, because Turf and GEOS set the chords of a round corner differently. */
const expectAlike = (ours: readonly Candidate[], theirs: readonly Candidate[]): void => {
  const named = (candidates: readonly Candidate[]) =>
    sorted(candidates).map(({ servedShare, distanceM, ...rest }) => ({
      ...rest,
      isKnown: [servedShare !== null, distanceM !== null],
    }));
  expect(named(ours)).toEqual(named(theirs));
  const others = sorted(theirs);
  const largest = (of: (candidate: Candidate) => number | null) =>
    Math.max(...sorted(ours).map((candidate, i) => Math.abs((of(candidate) ?? 0) - (of(others[i]!) ?? 0))));
  expect(largest(({ distanceM }) => distanceM)).toBeLessThan(1e-3);
  expect(largest(({ servedShare }) => servedShare)).toBeLessThan(1e-3);
};

/** Brings the file up to date by hand; gives how many parcels were looked at. */
const follow = (): number => {
  const source = openCoverageSource(world.database);
  const file = openCoverageFile(world.database);
  try {
    return bringUp(geos, source, file);
  } finally {
    file.close();
    source.close();
  }
};

test('says of every parcel what the definition says of it', async () => {
  const [ours, theirs] = [await coverage.ofPark('p1', 'planner'), await defined()];
  expect(ours).toHaveLength(640);
  expectAlike(ours, theirs);
  const shares = ours.map(({ servedShare }) => servedShare ?? 0);
  expect(shares.filter((share) => share > 0.01 && share < 0.99).length).toBeGreaterThan(20);
});

test('single parcels are told as in their park', async () => {
  const all = await coverage.ofPark('p1', 'planner');
  const asked = all.filter(({ parcelId }) => ['l3', 'l40'].includes(parcelId));
  expect(sorted(await coverage.ofParcels(['l3', 'l40', 'none'], 'planner'))).toEqual(sorted(asked));
});

describe('after an edit', () => {
  test('forty network edits later it says what the definition says', async () => {
    const random = randomFrom(11);
    const place = (): [number, number] => [2600 * random() - 700, 2600 * random() - 700];
    for (let edit = 0; edit < 40; edit++) {
      const item = ['power', 'gas', 'water'][edit % 3]!;
      const id = `${item}-${edit % 9}`;
      const isThere = await world.store.features.get('utility', id, 'admin');
      const geometry = lineOf(place(), place());
      const status = ['built', 'building', 'planned'][edit % 5] ?? 'built';
      if (!isThere) await world.apply(utility(id, geometry, { item, status }));
      else await world.apply(await changed(world, id, edit % 4 === 0 ? null : { geometry, properties: { status } }));
      follow();
    }
    expectAlike(await coverage.ofPark('p1', 'planner'), await defined());
  });

  test('only the parcels that a line may serve, or be nearest to, are looked at again', async () => {
    await world.apply(utility('power-street', lineOf([-20, -15], [1200, -15]), { item: 'power', status: 'built' }));
    follow();
    // A street cable 300 m south of the park: near enough for the two lowest rows alone.
    await world.apply(utility('power-south', lineOf([0, -300], [1200, -300]), { item: 'power', status: 'built' }));
    const looked = follow();
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(64);
    await world.apply(utility('power-far', lineOf([9000, 9000], [9500, 9000]), { item: 'power', status: 'built' }));
    expect(follow()).toBe(0);
  });

  test('a station counts as far as its capacity may', async () => {
    await world.apply(
      await changed(world, 'power-node', {
        geometry: pointOf(600, 600),
        properties: { capacityUsed: 90, serviceRadiusM: null },
      }),
    );
    const own = (await coverage.ofParcels(['l27'], 'planner')).find(({ item }) => item === 'power');
    expect(own).toMatchObject({ spareId: 'power-node', spare: { value: 10, unit: 'MVA' } });
  });

  test('a parcel that goes, goes; one that comes, comes', async () => {
    const before = (await world.store.features.get('parcel', 'l5', 'admin'))!;
    await world.apply({ dataset: 'parcel', id: 'l5', before, after: null });
    expect(await coverage.ofParcels(['l5'], 'planner')).toEqual([]);
    expect(follow()).toBe(0);
    await world.apply({ dataset: 'parcel', id: 'l5', before: null, after: before });
    expect(await coverage.ofParcels(['l5'], 'planner')).toHaveLength(10);
  });
});

test('is not gone through again for what is kept of parcels beside the server', async () => {
  const followed = () => {
    const file = openCoverageFile(world.database);
    const seq = file.seq();
    file.close();
    return seq;
  };
  await coverage.ofParcels(['l3'], 'planner');
  const before = followed();
  await bringUpHere({ database: world.database, basemap: BASEMAP, today: '2024-12-31' });
  await expect.poll(() => world.store.revision('parcel')).toBeGreaterThan(before);
  await coverage.ofParcels(['l3'], 'planner');
  expect(followed()).toBe(before);
});

describe('a side file', () => {
  test('that is damaged or missing is made anew', async () => {
    const before = sorted(await coverage.ofPark('p1', 'planner'));
    await coverage.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(coverageFileOf(world.database) + suffix, { force: true });
    writeFileSync(coverageFileOf(world.database), 'This is no database, and it is long enough to be looked at as one.');
    coverage = createCoverage(world);
    expectAlike(await coverage.ofPark('p1', 'planner'), before);
  });

  test('that knows more than the database belongs to another one, and is made anew', async () => {
    const before = sorted(await coverage.ofPark('p1', 'planner'));
    await coverage.close();
    const file = openCoverageFile(world.database);
    file.putCandidate(1, { item: 'power', distanceM: 12345, nearest: null, source: null, servedShare: null });
    file.setSeq(10 ** 9);
    file.close();
    coverage = createCoverage(world);
    expectAlike(await coverage.ofPark('p1', 'planner'), before);
  });
});

test('the public is not told of an element that it may not see', async () => {
  const geometry = lineOf([100, 100], [200, 100]);
  await world.apply(utility('heat-1', geometry, { item: 'heat', status: 'built', verifiedOn: '2001-01-01' }));
  const heat = async (role: 'guest' | 'planner') =>
    (await coverage.ofParcels(['l0'], role)).find(({ item }) => item === 'heat');
  expect(await heat('planner')).toMatchObject({ nearestId: 'heat-1', servedShare: 1 });
  const isSeen = (await world.store.features.list('utility', {}, 'guest')).features.some(({ id }) => id === 'heat-1');
  expect(isSeen).toBe(false);
  expect(await heat('guest')).toMatchObject({
    nearestId: null,
    distanceM: null,
    nearestStatus: null,
    servedShare: null,
  });
});
