import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { MutuError } from '../../server/domain/errors.ts';
import { blobBounds, fromBlob, toBlob } from '../../server/store/geometry-blob.ts';
import { GeometryBlobError } from '../../server/store/wkb.ts';

const ring = [
  [111.6, 36.1],
  [111.603, 36.1],
  [111.603, 36.102],
  [111.6, 36.1],
];
const hole = [
  [111.601, 36.1005],
  [111.602, 36.1005],
  [111.602, 36.101],
  [111.601, 36.1005],
];

const SHAPES: readonly Geometry[] = [
  { type: 'Point', coordinates: [111.6, 36.1] },
  { type: 'LineString', coordinates: ring },
  { type: 'Polygon', coordinates: [ring, hole] },
  { type: 'MultiPoint', coordinates: ring },
  { type: 'MultiLineString', coordinates: [ring, hole] },
  { type: 'MultiPolygon', coordinates: [[ring, hole], [hole]] },
];

describe.each(SHAPES.map((shape) => [shape.type, shape] as const))('a %s', (_, shape) => {
  test('comes back as it was written', () => expect(fromBlob(toBlob(shape)!)).toEqual(shape));

  test('tells its bounds', () => {
    const coordinates = (shape as { coordinates: unknown[] }).coordinates.flat(4) as number[];
    const [xs, ys] = [0, 1].map((axis) => coordinates.filter((_, index) => index % 2 === axis)) as [number[], number[]];
    expect(blobBounds(toBlob(shape)!)).toEqual([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  });

  test('is refused when its end is missing, wherever it is cut', () => {
    const blob = toBlob(shape)!;
    for (let length = 0; length < blob.length; length += 1) {
      expect(() => fromBlob(blob.subarray(0, length)), `${length} bytes`).toThrow(GeometryBlobError);
    }
  });
});

test('the header is that of GeoPackage: magic, version, flags, EPSG:4490', () => {
  expect(toBlob(SHAPES[0]!)!.subarray(0, 8).toString('hex')).toBe('475000018a110000');
  expect(toBlob(SHAPES[1]!)!.subarray(0, 8).toString('hex')).toBe('475000038a110000');
});

test('the third coordinate is dropped on writing', () => {
  expect(fromBlob(toBlob({ type: 'Point', coordinates: [111.6, 36.1, 450] })!)).toEqual(SHAPES[0]);
});

test('big-endian points with Z and M are read in two dimensions', () => {
  const bytes = Buffer.alloc(8 + 5 + 32);
  bytes.write('GP', 'latin1');
  bytes.writeInt32BE(4490, 4);
  bytes.writeUInt8(0, 8);
  bytes.writeUInt32BE(3001, 9);
  for (const [index, ordinate] of [111.6, 36.1, 450, 7].entries()) bytes.writeDoubleBE(ordinate, 13 + 8 * index);
  expect(fromBlob(bytes)).toEqual(SHAPES[0]);
  expect(blobBounds(bytes)).toEqual([111.6, 36.1, 111.6, 36.1]);
});

test('a SpatiaLite blob, as ogrinfo leaves one behind, is refused', () => {
  expect(() => fromBlob(Buffer.from('000100000000', 'hex'))).toThrow(GeometryBlobError);
  expect(() => blobBounds(Buffer.from('0001ffffffff00', 'hex'))).toThrow(GeometryBlobError);
});

test('a shape without a point is stored as nothing, a collection not at all', () => {
  expect(toBlob({ type: 'Polygon', coordinates: [] })).toBeNull();
  expect(toBlob(null)).toBeNull();
  expect(() => toBlob({ type: 'GeometryCollection', geometries: [] })).toThrow(MutuError);
});
