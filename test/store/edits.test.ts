import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { type Change, type Feature, reverse } from '../../server/domain/edit.ts';
import { MutuError } from '../../server/domain/errors.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture, rectangle } from './fixture.ts';
import { wrongBoxes } from './spatial-index.ts';

let store: GeoPackageStore;

beforeEach(async () => {
  store = await openFixture();
});

afterEach(() => store.close());

const row = async (dataset: string, id: string) => (await store.features.get(dataset, id, 'admin'))!;

/** The change of one row, seen as it now is. */
const changed = async (
  dataset: string,
  id: string,
  properties: Feature['properties'],
  geometry?: Feature['geometry'],
): Promise<Change> => {
  const before = await row(dataset, id);
  const after = {
    ...before,
    properties: { ...before.properties, ...properties },
    geometry: geometry ?? before.geometry,
  };
  return { dataset, id, before, after };
};

const apply = (...changes: Change[]) => store.edits.apply(editOf(changes));

const codeOf = async (asked: Promise<unknown>): Promise<string> => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MutuError);
  return (error as MutuError).code;
};

describe('an edit', () => {
  test('changes the row, its derived fields, its log and its revision', async () => {
    const before = store.revision('parcel');
    const others = store.revision('zone');
    const logged = await apply(await changed('parcel', 'l1', { areaCertM2: 61_000 }));
    expect((await row('parcel', 'l1')).properties).toMatchObject({ areaCertM2: 61_000, areaM2: 61_000 });
    expect(store.revision('parcel')).toBeGreaterThan(before);
    expect(store.revision('zone')).toBe(others);
    expect(await store.edits.history('parcel', 'l1', 'admin')).toEqual([logged]);
    expect(logged.changes[0]!.before!.properties['areaCertM2']).toBe(60_000);
  });

  test('is told to those who listen, until they stop', async () => {
    const heard: unknown[] = [];
    const stop = store.onChange((change) => heard.push(change));
    await apply(await changed('parcel', 'l1', { name: '新名' }));
    expect(heard).toEqual([{ revision: store.revision(), datasets: ['parcel'], standing: [] }]);
    stop();
    await apply(await changed('parcel', 'l1', { name: '再新' }));
    expect(heard.length).toBe(1);
  });

  test('keeps fields that it does not name', async () => {
    const { before } = await changed('parcel', 'l6', {});
    const { surveyedCoordinates, sourceEpsg, ...seenByPublic } = before!.properties;
    const after = { ...before!, properties: { ...seenByPublic, name: '改名' } };
    await apply({ dataset: 'parcel', id: 'l6', before: { ...before!, properties: seenByPublic }, after });
    expect((await row('parcel', 'l6')).properties).toMatchObject({ name: '改名', surveyedCoordinates, sourceEpsg });
  });

  test('taken back leaves every row as it was, the spatial index too', async () => {
    const seen = await row('parcel', 'l2');
    const edit = await apply(
      await changed('parcel', 'l2', { name: '移走' }, rectangle(111.7, 36.2, 0.001, 0.001)),
      inserted(
        'parcel',
        'l7',
        { name: '新地块', zoneId: 'z1', status: 'planned' },
        rectangle(111.8, 36.3, 0.001, 0.001),
      ),
      { dataset: 'parcel', id: 'l5', before: await row('parcel', 'l5'), after: null },
    );
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
    expect((await store.features.search('新地块', 5, 'guest')).length).toBe(1);
    await store.edits.apply(reverse(edit, 'test', 'admin'));
    expect(await row('parcel', 'l2')).toEqual(seen);
    expect(await row('parcel', 'l5')).toMatchObject({ id: 'l5' });
    expect(await store.features.get('parcel', 'l7', 'admin')).toBeNull();
    expect(await store.features.search('新地块', 5, 'guest')).toEqual([]);
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  });

  test('of a unit brings its building along', async () => {
    await apply(await changed('unit', 'u1', { status: 'occupied' }));
    expect((await row('building', 'b1')).properties).toMatchObject({ vacancy: 'full', vacantAreaM2: 0 });
    await apply(await changed('unit', 'u3', { status: 'vacant', buildingId: 'b1' }));
    expect((await row('building', 'b1')).properties).toMatchObject({ vacancy: 'partly', vacantAreaM2: 3_000 });
    await apply(await changed('building', 'b1', { status: 'building' }));
    expect((await row('building', 'b1')).properties).toMatchObject({ vacancy: 'notReady', vacantAreaM2: null });
  });
});

describe('nothing at all is written', () => {
  const refusals: [string, () => Promise<Change>, string][] = [
    [
      'a reference to nowhere',
      async () => inserted('parcel', 'x', { name: '甲', zoneId: 'nowhere', status: 'planned' }),
      'unprocessable',
    ],
    [
      'an id that exists',
      async () => inserted('parcel', 'l2', { name: '甲', zoneId: 'z1', status: 'planned' }),
      'conflict',
    ],
    ['a required field left out', async () => inserted('parcel', 'x', { name: '甲', zoneId: 'z1' }), 'unprocessable'],
    [
      'a field that does not exist',
      async () => inserted('parcel', 'x', { name: '甲', zoneId: 'z1', status: 'planned', colour: 'red' }),
      'unprocessable',
    ],
    [
      'text where a number belongs',
      async () => inserted('parcel', 'x', { name: '甲', zoneId: 'z1', status: 'planned', farMax: '2' }),
      'unprocessable',
    ],
    ['a dataset that does not exist', async () => inserted('river', 'x', {}), 'unprocessable'],
    [
      'a row that is not there',
      async () => ({ dataset: 'parcel', id: 'x', before: await row('parcel', 'l2'), after: null }),
      'notFound',
    ],
    [
      'a zone that parcels still refer to',
      async () => ({ dataset: 'zone', id: 'z1', before: await row('zone', 'z1'), after: null }),
      'unprocessable',
    ],
  ];

  test.each(refusals)('with %s beside a good change', async (_, bad, code) => {
    const revision = store.revision();
    const good = await changed('parcel', 'l1', { name: '不该留下' });
    expect(await codeOf(apply(good, await bad()))).toBe(code);
    expect((await row('parcel', 'l1')).properties['name']).toBe('甘亭一号地块');
    expect(await store.edits.history('parcel', 'l1', 'admin')).toEqual([]);
    expect(store.revision()).toBe(revision);
    expect(store.feed.lastSeq()).toBe(revision);
  });

  test('when somebody else was faster: the loser is told, the winner stays', async () => {
    const [first, second] = [
      await changed('parcel', 'l1', { name: '先' }),
      await changed('parcel', 'l1', { name: '后' }),
    ];
    await apply(first);
    expect(await codeOf(apply(second))).toBe('stale');
    const moved = { ...second, before: { ...second.before!, properties: {}, geometry: rectangle(0, 0, 1, 1) } };
    expect(await codeOf(apply(moved))).toBe('stale');
    expect((await row('parcel', 'l1')).properties['name']).toBe('先');
  });

  test('when a broken reference comes out only at the end of a bulk load, and the triggers are back', async () => {
    const many = Array.from({ length: 1_500 }, (_, index) =>
      inserted(
        'parcel',
        `m${index}`,
        { name: `地块${index}`, zoneId: index === 1_400 ? 'nowhere' : 'z1', status: 'planned' },
        rectangle(111, 36, 0.01, 0.01),
      ),
    );
    expect(await codeOf(store.edits.apply(editOf(many, 'import')))).toBe('unprocessable');
    expect((await store.features.count('parcel', {}, 'guest')).count).toBe(6);
    await apply(
      inserted('parcel', 'l8', { name: '补', zoneId: 'z1', status: 'planned' }, rectangle(111.8, 36.3, 0.001, 0.001)),
    );
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  });
});

test('a bulk load leaves index, names, touches and log as row by row would', async () => {
  const revision = store.revision();
  const many = Array.from({ length: 1_500 }, (_, index) =>
    inserted(
      'parcel',
      `m${index}`,
      { name: `批量${index}`, zoneId: 'z1', status: 'planned' },
      index === 7 ? null : rectangle(111 + index / 1_000, 36, 0.0005, 0.0005),
    ),
  );
  await store.edits.apply(editOf(many, 'import'));
  expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  expect(store.feed.touchedSince(revision).length).toBe(1_500);
  expect((await store.features.search('pl1499', 5, 'guest')).map(({ feature }) => feature.id)).toEqual(['m1499']);
  expect((await store.edits.history('parcel', 'm3', 'guest')).length).toBe(1);
  await apply(await changed('parcel', 'm3', {}, rectangle(112.9, 36, 0.001, 0.001)));
  expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
});

describe('history', () => {
  test('is newest first and hides what the role may not read', async () => {
    await apply(await changed('unit', 'u2', { rentYuanPerM2Month: 15 }));
    await apply(await changed('unit', 'u2', { tenant: '另一家' }));
    const seen = async (role: 'guest' | 'planner') =>
      (await store.edits.history('unit', 'u2', role)).map(({ changes }) => changes[0]!.after!.properties);
    expect((await seen('planner')).map(({ tenant }) => tenant)).toEqual(['另一家', '示例电子']);
    const public_ = await seen('guest');
    expect(public_.length).toBe(1); // the change of the tenant leaves no trace
    expect(public_[0]).toMatchObject({ rentYuanPerM2Month: 15 });
    expect(JSON.stringify(await store.edits.history('unit', 'u2', 'guest'))).not.toContain('示例电子');
  });

  test('of a demonstration holds how much was loaded, not every row', async () => {
    for (const { id } of DATASETS) expect(await store.edits.history(id, 'l1', 'admin')).toEqual([]);
  });
});

test('a hundred edits at once are applied one after another, each once', async () => {
  const names = Array.from({ length: 100 }, (_, index) =>
    inserted('office', `x${index}`, { zoneId: 'z1', name: `部门${index}` }),
  );
  const logged = await Promise.all(names.map((change) => apply(change)));
  expect(new Set(logged.map(({ seq }) => seq)).size).toBe(100);
  expect((await store.features.count('office', {}, 'guest')).count).toBe(101);
});
