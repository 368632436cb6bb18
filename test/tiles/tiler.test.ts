/** Tiles through the front door: rows go in by the store, tiles come out of the tiler and are read by Mapbox's reader. */
import { afterEach, expect, test } from 'vitest';
import { MutuError } from '../../server/domain/errors.ts';
import { type At, box, insert, openScene, parcel, type Scene, tileAt, tileBounds } from './fixture.ts';
import { areaOf, faultsOf, polygonArea, readTile } from './mvt.ts';

let scene: Scene;
afterEach(() => scene.close());

const read = async (dataset: string, [z, x, y]: At, role: 'guest' | 'manager' = 'guest') =>
  readTile((await scene.tiler.tile(dataset, z, x, y, role)).bytes);

test('a parcel in the middle of a tile comes out whole, with its tile fields and nothing else', async () => {
  const at = tileAt(111.6, 36.1, 14);
  const [west, south, east, north] = tileBounds(at);
  const [width, height] = [east - west, north - south];
  const geometry = box(west + width / 4, south + height / 4, west + (3 * width) / 4, south + (3 * height) / 4);
  scene = await openScene(
    parcel('p1', geometry, { name: '一号', code: 'G-1', landUse: '100101', isStandardLand: true, farMin: 1.2 }),
  );
  const tile = await read('parcel', at);
  const { areaM2, ...properties } = tile['parcel']![0]!.properties;
  expect(areaM2).toBeGreaterThan(900_000);
  expect(properties).toMatchInlineSnapshot(`
    {
      "id": "p1",
      "isStandardLand": true,
      "landUse": "100101",
      "name": "一号",
      "status": "ready",
    }
  `);
  expect(tile['parcel']![0]!.geometry[0]!.map(({ x, y }) => [x, y])).toMatchInlineSnapshot(`
    [
      [
        1024,
        1024,
      ],
      [
        3072,
        1024,
      ],
      [
        3072,
        3072,
      ],
      [
        1024,
        3072,
      ],
      [
        1024,
        1024,
      ],
    ]
  `);
  expect(tile['parcelLabel']![0]!.geometry[0]!.map(({ x, y }) => [x, y])).toEqual([[2048, 2048]]);
  expect(tile['parcelLabel']![0]!.properties).toEqual(tile['parcel']![0]!.properties);
  expect(tile['parcel']![0]!.id).toBe(1);
});

test('a parcel with a hole, in two parts, keeps hole and parts across the edges of tiles', async () => {
  const at = tileAt(111.6, 36.1, 14);
  const [west, south, east, north] = tileBounds(at);
  const [width, height] = [east - west, north - south];
  const place = (share: number, up: number) => [west + share * width, south + up * height];
  const ring = (w: number, s: number, e: number, n: number) => [
    place(w, s),
    place(e, s),
    place(e, n),
    place(w, n),
    place(w, s),
  ];
  const geometry = {
    type: 'MultiPolygon' as const,
    coordinates: [[ring(0.5, 0.25, 1.5, 0.75), ring(0.75, 0.375, 1.25, 0.625)], [ring(0.125, 0.125, 0.25, 0.25)]],
  };
  scene = await openScene(parcel('p1', geometry));
  const [z, x, y] = at;
  const here = (await read('parcel', at))['parcel']![0]!;
  const next = (await read('parcel', [z, x + 1, y]))['parcel']![0]!;
  expect(here.geometry).toHaveLength(3);
  expect(next.geometry).toHaveLength(2);
  // Half of outline and hole in each tile, with 64 units of margin beyond the edge, and the small part here.
  const side = 4096;
  expect(polygonArea(here)).toBeCloseTo(
    (side / 2 + 64) * (side / 2) - (side / 4 + 64) * (side / 4) + (side / 8) ** 2,
    -4,
  );
  expect(polygonArea(next)).toBeCloseTo((side / 2 + 64) * (side / 2) - (side / 4 + 64) * (side / 4), -4);
  expect(here.geometry.map((each) => Math.sign(areaOf(each)))).toEqual([1, -1, 1]);
});

test('a polygon across the edges of many tiles is named in exactly one of them', async () => {
  scene = await openScene();
  let names = 0;
  const [z, x0, y0] = tileAt(111.4, 36.3, 13);
  const [, x1, y1] = tileAt(111.8, 36, 13);
  for (let x = x0 - 1; x <= x1 + 1; x++)
    for (let y = y0 - 1; y <= y1 + 1; y++) names += (await read('zone', [z, x, y]))['zoneLabel']?.length ?? 0;
  expect((x1 - x0) * (y1 - y0)).toBeGreaterThan(50);
  expect(names).toBe(1);
});

test('lines and points: a pipe is cut at the margin of the tile, its station and a project are points', async () => {
  const at = tileAt(111.6, 36.1, 12);
  const [west, south, east, north] = tileBounds(at);
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const network = { name: '给水', zoneId: 'z1', item: 'water', status: 'built' };
  scene = await openScene(
    insert(
      'utility',
      'u1',
      { ...network, part: 'line' },
      { type: 'LineString', coordinates: [[west - 1, middle[1]], middle, [middle[0], north + 1]] },
    ),
    insert('utility', 'u2', { ...network, part: 'node' }, { type: 'Point', coordinates: middle }),
    insert('project', 'j1', { name: '项目', zoneId: 'z1', stage: 'signed' }, { type: 'Point', coordinates: middle }),
  );
  const { utility, ...others } = await read('utility', at);
  expect(others).toEqual({});
  expect(utility!.map(({ properties, type }) => [properties['part'], type])).toEqual([
    ['node', 1],
    ['line', 2],
  ]);
  const pipe = utility![1]!.geometry;
  expect(pipe).toHaveLength(1);
  expect(pipe[0]!.map(({ x, y }) => [x, Math.abs(y - 2048) <= 1 ? 2048 : y])).toEqual([
    [-64, 2048],
    [2048, 2048],
    [2048, -64],
  ]);
  expect((await read('project', at))['project']![0]!.properties).toEqual({ id: 'j1', name: '项目', stage: 'signed' });
});

test('below its first zoom a dataset is a grid of totals, each feature counted once', async () => {
  const lots = Array.from({ length: 30 }, (_, index) =>
    parcel(`p${index}`, box(111.45 + index * 0.01, 36.1, 111.455 + index * 0.01, 36.103)),
  );
  scene = await openScene(...lots);
  for (const z of [0, 3, 6, 9]) {
    const west = tileAt(111.45, 36.1, z);
    const east = tileAt(111.75, 36.1, z);
    let count = 0;
    let area = 0;
    for (let x = west[1]; x <= east[1]; x++) {
      const cells = (await read('parcel', [z, x, west[2]]))['parcelGrid'] ?? [];
      for (const { properties } of cells) {
        count += Number(properties['count']);
        area += Number(properties['areaM2']);
      }
    }
    expect(count).toBe(30);
    expect(area / 30).toBeCloseTo(149_900, -3);
  }
});

test('a feature too small for the zoom is dropped, its place is not: a zone keeps its label point', async () => {
  scene = await openScene(insert('zone', 'z2', { name: '小区', kind: 'provincial' }, box(112, 37, 112.0001, 37.0001)));
  const tile = await read('zone', tileAt(112, 37, 4));
  expect(tile['zone']!.map(({ properties }) => properties['id'])).toEqual(['z1']);
  expect(tile['zoneLabel']!.map(({ properties }) => properties['id'])).toEqual(['z1', 'z2']);
});

test('a zone known by its place alone is named like the others, once', async () => {
  scene = await openScene(
    insert('zone', 'z2', { name: '市', kind: 'reportingUnit' }, { type: 'Point', coordinates: [112, 36] }),
  );
  const tile = await read('zone', tileAt(112, 36, 6));
  expect(tile['zoneLabel']!.map(({ properties }) => properties['id'])).toContain('z2');
});

test('an empty tile has no bytes', async () => {
  scene = await openScene();
  expect((await scene.tiler.tile('zone', 8, 0, 0, 'guest')).bytes).toBeNull();
});

test('what is no tile is not found: unknown dataset, one without geometry, a zoom too deep, a column too far', async () => {
  scene = await openScene();
  for (const [dataset, z, x, y] of [
    ['nothing', 0, 0, 0],
    ['tenancy', 0, 0, 0],
    ['zone', 16, 0, 0],
    ['zone', 2, 4, 0],
    ['zone', 2, 0, -1],
    ['zone', 1.5, 0, 0],
  ] as const) {
    await expect(scene.tiler.tile(dataset, z, x, y, 'admin')).rejects.toThrow(MutuError);
    expect(() => scene.tiler.etag(dataset, z, x, y, 'admin')).toThrow(MutuError);
  }
});

test('every tile of the scene is valid MVT 2.1 at every zoom', async () => {
  scene = await openScene(
    parcel('p1', box(111.5, 36.1, 111.5001, 36.1001)),
    parcel('p2', box(111.5, 36.1, 111.7, 36.2)),
    insert(
      'utility',
      'u1',
      { name: '路', zoneId: 'z1', item: 'road', part: 'line', status: 'built' },
      {
        type: 'LineString',
        coordinates: [
          [111.5, 36.1],
          [111.50001, 36.1],
          [111.7, 36.2],
        ],
      },
    ),
  );
  for (let z = 0; z <= 15; z++) {
    for (const dataset of ['zone', 'parcel', 'utility']) {
      for (const lon of [111.5, 111.6, 111.7]) {
        const [, x, y] = tileAt(lon, 36.1, z);
        const { bytes } = await scene.tiler.tile(dataset, z, x, y, 'guest');
        expect([dataset, z, x, y, ...faultsOf(bytes)]).toEqual([dataset, z, x, y]);
      }
    }
  }
});
