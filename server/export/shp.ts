/** The .shp and .shx of a Shapefile (ESRI 1998): shapes as records, shells clockwise and holes the other way. */
import type { Geometry, Position } from 'geojson';
import { polygonsOf, turnOf } from './positions.ts';

const FILE_CODE = 9994;
const VERSION = 1000;
export const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

const NULL_SHAPE = 0;
/** Shape types of the format; a file holds one of them. */
export const SHAPES = { point: 1, line: 3, polygon: 5, multiPoint: 8 } as const;
export type ShapeKind = keyof typeof SHAPES;

export type Box = readonly [west: number, south: number, east: number, north: number];
export const NO_BOX: Box = [Infinity, Infinity, -Infinity, -Infinity];

export const kindOf = (geometry: Geometry): ShapeKind => {
  if (geometry.type === 'Point') return 'point';
  if (geometry.type === 'MultiPoint') return 'multiPoint';
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? 'polygon' : 'line';
};

const turned = (ring: readonly Position[], isShell: boolean): readonly Position[] =>
  turnOf(ring) > 0 === isShell ? [...ring].reverse() : ring;

const partsOf = (geometry: Geometry): readonly (readonly Position[])[] => {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return [geometry.coordinates];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    default:
      return polygonsOf(geometry).flatMap((rings) => rings.map((ring, index) => turned(ring, index === 0)));
  }
};

const boxOf = (parts: readonly (readonly Position[])[]): Box => {
  const box: [number, number, number, number] = [...NO_BOX];
  for (const [x, y] of parts.flat() as unknown as readonly [number, number][]) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
};

export const unite = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

const writeBox = (bytes: Buffer, box: Box, at: number): void => {
  for (const [index, edge] of box.entries()) bytes.writeDoubleLE(edge, at + 8 * index);
};

const writePoints = (bytes: Buffer, points: readonly Position[], from: number): void => {
  let at = from;
  for (const [x, y] of points) at = bytes.writeDoubleLE(y!, bytes.writeDoubleLE(x!, at));
};

const pointContent = ([at]: readonly Position[]): Buffer => {
  const bytes = Buffer.alloc(20);
  bytes.writeInt32LE(SHAPES.point, 0);
  writePoints(bytes, [at!], 4);
  return bytes;
};

const multiPointContent = (points: readonly Position[], box: Box): Buffer => {
  const bytes = Buffer.alloc(40 + 16 * points.length);
  bytes.writeInt32LE(SHAPES.multiPoint, 0);
  writeBox(bytes, box, 4);
  bytes.writeInt32LE(points.length, 36);
  writePoints(bytes, points, 40);
  return bytes;
};

const partsContent = (kind: 'line' | 'polygon', parts: readonly (readonly Position[])[], box: Box): Buffer => {
  const points = parts.flat();
  const bytes = Buffer.alloc(44 + 4 * parts.length + 16 * points.length);
  bytes.writeInt32LE(SHAPES[kind], 0);
  writeBox(bytes, box, 4);
  bytes.writeInt32LE(parts.length, 36);
  bytes.writeInt32LE(points.length, 40);
  let first = 0;
  for (const [index, part] of parts.entries()) {
    bytes.writeInt32LE(first, 44 + 4 * index);
    first += part.length;
  }
  writePoints(bytes, points, 44 + 4 * parts.length);
  return bytes;
};

export type Content = { readonly bytes: Buffer; readonly box: Box };

/** The record of a shape without its header; a row without one has a null shape. */
export const contentOf = (geometry: Geometry | null): Content => {
  if (!geometry) {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(NULL_SHAPE, 0);
    return { bytes, box: NO_BOX };
  }
  const parts = partsOf(geometry);
  const kind = kindOf(geometry);
  const box = boxOf(parts);
  if (kind === 'point') return { bytes: pointContent(parts[0]!), box };
  return { bytes: kind === 'multiPoint' ? multiPointContent(parts[0]!, box) : partsContent(kind, parts, box), box };
};

/** Lengths are counted in words of two bytes. */
export const fileHeader = (kind: ShapeKind, fileBytes: number, box: Box): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeInt32BE(FILE_CODE, 0);
  bytes.writeInt32BE(fileBytes / 2, 24);
  bytes.writeInt32LE(VERSION, 28);
  bytes.writeInt32LE(SHAPES[kind], 32);
  writeBox(bytes, box[0] === Infinity ? [0, 0, 0, 0] : box, 36);
  return bytes;
};

export const recordBytes = ({ bytes }: Content): number => RECORD_HEADER_BYTES + bytes.length;

/** Records are numbered from 1. */
export const recordOf = ({ bytes }: Content, number: number): Buffer => {
  const head = Buffer.alloc(RECORD_HEADER_BYTES);
  head.writeInt32BE(number, 0);
  head.writeInt32BE(bytes.length / 2, 4);
  return Buffer.concat([head, bytes]);
};

/** Where a record lies, for the .shx. */
export const indexEntry = ({ bytes }: Content, at: number): Buffer => {
  const entry = Buffer.alloc(8);
  entry.writeInt32BE(at / 2, 0);
  entry.writeInt32BE(bytes.length / 2, 4);
  return entry;
};
