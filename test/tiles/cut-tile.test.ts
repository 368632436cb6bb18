/** What holds for all tiles: the pieces of a polygon make up the polygon, and each of hundreds of tiles is valid MVT 2.1. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { toBlob } from '../../server/store/geometry-blob.ts';
import { encodeBlock } from '../../server/tiles/block.ts';
import { cutTile } from '../../server/tiles/cut-tile.ts';
import { tileFields } from '../../server/tiles/drawn-dataset.ts';
import { packRow } from '../../server/tiles/pack-row.ts';
import type { PackedFeature } from '../../server/tiles/packed-feature.ts';
import { tileBox, tilesTouched } from '../../server/tiles/tile-box.ts';
import { tilePlan } from '../../server/tiles/tile-plan.ts';
import { parcels } from '../bench/parcels.ts';
import { faultsOf, polygonArea, readTile } from './mvt.ts';

const PARCEL = datasetOf('parcel')!;
const fields = tileFields(PARCEL);

/** Without the margin round a tile, so that the pieces do not overlap. */
const bareBox = (z: number, x: number, y: number) => {
  const box = tileBox(z, x, y);
  return { ...box, minX: box.x0, minY: box.y0, maxX: box.x0 + box.size, maxY: box.y0 + box.size };
};

const pack = (geometry: GeoJSON.Geometry): PackedFeature =>
  packRow(fields, { fid: 1, id: 'p', properties: {}, geometry: toBlob(geometry)! })!;

function* tilesOf(feature: PackedFeature, z: number): Generator<readonly [number, number]> {
  const { minX, minY, maxX, maxY } = tilesTouched(feature, z);
  for (let x = minX; x <= maxX; x++) for (let y = minY; y <= maxY; y++) yield [x, y];
}

/** A star around a point of Shanxi, 1 to 6 km wide, with a hole in every second one. */
const star = fc
  .record({
    radii: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 30 }),
    lon: fc.double({ min: 111, max: 113, noNaN: true }),
    lat: fc.double({ min: 35, max: 40, noNaN: true }),
    size: fc.double({ min: 0.01, max: 0.03, noNaN: true }),
    hole: fc.boolean(),
  })
  .map(({ radii, lon, lat, size, hole }): GeoJSON.Polygon => {
    const ring = (scale: number) => {
      const points = radii.map((radius, index) => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [lon + scale * radius * Math.cos(angle), lat + scale * radius * Math.sin(angle)];
      });
      return [...points, points[0]!];
    };
    return { type: 'Polygon', coordinates: hole ? [ring(size), ring(size / 3)] : [ring(size)] };
  });

test('the pieces of any polygon over all tiles of a zoom have its area', () => {
  fc.assert(
    fc.property(star, fc.integer({ min: 12, max: 15 }), (geometry, z) => {
      const feature = pack(geometry);
      const body = encodeBlock([feature]).body;
      const plan = tilePlan(PARCEL, 'guest', z, 1);
      let sum = 0;
      for (const [x, y] of tilesOf(feature, z)) {
        for (const piece of readTile(cutTile([body], bareBox(z, x, y), plan))['parcel'] ?? [])
          sum += polygonArea(piece);
      }
      const whole = readTile(cutTile([body], { ...tileBox(z, 0, 0), ...around(feature, z) }, plan))['parcel']![0]!;
      expect(sum / polygonArea(whole)).toBeCloseTo(1, 2);
    }),
    { numRuns: 60 },
  );
});

/** One box over the whole feature, in the units of zoom `z`. */
const around = ({ minX, minY, maxX, maxY }: PackedFeature, z: number) => {
  const { size } = tileBox(z, 0, 0);
  return { x0: Math.floor(minX / size) * size, y0: Math.floor(minY / size) * size, minX, minY, maxX, maxY };
};

test('the tiles of three thousand parcels at z8 to z15 are valid MVT 2.1', () => {
  const features = [...parcels(3_000)].map(
    ({ id, properties, geometry }, index) =>
      packRow(fields, { fid: index, id, properties, geometry: toBlob(geometry)! })!,
  );
  const bodies = Array.from(
    { length: Math.ceil(features.length / 64) },
    (_, block) => encodeBlock(features.slice(64 * block, 64 * (block + 1))).body,
  );
  let tiles = 0;
  for (let z = 8; z <= 15; z++) {
    const seen = new Set(features.flatMap((feature) => [...tilesOf(feature, z)].map(([x, y]) => `${x}/${y}`)));
    for (const place of [...seen].slice(0, 120)) {
      const [x, y] = place.split('/').map(Number) as [number, number];
      for (const crowd of [1, 10_000]) {
        const plan = tilePlan(PARCEL, 'guest', z, crowd);
        expect([z, x, y, ...faultsOf(cutTile(bodies, tileBox(z, x, y, plan.extentBits), plan))]).toEqual([z, x, y]);
        tiles++;
      }
    }
  }
  expect(tiles).toBeGreaterThan(500);
});

/** The one tile of zoom 12 around 111.6° E, 36.1° N. */
const cutOne = (geometry: GeoJSON.Geometry, features = 1) => {
  const feature = pack(geometry);
  const { size } = tileBox(12, 0, 0);
  const box = tileBox(12, Math.floor(feature.minX / size), Math.floor(feature.minY / size));
  return readTile(cutTile([encodeBlock([feature]).body], box, tilePlan(PARCEL, 'guest', 12, features)))['parcel']![0]!;
};

test('a vertex on a straight edge takes no room in a tile, a corner does', () => {
  const [west, south, east, north] = [111.6, 36.1, 111.62, 36.12];
  const middle = (west + east) / 2;
  const ring = [
    [west, south],
    [middle, south],
    [east, south],
    [east, north],
    [middle, north - 0.005],
    [west, north],
    [west, south],
  ];
  expect(cutOne({ type: 'Polygon', coordinates: [ring] }).geometry[0]).toHaveLength(6);
});

test('points in a row are all drawn', () => {
  const coordinates = [0, 0.002, 0.004].map((step) => [111.6 + step, 36.1]);
  expect(cutOne({ type: 'MultiPoint', coordinates }).geometry).toHaveLength(3);
});

test('features are numbered by their rows, unless the tile is crowded', () => {
  const geometry = { type: 'Point' as const, coordinates: [111.6, 36.1] };
  expect([cutOne(geometry).id, cutOne(geometry, 5_000).id]).toEqual([1, undefined]);
});

test('a crowded tile is told short: coarser, unlabelled, with only what colours the map', () => {
  expect(tilePlan(PARCEL, 'guest', 10, 5_000)).toMatchObject({
    keys: ['status'],
    extentBits: 10,
    labelFrom: Number.POSITIVE_INFINITY,
  });
  expect(tilePlan(PARCEL, 'guest', 10, 10_000).extentBits).toBe(9);
  expect(tilePlan(PARCEL, 'guest', 10, 100).keys).toContain('areaM2');
});

test('the first vertex of a parcel wholly inside a tile lies within one unit of where it is on earth', () => {
  for (const { geometry } of parcels(50)) {
    if (geometry?.type !== 'Polygon') continue;
    const feature = pack(geometry);
    const body = encodeBlock([feature]).body;
    const size = tileBox(13, 0, 0).size;
    const [x, y] = [Math.floor(feature.minX / size), Math.floor(feature.minY / size)];
    const ring = readTile(cutTile([body], tileBox(13, x, y), tilePlan(PARCEL, 'guest', 13, 1)))['parcel']![0]!
      .geometry[0]!;
    const corners = geometry.coordinates[0]!.map(([lon, lat]) => onTile(lon!, lat!, 13, x, y));
    if (corners.some(([right, down]) => right < 0 || right > 4096 || down < 0 || down > 4096)) continue;
    for (const point of ring) {
      expect(
        Math.min(...corners.map(([right, down]) => Math.max(Math.abs(right - point.x), Math.abs(down - point.y)))),
      ).toBeLessThan(0.52);
    }
  }
});

/** The formula of EPSG:3857 (IOGP 373-7-2 §3.2.1.2), in tile units. */
const onTile = (lon: number, lat: number, z: number, x: number, y: number): readonly [number, number] => {
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [((lon / 360 + 0.5) * 2 ** z - x) * 4096, ((0.5 - north / (2 * Math.PI)) * 2 ** z - y) * 4096];
};
