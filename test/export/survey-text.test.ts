/** TXT → register → TXT: the surveyor's numbers come back as he wrote them. Worked example of the exchange format. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EastNorth } from '../../server/domain/crs.ts';
import { printSurveyed, readSurveyed } from '../../server/domain/surveyed.ts';
import { polygonsOf } from '../../server/export/positions.ts';
import { normalise } from '../../server/import/normalise.ts';
import { read } from '../../server/import/readers.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { editOf, inserted, openFixture } from '../store/fixture.ts';
import { type Exporter, exporterOf } from './exported.ts';

const HEAD = `[属性描述]\r
格式版本号=1.01版本\r
数据产生单位=示例单位\r
数据产生日期=2024-06-01\r
坐标系=2000国家大地坐标系\r
几度分带=3\r
投影类型=高斯克吕格\r
计量单位=米\r
带号=37\r
精度=0.001\r
转换参数=0,0,0,0,0,0,0\r
[地块坐标]\r
`;
/** 200 m × 200 m with a hole of 40 m × 40 m = 3.8400 ha. */
const PARCEL = `10,3.8400,SYN-001,示例地块一,面,,一类工业用地,100101,@\r
J1,1,4005500.000,37553900.000\r
J2,1,4005500.000,37554100.000\r
J3,1,4005300.000,37554100.000\r
J4,1,4005300.000,37553900.000\r
J1,1,4005500.000,37553900.000\r
J5,2,4005420.000,37553980.000\r
J6,2,4005380.000,37553980.000\r
J7,2,4005380.000,37554020.000\r
J8,2,4005420.000,37554020.000\r
J5,2,4005420.000,37553980.000\r
`;

let store: GeoPackageStore;
let make: Exporter;

/** What an accepted import keeps of the file: the shape in degrees, the corners as surveyed, and their system. */
const accept = async (id: string, text: string) => {
  const reading = await read({ name: 'survey.txt', bytes: new TextEncoder().encode(text) });
  const { rows } = normalise(reading, {});
  const { geometry, own, epsg } = rows[0]!;
  // The corners in the order of the file; the shape may have been turned.
  const rings = polygonsOf(own).flat() as unknown as EastNorth[][];
  const properties = {
    synthetic: false,
    zoneId: 'z1',
    name: '示例地块一',
    code: 'SYN-001',
    status: 'ready',
    landUse: '100101',
    sourceEpsg: epsg,
    surveyedCoordinates: printSurveyed(rings),
  };
  await store.edits.apply(editOf([inserted('parcel', id, properties, geometry)], 'import'));
};

beforeAll(async () => {
  store = await openFixture();
  make = exporterOf(store);
  await accept('s1', HEAD + PARCEL);
});

afterAll(async () => {
  make.remove();
  await store.close();
});

const gbk = (bytes: Uint8Array): string => new TextDecoder('gbk').decode(bytes);
describe('the boundary point TXT', () => {
  test('gives back the very coordinates it was made from, GBK and CRLF', async () => {
    const { bytes } = await make({ format: 'txt', ids: ['s1'], epsg: 4525 });
    const text = gbk(bytes);
    expect(text.split('[地块坐标]')[0]).toBe(
      HEAD.split('[地块坐标]')[0]!.replace('示例单位', '亩图 Mutu').replace('2024-06-01', '2024-12-31'),
    );
    expect(text.split('[地块坐标]\r\n')[1]).toBe(PARCEL);
  });

  test('read again it is the same ground', async () => {
    const { bytes, name } = await make({ format: 'txt', ids: ['s1'] });
    const { rows, notes } = normalise(await read({ name, bytes }), {});
    expect(notes).toEqual([]);
    expect(rows[0]!.areaPlaneM2).toBeCloseTo(38_400, 3);
    const before = await store.features.get('parcel', 's1', 'admin');
    const [a, b] = [rows[0]!.geometry, before!.geometry].map((shape) => polygonsOf(shape).flat(2));
    for (const [index, [lon, lat]] of a!.entries()) {
      expect(lon).toBeCloseTo(b![index]![0]!, 10);
      expect(lat).toBeCloseTo(b![index]![1]!, 10);
    }
  });

  test('without the zone before the easting, or in the next belt, as asked', async () => {
    const plain = gbk((await make({ format: 'txt', ids: ['s1'], epsg: 4546 })).bytes);
    expect(plain).toContain('J1,1,4005500.000,553900.000');
    const next = gbk((await make({ format: 'txt', ids: ['s1'], epsg: 4547 })).bytes);
    expect(next).toContain('带号=38');
    expect(next).toMatch(/^J1,1,40\d{5}\.\d{3},28\d{4}\.\d{3}\r$/m);
  });

  test('a shape redrawn since is projected: its old corners hold no longer', async () => {
    await accept('s2', HEAD + PARCEL);
    const before = (await store.features.get('parcel', 's2', 'admin'))!;
    const moved = polygonsOf(before.geometry).map((rings) =>
      rings.map((ring) => ring.map(([x, y]) => [x! + 0.001, y!])),
    );
    const after = { ...before, geometry: { type: 'Polygon' as const, coordinates: moved[0]! } };
    await store.edits.apply(editOf([{ dataset: 'parcel', id: 's2', before, after }]));
    const text = gbk((await make({ format: 'txt', ids: ['s2'], epsg: 4525 })).bytes);
    expect(text).not.toContain('37553900.000');
    expect(text).toContain('3.8400,SYN-001');
  });

  test('says which parcels are invented, in the head and by the name, once', async () => {
    const text = gbk((await make({ format: 'txt', ids: ['l1', 's1'], epsg: 4525 })).bytes);
    expect(text).toContain('数据产生单位=亩图 Mutu（含 1 行模拟数据（50.0%））');
    expect(text).toContain('甘亭一号地块（模拟）');
    expect(text).toContain('示例地块一,面');
  });

  test('the public gets corners to 0.1 m, and the head says so', async () => {
    const text = gbk((await make({ format: 'txt', ids: ['s1'], epsg: 4525, role: 'guest' })).bytes);
    expect(text).toContain('精度=0.1\r\n');
    expect(text).not.toContain('4005500.000,37553900.000');
  });

  test('names with a comma or @ do not break the lines', async () => {
    const before = (await store.features.get('parcel', 'l2', 'admin'))!;
    const after = { ...before, properties: { ...before.properties, name: '甲,乙@丙\n丁' } };
    await store.edits.apply(editOf([{ dataset: 'parcel', id: 'l2', before, after }]));
    const { bytes, name } = await make({ format: 'txt', ids: ['l2'], encoding: 'utf-8' });
    const { features } = await read({ name, bytes });
    expect(features.map(({ properties }) => properties['地块名称'])).toEqual(['甲，乙@丙 丁（模拟）']);
  });
});

describe('surveyed corners as text', () => {
  test('read and print are each other’s reverse, digits beyond the millimetre included', () => {
    const text =
      '4005500.000,553900.000;4005500.000,554100.1234;4005300.000,554100.000|4005420.000,553980.000;4005380.000,553980.000;4005380.000,554020.000';
    expect(printSurveyed(readSurveyed(text)!)).toBe(text);
  });

  test.each(['', 'J1,4005500.000,553900.000', '1,2;3,4', '1,2;3,4;5', '1,2;3,4;-5,6'])(
    '%j is not of the form',
    (text) => expect(readSurveyed(text)).toBeNull(),
  );
});
