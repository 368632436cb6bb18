/** Out and in again, and in and out again: every format comes back through our own readers with the same ground. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaM2 } from '../../server/domain/geometry.ts';
import { exportTo } from '../../server/export/export.ts';
import type { Format } from '../../server/export/writer.ts';
import { importCommand } from '../../server/import/command.ts';
import { normalise } from '../../server/import/normalise.ts';
import { read } from '../../server/import/readers.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { fixturePath } from '../import/fixture.ts';
import { editOf, inserted, openFixture, rectangle } from '../store/fixture.ts';
import { type Exporter, exporterOf } from './exported.ts';

describe('what goes out comes in again', () => {
  let store: GeoPackageStore;
  let make: Exporter;
  beforeAll(async () => {
    store = await openFixture();
    make = exporterOf(store);
  });
  afterAll(async () => {
    make.remove();
    await store.close();
  });

  const cases: readonly (readonly [format: Format, asked: object, choices: object])[] = [
    ['geojson', {}, {}],
    ['geojson', { epsg: 4546 }, {}],
    ['geopackage', {}, {}],
    ['geopackage', { epsg: 4525 }, {}],
    ['shapefile', {}, {}],
    ['shapefile', { epsg: 4546, encoding: 'gbk' }, {}],
    ['shapefile', { epsg: 4525 }, {}],
    ['kml', {}, {}],
    ['csv', {}, { crs: 4490 }],
    ['csv', { epsg: 4546, encoding: 'gbk' }, {}],
    ['dxf', { epsg: 4546 }, { crs: 4546, layers: ['可供（模拟）', '已供（模拟）', '在建（模拟）', '预留（模拟）'] }],
    ['txt', { epsg: 4546 }, {}],
  ];
  test.each(cases)('%s %j', async (format, asked, choices) => {
    const { bytes, name } = await make({ format, ...asked });
    const { rows, notes } = normalise(await read({ name, bytes }, choices), choices);
    expect(notes.filter(({ level }) => level !== 'warning')).toEqual([]);
    expect(rows).toHaveLength(6);
    const { features } = await store.features.list('parcel', {}, 'admin');
    const wanted = features.map(({ geometry }) => areaM2(geometry!)).sort((a, b) => a - b);
    const found = rows.map(({ areaGeodesicM2 }) => areaGeodesicM2!).sort((a, b) => a - b);
    for (const [index, area] of found.entries()) expect(Math.abs(area / wanted[index]! - 1)).toBeLessThan(1e-5);
    const codes = rows.map(({ code, properties }) => code ?? properties['code']);
    expect(codes.sort()).toEqual(['GT-001', 'GT-002', 'GT-003', 'GT-004', 'GT-005', 'GT-006']);
  });
});

describe('what comes in as TXT goes out as TXT with the same coordinates', { timeout: 30_000 }, () => {
  const files = readdirSync(fixturePath('txt'));
  const folder = mkdtempSync(join(tmpdir(), 'mutu-round-trip-'));
  const basemap = fileURLToPath(new URL('../../data/basemap', import.meta.url));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** X,Y of every corner, once, in millimetres and with the zone before the easting left out. */
  const placesIn = (bytes: Uint8Array): readonly string[] => {
    const text = new TextDecoder('gb18030').decode(bytes);
    const lines = [...text.matchAll(/^J?\d+,\d+,([\d.]+),([\d.]+)\s*$/gm)];
    const places = lines.map(([, x, y]) => `${Number(x).toFixed(3)},${(Number(y) % 1_000_000).toFixed(3)}`);
    return [...new Set(places)].sort();
  };

  test.each(files)('%s', async (name) => {
    const database = join(folder, `${name}.gpkg`);
    const store = await openStore({ path: database });
    const zone = { name: '洪洞测试开发区', kind: 'provincialEdz' };
    await store.edits.apply(editOf([inserted('zone', 'z9', zone, rectangle(111.5, 36.1, 0.3, 0.2))]));
    const said: string[] = [];
    const code = await importCommand([fixturePath(`txt/${name}`), '--into', 'parcel', '--encoding', encodingOf(name)], {
      entry: import.meta.url,
      basemap,
      open: async () => openStore({ path: database }),
      say: (line) => said.push(line),
    });
    expect([code, said]).toEqual([0, expect.anything()]);
    const out = join(folder, `${name}.out`);
    const asked = { filter: null, ids: null, lang: 'zh', role: 'steward', today: '2024-12-31' } as const;
    await exportTo(out, store.features, { dataset: 'parcel', format: 'txt', ...asked });
    await store.close();
    expect(placesIn(readFileSync(out))).toEqual(placesIn(readFileSync(fixturePath(`txt/${name}`))));
  });
});

const encodingOf = (name: string): string =>
  Buffer.from(readFileSync(fixturePath(`txt/${name}`)))
    .toString('utf8')
    .includes('\uFFFD')
    ? 'gbk'
    : 'utf-8';
