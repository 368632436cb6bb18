/** Confidential stays confidential in every file: figures that stand nowhere else are planted and looked for. */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../server/domain/access.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { MutuError } from '../../server/domain/errors.ts';
import { FORMATS } from '../../server/export/writer.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture } from '../store/fixture.ts';
import { type Exporter, exporterOf } from './exported.ts';

const CANARIES = {
  manager: ['987654.321', '绝密企业', '91149999SECRET0001'],
  staff: ['保密租户', '包联某人', '876543.21', 'CANARY-SURVEY', '111.123456789'],
};

let store: GeoPackageStore;
let make: Exporter;

beforeAll(async () => {
  store = await openFixture();
  make = exporterOf(store);
  const place = { zoneId: 'z1', parkId: 'p1' };
  await store.edits.apply(
    editOf([
      inserted('enterprise', 'e9', { ...place, name: '绝密企业', creditCode: '91149999SECRET0001' }),
      inserted('annualReport', 'r9', { enterpriseId: 'e9', year: 2023, outputWanYuan: 987_654.321 }),
      inserted('unit', 'u9', {
        ...place,
        name: '103',
        unitNo: '103',
        buildingId: 'b1',
        status: 'occupied',
        floor: 1,
        tenant: '保密租户',
      }),
      inserted(
        'project',
        'j9',
        { ...place, name: '新项目', stage: 'signed', leader: '包联某人', totalInvestmentWanYuan: 876_543.21 },
        { type: 'Point', coordinates: [111.123456789, 36] },
      ),
      inserted('parcel', 'l9', {
        ...place,
        name: '甲',
        status: 'ready',
        surveyedCoordinates: 'CANARY-SURVEY',
        sourceEpsg: 4546,
      }),
    ]),
  );
});

afterAll(async () => {
  make.remove();
  await store.close();
});

/** Every text that the file holds, archives opened, GBK and UTF-8. */
const textsIn = (bytes: Uint8Array): string => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const parts = isZip ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => ['utf-8', 'gbk'].map((name) => new TextDecoder(name).decode(part)).join('\n')).join('\n');
};

const everything = async (role: Role): Promise<string> => {
  const texts: string[] = [];
  for (const { id } of DATASETS)
    for (const format of FORMATS) {
      const made = await make({ dataset: id, format, role, encoding: undefined }).catch((error: unknown) => {
        if (!(error instanceof MutuError)) throw error;
        return JSON.stringify([error.say, error.detail]);
      });
      texts.push(typeof made === 'string' ? made : textsIn(made.bytes));
    }
  return texts.join('\n');
};

describe('canaries', () => {
  test.each(['guest', 'investor'] as const)('are in no file of a %s', { timeout: 60_000 }, async (role) => {
    const text = await everything(role);
    for (const canary of [...CANARIES.manager, ...CANARIES.staff]) expect(text).not.toContain(canary);
    // A number in bytes has no text; the column that would hold it is not there either.
    for (const field of ['outputWanYuan', 'surveyedCoordinates', 'tenant']) expect(text).not.toContain(field);
  });

  test('a planner sees what staff sees and no more', { timeout: 60_000 }, async () => {
    const text = await everything('planner');
    for (const canary of CANARIES.manager) expect(text).not.toContain(canary);
    for (const canary of CANARIES.staff) expect(text).toContain(canary);
  });

  test('the manager sees all of them, which proves that the search can', { timeout: 60_000 }, async () => {
    const text = await everything('manager');
    for (const canary of [...CANARIES.manager, ...CANARIES.staff]) expect(text).toContain(canary);
  });
});

test.each(ROLES)('every row of a %s says whether it is invented', async (role) => {
  const { text } = await make({ format: 'geojson', role });
  const { features } = JSON.parse(text) as { features: { properties: { synthetic: unknown } }[] };
  expect(features.map(({ properties }) => properties.synthetic)).toEqual(features.map(() => true));
});

test('filter and selection are both obeyed', async () => {
  const ids = async (changes: object) =>
    (JSON.parse((await make({ format: 'geojson', ...changes })).text) as { features: { id: string }[] }).features.map(
      ({ id }) => id,
    );
  const filter = { op: '=', field: 'landUse', value: '100102' } as const;
  expect(await ids({ filter })).toEqual(['l2', 'l3']);
  expect(await ids({ ids: ['l3', 'l1', 'nowhere'] })).toEqual(['l1', 'l3']);
  expect(await ids({ filter, ids: ['l3', 'l1'] })).toEqual(['l3']);
});

test('an edit made while an export runs is in it whole or not at all', async () => {
  const snapshot = await store.features.snapshot('parcel', {}, 'admin');
  const before = (await store.features.get('parcel', 'l1', 'admin'))!;
  await store.edits.apply(
    editOf([
      { dataset: 'parcel', id: 'l1', before, after: { ...before, properties: { ...before.properties, name: '改过' } } },
    ]),
  );
  const names: unknown[] = [];
  for await (const { properties } of snapshot.rows()) names.push(properties['name']);
  snapshot.close();
  expect(names).toContain('甘亭一号地块');
  expect(names).not.toContain('改过');
  expect(snapshot.revision).toBeLessThan(store.revision('parcel'));
});
