/** Each export as GDAL reads it: system, count, areas. The areas are those of the stored shapes on the same plane. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EastNorth, type LonLat, planeAreaM2, project } from '../../server/domain/crs.ts';
import { polygonsOf } from '../../server/export/positions.ts';
import type { Format } from '../../server/export/writer.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { openFixture } from '../store/fixture.ts';
import { gdal, hasGdal, hasValidator, validate } from '../store/gdal.ts';
import { areaIn, type Exporter, exporterOf, inspect } from './exported.ts';

let store: GeoPackageStore;
let make: Exporter;
let planeM2: number;

const EPSG = 4546;

beforeAll(async () => {
  store = await openFixture();
  make = exporterOf(store);
  const { features } = await store.features.list('parcel', {}, 'admin');
  const onPlane = (ring: readonly number[][]): EastNorth[] => ring.map((at) => project(at as unknown as LonLat, EPSG));
  planeM2 = features
    .flatMap(({ geometry }) => polygonsOf(geometry))
    .reduce((sum, rings) => sum + planeAreaM2(rings.map(onPlane)), 0);
});

afterAll(async () => {
  make.remove();
  await store.close();
});

const counts = (said: string): readonly number[] =>
  [...said.matchAll(/Feature Count: (\d+)/g)].map((match) => Number(match[1]));

describe.runIf(hasGdal)('GDAL reads', () => {
  const cases: readonly (readonly [format: Format, layer: string, tolerance: number])[] = [
    ['geojson', 'parcel', 1e-6],
    ['geopackage', 'parcel', 1e-9],
    ['shapefile', 'parcel', 1e-9],
  ];
  test.each(cases)('%s in the belt asked for', async (format, layer, tolerance) => {
    const { path, rows } = await make({ format, epsg: EPSG });
    const opened = format === 'shapefile' ? `/vsizip/${path}` : path;
    const said = inspect(opened);
    expect(rows).toBe(6);
    expect(counts(said)).toEqual([6]);
    expect(said).toMatch(/PROJCRS/);
    expect(said).toMatch(/Longitude of natural origin",111/);
    expect(said).toMatch(/False easting",500000/);
    expect(Math.abs(areaIn(opened, layer) / planeM2 - 1)).toBeLessThan(tolerance);
  });

  test('the same in degrees where none is asked for', async () => {
    for (const format of ['geojson', 'geopackage', 'shapefile', 'kml'] as const) {
      const { path } = await make({ format });
      const said = inspect(format === 'shapefile' ? `/vsizip/${path}` : path);
      expect([format, counts(said)]).toEqual([format, [6]]);
      expect(said).toMatch(/GEOGCRS\["(WGS 84|China Geodetic Coordinate System 2000)"/);
    }
  });

  test('KML and CSV with their shapes', async () => {
    const degrees = areaIn((await make({ format: 'geojson' })).path, 'parcel');
    expect(areaIn((await make({ format: 'kml' })).path, '地块') / degrees).toBeCloseTo(1, 6);
    const csv = await make({ format: 'csv' });
    const layer = csv.path.split('/').at(-1)!.replace('.csv', '');
    expect(areaIn(csv.path, layer) / degrees).toBeCloseTo(1, 6);
  });

  test('DXF as closed polylines, a layer for each class, synthetic rows named so', async () => {
    const { path } = await make({ format: 'dxf', epsg: EPSG });
    const said = inspect(path, '--config', 'DXF_CLOSED_LINE_AS_POLYGON', 'YES');
    // Seven shells, one hole, and a number for each of the seven parts.
    expect(counts(said)).toEqual([15]);
    const area = areaIn(path, 'entities', '--config', 'DXF_CLOSED_LINE_AS_POLYGON', 'YES');
    const { path: alone } = await make({ format: 'geojson', epsg: EPSG, ids: ['l5'] });
    // The hole of l5 (1/6 of its shell) is an outline of its own: the shell holds it, and it is counted once more.
    expect((area - planeM2) / areaIn(alone, 'parcel')).toBeCloseTo(2 / 5, 2);
    expect(said).toContain('Layer name: entities');
  });

  test('a network as a layer of lines and one of points', async () => {
    const { path } = await make({ dataset: 'utility', format: 'shapefile' });
    const said = inspect(`/vsizip/${path}`);
    expect([...said.matchAll(/Layer name: (\S+)/g)].map((match) => match[1]).sort()).toEqual([
      'utility_line',
      'utility_point',
    ]);
    expect(counts(said)).toEqual([2, 1]);
    expect(said).toMatch(/Geometry: Line String[\s\S]*Geometry: Point/);
  });

  test('tables without shapes as tables', async () => {
    for (const format of ['geopackage', 'shapefile'] as const) {
      const { path } = await make({ dataset: 'enterprise', format });
      const said = inspect(format === 'shapefile' ? `/vsizip/${path}` : path);
      expect([format, counts(said)]).toEqual([format, [3]]);
    }
  });

  test('a GBK Shapefile by its .cpg', async () => {
    const { path } = await make({ format: 'shapefile', encoding: 'gbk' });
    expect(gdal('ogrinfo', '-q', '-al', '-geom=NO', `/vsizip/${path}`).out).toContain('甘亭一号地块');
  });
});

describe.runIf(hasValidator)('the GeoPackage', () => {
  test.each([
    ['parcel', 4490],
    ['parcel', 4525],
    ['utility', 3857],
    ['enterprise', undefined],
  ] as const)('of %s in EPSG:%s passes the validator, warnings as errors', async (dataset, epsg) => {
    const { path } = await make({ dataset, format: 'geopackage', ...(epsg ? { epsg } : {}) });
    const { status, out, complaints } = validate(path);
    expect([status, out, complaints]).toEqual([0, '', '']);
  });
});

test.skipIf(hasGdal)('without ogrinfo on this machine nothing can say whether GDAL reads the exports', () => {});

describe('what cannot be said in a format is refused with the way out', () => {
  test.each([
    [{ format: 'txt', dataset: 'utility' }, /TXT.*xlsx/],
    [{ format: 'dxf', dataset: 'office' }, /DXF.*xlsx/],
    [{ format: 'pdf' }, /pdf.*geojson/],
    [{ format: 'kml', epsg: 4546 }, /KML.*4326/],
    [{ format: 'txt', epsg: 4490 }, /TXT.*4534/],
    [{ format: 'geojson', epsg: 27_700 }, /27700.*4490/],
    [{ format: 'dxf', epsg: 4549 }, /4549.*按开发区|按开发区/],
    [{ format: 'xlsx', encoding: 'gbk' }, /utf-8/],
    [{ format: 'txt', encoding: 'latin1' }, /gbk/],
    [{ format: 'csv', most: 5 }, /6 行.*5 行/],
  ])('%j', async (asked, words) => {
    const error = await make(asked).then(
      () => null,
      (reason: { say: { zh: string } }) => reason,
    );
    expect(error?.say.zh).toMatch(words);
  });

  test('what the role may not read is not there at all', async () => {
    await expect(make({ format: 'csv', dataset: 'enterprise', role: 'guest' })).rejects.toThrow(/no dataset/);
    await expect(
      make({ format: 'csv', role: 'guest', filter: { op: '=', field: 'sourceEpsg', value: 4546 } }),
    ).rejects.toThrow(/no such field/);
  });
});
