/** What of parcels rests on other registers follows them: only what an edit touches is worked out anew, and nothing is missed. */
import type { Polygon } from 'geojson';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringUp } from '../../server/standing/bring-up.ts';
import { readSketch } from '../../server/standing/sketch.ts';
import { keepStandings } from '../../server/standing/standing.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { openStandingRegister } from '../../server/store/standing/register.ts';
import type { StoreChange } from '../../server/store/store.ts';
import { pointOf, randomFrom, squareOf } from '../coverage/world.ts';
import { BASEMAP, openWorld, parcelAt, type World, worksAt } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const sql = <T>(text: string): T[] => {
  const db = openSqlite(world.path);
  try {
    return db.prepare(text).pluck().all() as T[];
  } finally {
    db.close();
  }
};

const FIELDS =
  '"readinessTier" || \' \' || coalesce("substationM", -1) || \' \' || coalesce("waterWorksM", -1) || \' \' || "motorwayKm"';
const ofAll = () => sql<string>(`SELECT id || ' ' || coalesce(${FIELDS}, 'none') FROM parcel ORDER BY id`);

test('a new parcel knows nothing of it until it is followed, and then everything', async () => {
  expect(await world.standing('near')).toEqual([null, null, null]);
  expect(await world.follow()).toBe(4);
  expect(await world.standing('near')).toEqual(['5', 400, 250]);
  expect(await world.standing('next')).toEqual(['2', 700, Math.round(Math.hypot(250, 250))]);
  expect(await world.standing('far')).toEqual(['2', null, null]);
  expect(await world.standing('sold')).toEqual([null, Math.round(Math.hypot(400, 150)), 450]);
  expect(await world.at('near')).toMatchObject({ motorwayKm: expect.any(Number), railKm: expect.any(Number) });
  expect(await world.follow()).toBe(0);
});

describe('once followed', () => {
  beforeEach(() => world.follow());

  test('an edit of a parcel works out that parcel alone', async () => {
    await world.change('parcel', 'near', { tenure: 'unsettled' });
    expect(await world.standing('near')).toEqual(['5', 400, 250]);
    expect(await world.follow()).toBe(1);
    expect(await world.standing('near')).toEqual(['1', 400, 250]);
  });

  test('works that move, are planned only, or are gone touch the parcels within their reach and no others', async () => {
    await world.change('utility', 'station', {}, pointOf(-300, 50));
    expect(await world.follow()).toBe(3);
    expect(await world.standing('near')).toEqual(['5', 300, 250]);
    await world.change('utility', 'station', { status: 'planned' });
    expect(await world.follow()).toBe(3);
    expect(await world.standing('next')).toEqual(['2', null, expect.any(Number)]);
    await world.change('utility', 'station', { status: 'built' }, pointOf(19_900, 50));
    expect(await world.follow()).toBe(1);
    expect(await world.standing('far')).toEqual(['2', 100, null]);
    await world.change('utility', 'station', null);
    expect(await world.follow()).toBe(1);
    expect(await world.standing('far')).toEqual(['2', null, null]);
  });

  test('what does not bear on parcels touches none: a new name, lines, stations being built, other items', async () => {
    await world.change('utility', 'station', { name: '改名', capacityUsed: 7 });
    await world.apply(
      worksAt('line', 'power', pointOf(-20, 50), { part: 'line' }),
      worksAt('site', 'power', pointOf(-20, 50), { status: 'building' }),
      worksAt('gas', 'gas', pointOf(-20, 50)),
    );
    expect(await world.follow()).toBe(0);
    expect(await world.standing('near')).toEqual(['5', 400, 250]);
  });

  test('a row from whose values nothing follows is not written', async () => {
    const touches = () => sql<number>('SELECT max(seq) FROM change')[0]!;
    await world.change('parcel', 'near', { name: '改名' });
    const before = touches();
    expect(await world.follow()).toBe(1);
    expect(touches()).toBe(before);
  });

  test('an assessment counts to its last day, and its parcels alone are looked at on the next', async () => {
    world.clock.today = '2025-06-30';
    expect(await world.follow()).toBe(0);
    expect((await world.standing('near'))[0]).toBe('5');
    world.clock.today = '2025-07-01';
    expect(await world.follow()).toBe(3);
    expect((await world.standing('near'))[0]).toBe('2');
    world.clock.today = '2025-06-30';
    expect(await world.follow()).toBe(3);
    expect((await world.standing('near'))[0]).toBe('5');
  });

  test('an assessment renewed, widened or withdrawn is followed where it lies and where it lay', async () => {
    await world.change('assessment', 'climate', { status: 'underway' });
    expect(await world.follow()).toBe(3);
    expect((await world.standing('near'))[0]).toBe('2');
    await world.change('assessment', 'climate', { status: 'done' }, squareOf(19_000, -500, 1500));
    expect(await world.follow()).toBe(4);
    expect((await world.standing('near'))[0]).toBe('2');
    await world.change('assessment', 'climate', {}, squareOf(-50, -50, 400));
    expect(await world.follow()).toBe(4);
    expect((await world.standing('near'))[0]).toBe('5');
  });

  test('works that nobody has verified for long count for nobody, from the day on which the public loses sight of them', async () => {
    await world.change('utility', 'station', { verifiedOn: '2024-09-02' });
    await world.apply(worksAt('other', 'power', pointOf(-900, 50)));
    await world.follow();
    expect((await world.standing('near'))[1]).toBe(400);
    world.clock.today = '2025-01-01';
    expect(await world.follow()).toBe(3);
    expect((await world.standing('near'))[1]).toBe(900);
    const seen = await world.store.features.get('utility', 'station', 'guest');
    expect(seen).toBeNull();
    // Whatever becomes of it now, nothing that the public sees tells of it.
    const touches = () => sql<number>("SELECT max(seq) FROM change WHERE dataset = 'parcel'")[0];
    const before = touches();
    await world.change('utility', 'station', {}, pointOf(-100, 50));
    expect(await world.follow()).toBe(0);
    expect([touches(), (await world.standing('near'))[1]]).toEqual([before, 900]);
  });

  test('what another program edits is followed as well', async () => {
    sql("DELETE FROM utility WHERE id = 'station' RETURNING id");
    expect(await world.follow()).toBe(3);
    expect((await world.standing('near'))[1]).toBeNull();
    sql('UPDATE parcel SET "readinessTier" = \'4\', "railKm" = 99 WHERE id = \'far\' RETURNING id');
    expect(await world.follow()).toBe(1);
    expect((await world.standing('far'))[0]).toBe('2');
  });

  test('no edit sets these fields, new row or old, and an undone edit does not bring old ones back', async () => {
    const wanted = { readinessTier: '5', substationM: 1, railKm: 0 };
    await world.change('parcel', 'far', wanted);
    expect(await world.standing('far')).toEqual(['2', null, null]);
    await world.apply(parcelAt('new', 20_000, 300, { ...wanted, status: 'planned' }));
    expect(await world.standing('new')).toEqual([null, null, null]);
    await world.follow();
    expect(await world.standing('new')).toEqual(['1', null, null]);
    const edit = await world.change('parcel', 'near', { levelled: false });
    await world.follow();
    expect(edit).toBeUndefined();
    const [last] = await world.store.edits.list({ limit: 1 }, { role: 'admin', name: null });
    await world.store.edits.undo(last!.seq, { name: 'a', role: 'admin' });
    expect((await world.standing('near'))[0]).toBe('3');
    await world.follow();
    expect((await world.standing('near'))[0]).toBe('5');
  });

  test('neither tiles nor coverage are told of what is written here, and the store is', async () => {
    const before = world.store.feed.lastSeq();
    await world.change('utility', 'plant', {}, pointOf(50, -150));
    const edited = world.store.feed.lastSeq();
    await world.follow();
    expect(world.store.feed.lastSeq()).toBeGreaterThan(edited);
    expect(world.store.feed.touchedSince(before).map(({ dataset }) => dataset)).toEqual(['utility']);
    expect(world.store.feed.countTouched(before, 9)).toBe(1);
    const told: StoreChange[] = [];
    world.store.onChange((change) => told.push(change));
    await world.change('utility', 'plant', {}, pointOf(50, -120));
    await world.follow();
    await expect.poll(() => told.at(-1)).toMatchObject({ datasets: ['parcel'], standing: ['parcel'] });
    const [{ datasets, standing }] = told as [StoreChange];
    expect(datasets.filter((id) => !standing.includes(id))).toEqual(['utility']);
  });

  test('it is nobody’s edit: an edit that began before is not stale, and the log is as it was', async () => {
    const before = (await world.store.features.get('parcel', 'near', 'admin'))!;
    const logged = sql<number>('SELECT count(*) FROM "editChange"');
    await world.change('utility', 'station', {}, pointOf(-200, 50));
    await world.follow();
    expect(sql<number>('SELECT count(*) FROM "editChange"')).toEqual([logged[0]! + 1]);
    const after = { ...before, properties: { ...before.properties, name: '新名' } };
    await world.apply({ dataset: 'parcel', id: 'near', before, after });
    expect(await world.standing('near')).toEqual(['5', 200, 250]);
  });

  test('sketched lines that are others are measured anew', async () => {
    const register = openStandingRegister(world.path);
    const sketch = await readSketch(BASEMAP);
    expect(await bringUp(register, { today: world.clock.today, sketch: { lines: [], print: 'none' } })).toBe(4);
    expect((await world.at('near'))['motorwayKm']).toBeNull();
    expect(await bringUp(register, { today: world.clock.today, sketch })).toBe(4);
    register.close();
    expect((await world.at('near'))['motorwayKm']).toEqual(expect.any(Number));
  });
});

test('many edits later each parcel stands as if all were worked out anew', async () => {
  const random = randomFrom(5);
  const place = () => [6000 * random() - 3000, 6000 * random() - 3000] as const;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let edit = 0; edit < 60; edit++) {
    const [x, y] = place();
    const id = `u${edit % 8}`;
    const isThere = await world.store.features.get('utility', id, 'admin');
    if (edit % 3 === 0)
      await world.change(
        'assessment',
        pick(['flood', 'climate', 'energy']),
        {},
        squareOf(x / 4 - 400, y / 4 - 400, 500),
      );
    else if (edit % 7 === 1) await world.apply(parcelAt(`p${edit}`, x, y));
    else if (!isThere) await world.apply(worksAt(id, pick(['power', 'water']), pointOf(x, y)));
    else if (edit % 4 === 1) await world.change('utility', id, null);
    else
      await world.change(
        'utility',
        id,
        { status: pick(['built', 'planned']), item: pick(['power', 'water']) },
        pointOf(x, y),
      );
    if (edit % 5 === 0) world.clock.today = pick(['2024-12-31', '2025-07-01', '2026-07-01']);
    if (edit % 2 === 0) await world.follow();
  }
  await world.follow();
  const followed = ofAll();
  sql('DELETE FROM "standingMark" RETURNING seq');
  await world.follow();
  expect(followed).toEqual(ofAll());
  expect(new Set(followed).size).toBeGreaterThan(5);
});

test('a run that breaks off is made up for by the next, also after a restart', async () => {
  await world.apply(...Array.from({ length: 120 }, (_, index) => parcelAt(`m${index}`, -2000 + 15 * index, 500)));
  const register = openStandingRegister(world.path);
  let writes = 0;
  const failing: typeof register = {
    ...register,
    async write(standings) {
      if (++writes === 2) throw new Error('killed');
      await register.write(standings);
    },
  };
  const day = { today: world.clock.today, sketch: await readSketch(BASEMAP) };
  await expect(bringUp(failing, day, 1000)).rejects.toThrow('killed');
  register.close();
  const known = () => sql<number>('SELECT count(*) FROM parcel WHERE "substationM" IS NOT NULL')[0];
  expect(known()).toBeLessThan(120);
  await world.restart();
  await world.follow();
  expect(known()).toBe(123);
});

test('a parcel, or a scope, that cannot be measured is unknown and keeps no other from being worked out', async () => {
  const register = openStandingRegister(world.path);
  const broken = { type: 'Polygon', coordinates: [[[111.6, 36.1], null]] } as unknown as Polygon;
  const day = { today: world.clock.today, sketch: await readSketch(BASEMAP) };
  const warned: string[] = [];
  const hear = (warning: Error) => warned.push(warning.message);
  process.on('warning', hear);
  await bringUp(
    {
      ...register,
      parcels: (fids) => register.parcels(fids).map((one) => (one.id === 'next' ? { ...one, geometry: broken } : one)),
      assessment: (fid) => ({ ...register.assessment(fid), geometry: broken }),
    },
    day,
  );
  await expect.poll(() => warned.length).toBe(1);
  process.off('warning', hear);
  register.close();
  expect(warned[0]).toMatch(/of 2 parcels .* near: /);
  expect(await world.standing('next')).toEqual([null, null, null]);
  expect(await world.standing('near')).toEqual([null, 400, 250]);
  expect(await world.standing('sold')).toEqual([null, expect.any(Number), 450]);
});

test('more parcels than asked for are left to others', async () => {
  const register = openStandingRegister(world.path);
  const day = { today: world.clock.today, sketch: await readSketch(BASEMAP) };
  expect(await bringUp(register, day, 3)).toBeNull();
  expect(register.mark()).toBeNull();
  expect(await bringUp(register, day, 20)).toBe(4);
  await world.change('utility', 'station', {}, pointOf(-300, 50));
  expect(await bringUp(register, day, 2)).toBeNull();
  expect(await bringUp(register, day, 3)).toBe(3);
  register.close();
});

describe('beside the server', () => {
  const eventually = async (look: () => Promise<unknown>, wanted: unknown) => {
    await expect.poll(look, { timeout: 20_000, interval: 50 }).toEqual(wanted);
  };

  test('edits, and the days, are followed by themselves until it is closed', async () => {
    const standings = keepStandings({ database: world.path, basemap: BASEMAP, store: world.store });
    await eventually(() => world.standing('near'), ['5', 400, 250]);
    await world.change('utility', 'station', {}, pointOf(-300, 50));
    await eventually(() => world.standing('near'), ['5', 300, 250]);
    world.clock.today = '2025-07-01';
    await standings.fresh();
    expect(await world.standing('near')).toEqual(['2', 300, 250]);
    await standings.close();
  });

  test('an edit made while a run is under way is in what the next answer waits for', async () => {
    const standings = keepStandings({ database: world.path, basemap: BASEMAP, store: world.store });
    const first = standings.fresh();
    await world.change('utility', 'station', {}, pointOf(-300, 50));
    await standings.fresh();
    expect(await world.standing('near')).toEqual(['5', 300, 250]);
    await first;
    await standings.close();
  });
});
