import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../server/domain/access.ts';
import { MutuError } from '../../server/domain/errors.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import type { Features, Query } from '../../server/store/store.ts';
import { FIXTURE, openFixture } from './fixture.ts';

let store: GeoPackageStore;
let features: Features;

beforeAll(async () => {
  store = await openFixture();
  features = store.features;
});

afterAll(() => store.close());

const ids = async (dataset: string, query: Query, role: Role = 'guest') =>
  (await features.list(dataset, query, role)).features.map(({ id }) => id);

const refusal = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(MutuError);
  const { code, say, detail } = error as MutuError;
  return { code, say, detail };
};

describe('reading', () => {
  test('gives back every row that was put in, value for value', async () => {
    for (const { dataset, id, after } of FIXTURE.changes) {
      const stored = await features.get(dataset, id, 'admin');
      expect(stored, `${dataset} ${id}`).toMatchObject({
        id,
        geometry: after!.geometry,
        properties: after!.properties,
      });
    }
  });

  test('knows the derived fields: the certified area wins, the geodesic one stands in', async () => {
    const area = async (id: string) => (await features.get('parcel', id, 'guest'))!.properties['areaM2'];
    expect(await area('l1')).toBe(60_000);
    expect(await area('l2')).toBeCloseTo(59_951.2, 0);
    expect((await features.get('building', 'b1', 'guest'))!.properties).toMatchObject({
      vacancy: 'partly',
      vacantAreaM2: 2_000,
    });
    expect((await features.get('building', 'b2', 'guest'))!.properties).toMatchObject({
      vacancy: 'notReady',
      vacantAreaM2: null,
    });
  });

  test('answers null for an id that is not there', async () =>
    expect(await features.get('parcel', 'nowhere', 'guest')).toBeNull());
});

describe('lists', () => {
  test('are in the order of ids where no order is asked for', async () => {
    expect(await ids('parcel', {})).toEqual(['l1', 'l2', 'l3', 'l4', 'l5', 'l6']);
  });

  test('sort with unknown values last, either way, and break ties by id', async () => {
    const price = (descending: boolean) => ids('parcel', { sort: [{ field: 'priceWanYuanPerMu', descending }] });
    expect(await price(true)).toEqual(['l1', 'l2', 'l3', 'l4', 'l5', 'l6']);
    expect(await price(false)).toEqual(['l1', 'l2', 'l3', 'l4', 'l5', 'l6']);
    expect(await ids('unit', { sort: [{ field: 'floor', descending: true }] })).toEqual(['u3', 'u1', 'u2', 'u4']);
  });

  test('page without repeating or losing a row, and say how many matched', async () => {
    const sort = [{ field: 'landUse', descending: true }];
    const pages = await Promise.all(
      [0, 2, 4, 6].map((offset) => features.list('parcel', { sort, limit: 2, offset }, 'guest')),
    );
    expect(pages.flatMap((page) => page.features.map(({ id }) => id)).sort()).toEqual([
      'l1',
      'l2',
      'l3',
      'l4',
      'l5',
      'l6',
    ]);
    expect(pages.map((page) => page.matched)).toEqual([6, 6, 6, 6]);
  });

  test('hold the asked fields only, and no geometry where none is wanted', async () => {
    const { features: rows } = await features.list('parcel', { fields: ['name'], geometry: false, limit: 1 }, 'guest');
    expect(rows).toEqual([{ id: 'l1', properties: { name: '甘亭一号地块' }, geometry: null }]);
  });

  test('look at shapes, not at boxes', async () => {
    expect(await ids('parcel', { bbox: [111.6052, 36.1047, 111.6058, 36.1053] })).toEqual([]); // inside the hole of l5
    expect(await ids('parcel', { bbox: [111.6092, 36.1042, 111.6098, 36.1048] })).toEqual([]); // between the parts of l6
    expect(await ids('parcel', { bbox: [111.6045, 36.1047, 111.6058, 36.1053] })).toEqual(['l5']);
  });

  test('filter and box are both asked', async () => {
    const filter = { op: '=', field: 'status', value: 'ready' } as const;
    expect(await ids('parcel', { filter, bbox: [111.6, 36.1, 111.62, 36.2] })).toEqual(['l1']);
    expect(await ids('parcel', { filter, bbox: [111.604, 36.1, 111.62, 36.2] })).toEqual([]);
  });
});

describe('counts', () => {
  test('add areas and money that are known, and leave out what nobody knows', async () => {
    const { count, sums } = await features.count(
      'unit',
      { filter: { op: '=', field: 'buildingId', value: 'b1' } },
      'guest',
    );
    expect([count, sums]).toEqual([3, { areaM2: 6_000 }]);
  });

  test('of a facet leave its own clause out, others stay in', async () => {
    const filter = {
      op: 'and',
      args: [
        { op: '=', field: 'status', value: 'vacant' },
        { op: '=', field: 'floor', value: 1 },
      ],
    } as const;
    const { count, facets, ranges } = await features.facets('unit', { filter }, 'guest');
    expect(count).toBe(1);
    expect(facets['status']).toEqual([
      { value: 'occupied', count: 1 },
      { value: 'underConstruction', count: 1 },
      { value: 'vacant', count: 1 },
    ]);
    expect(facets['floor']).toEqual([{ value: 1, count: 1 }]);
    expect(facets['hasCrane']).toEqual([{ value: true, count: 1 }]);
    expect(facets['parkId']).toEqual([{ value: 'p1', count: 1 }]);
    expect(ranges['areaM2']).toEqual([2_000, 2_000]);
    expect(ranges['liftTonnes']).toBeNull();
  });

  test('of unknown values stand under null', async () => {
    const { facets } = await features.facets('parcel', {}, 'guest');
    expect(facets['isStandardLand']).toEqual([
      { value: null, count: 3 },
      { value: true, count: 2 },
      { value: false, count: 1 },
    ]);
  });
});

describe('places', () => {
  test('the extent is that of the coordinates, not of the rounded index', async () => {
    expect(await features.extent('parcel', {}, 'guest')).toEqual([111.6, 36.1, 111.611, 36.106]);
    const filter = { op: '=', field: 'status', value: 'ready' } as const;
    expect(await features.extent('parcel', { filter }, 'guest')).toEqual([111.6, 36.1, 111.603, 36.102000000000004]);
    expect(await features.extent('annualReport', {}, 'manager')).toBeNull();
  });

  test('the nearest come first, with their distance', async () => {
    const at = [111.6095, 36.1015] as const; // inside l3
    const near = await features.nearest('parcel', at, { limit: 3 }, 'guest');
    expect(near.map(({ feature }) => feature.id)).toEqual(['l3', 'l2', 'l6']);
    expect(near[0]!.distanceM).toBe(0);
    expect(near[1]!.distanceM).toBeCloseTo(225, -1); // 0.0025° of longitude at 36.1°N
    expect(await features.nearest('parcel', [100, 20], { limit: 1, withinM: 1_000 }, 'guest')).toEqual([]);
    expect(
      (
        await features.nearest('utility', at, { limit: 1, filter: { op: '=', field: 'item', value: 'power' } }, 'guest')
      )[0]!.feature.id,
    ).toBe('n2');
  });

  test('the far side of the earth is not too far', async () => {
    expect((await features.nearest('parcel', [-68.4, -36.1], { limit: 1 }, 'guest')).length).toBe(1);
  });
});

describe('search', () => {
  const found = async (text: string, role: Role = 'guest') =>
    (await features.search(text, 20, role)).map(({ dataset, feature }) => `${dataset} ${feature.id}`);

  test('by part of a name, parents first', async () => {
    expect(await found('甘亭')).toEqual(['park p1', 'parcel l1', 'parcel l2', 'parcel l3', 'utility n2']);
  });

  test('by pinyin, whole or initials', async () => {
    expect(await found('tunli')).toEqual(['parcel l4']);
    expect(await found('tlcc')).toEqual(['parcel l4']);
    expect(await found('tun li')).toEqual(['parcel l4']);
    expect(await found('gtxxgyyq')).toEqual(['park p1']);
  });

  test('by code, upper or lower case', async () => {
    expect(await found('gt-004')).toEqual(['parcel l4']);
    expect(await found('GT-004')).toEqual(['parcel l4']);
  });

  test('takes what is typed as text, never as a pattern', async () => {
    expect(await found('%')).toEqual([]);
    expect(await found('_')).toEqual([]);
    expect(await found("' OR 1=1 --")).toEqual([]);
    expect(await found('   ')).toEqual([]);
  });

  test('tells firms to managers only', async () => {
    expect(await found('示例电子')).toEqual([]);
    expect(await found('sldz')).toEqual([]);
    expect(await found('示例电子', 'planner')).toEqual([]);
    expect(await found('示例电子', 'manager')).toEqual(['enterprise e2']);
    expect(await found('91140000SYN0000001', 'manager')).toEqual(['enterprise e1']);
  });
});

describe('what a role may not read', () => {
  test('is absent from rows', async () => {
    const keys = async (role: Role) => Object.keys((await features.get('unit', 'u2', role))!.properties);
    expect(await keys('guest')).not.toContain('tenant');
    expect(await keys('planner')).toContain('tenant');
    expect((await features.get('parcel', 'l6', 'investor'))!.properties).not.toHaveProperty('surveyedCoordinates');
  });

  test.each(ROLES.filter((role) => role !== 'manager' && role !== 'admin'))(
    '%s: a hidden dataset is answered like one that does not exist',
    async (role) => {
      for (const ask of [
        (id: string) => features.get(id, 'e1', role),
        (id: string) => features.list(id, {}, role),
        (id: string) => features.count(id, {}, role),
        (id: string) => features.facets(id, {}, role),
        (id: string) => features.extent(id, {}, role),
        (id: string) => features.nearest(id, [111.6, 36.1], { limit: 1 }, role),
        (id: string) => store.edits.history(id, 'e1', role),
      ]) {
        const hidden = await refusal(ask('enterprise'));
        expect(hidden.code).toBe('notFound');
        expect(JSON.stringify(hidden).replaceAll('enterprise', 'x')).toBe(JSON.stringify(await refusal(ask('x'))));
      }
    },
  );

  test('a hidden field is answered like one that does not exist, in filter, sort and fields', async () => {
    const asks: ((field: string) => Query)[] = [
      (field) => ({ filter: { op: '=', field, value: '示例电子' } }),
      (field) => ({ sort: [{ field, descending: false }] }),
      (field) => ({ fields: [field] }),
    ];
    for (const ask of asks) {
      const hidden = await refusal(features.list('unit', ask('tenant'), 'guest'));
      expect(hidden.code).toBe('badFilter');
      expect(JSON.stringify(hidden).replaceAll('tenant', 'x')).toBe(
        JSON.stringify(await refusal(features.list('unit', ask('x'), 'guest'))),
      );
    }
    expect(await ids('unit', asks[0]!('tenant'), 'planner')).toEqual(['u2']);
  });

  test('is in no facet, range or sum', async () => {
    const told = await features.facets('project', {}, 'guest');
    expect(told.facets).not.toHaveProperty('light');
    expect(told.sums).toEqual({});
    expect((await features.facets('project', {}, 'planner')).sums).toMatchObject({ totalInvestmentWanYuan: 50_000 });
  });
});

describe('groups', () => {
  test('count every row once, and add up what is known of a number', async () => {
    const groups = await features.groups('parcel', { by: ['parkId', 'status'], sum: 'areaM2' }, 'guest');
    const { count, sums } = await features.count('parcel', {}, 'guest');
    expect(groups.reduce((rows, group) => rows + group.count, 0)).toBe(count);
    expect(groups.reduce((area, group) => area + group.sum, 0)).toBeCloseTo(sums['areaM2']!, 6);
    expect(new Set(groups.map(({ values }) => JSON.stringify(values))).size).toBe(groups.length);
  });

  test('by a field the role may not read are refused like one that does not exist', async () => {
    const hidden = await refusal(features.groups('parcel', { by: ['sourceEpsg'] }, 'guest'));
    const missing = await refusal(features.groups('parcel', { by: ['nothing'] }, 'guest'));
    expect(hidden.code).toBe(missing.code);
  });
});

describe('ways to rows', () => {
  const sorted = { sort: [{ field: 'areaM2', descending: true }], limit: 2 };
  const everywhere = [110, 30, 120, 45] as const;

  test('lead to the same page whether it is found by place, by order or freely', async () => {
    const free = await ids('parcel', { sort: sorted.sort });
    const filter = { op: 'between', field: 'areaM2', low: 0, high: 1e9 } as const;
    expect(await ids('parcel', sorted)).toEqual(free.slice(0, 2));
    expect(await ids('parcel', { ...sorted, bbox: everywhere })).toEqual(free.slice(0, 2));
    const known = await ids('parcel', { sort: sorted.sort, filter });
    expect(await ids('parcel', { ...sorted, filter })).toEqual(known.slice(0, 2));
    expect(await ids('parcel', { ...sorted, filter, bbox: everywhere })).toEqual(known.slice(0, 2));
  });
});
