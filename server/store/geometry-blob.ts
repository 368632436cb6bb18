/**
 * GeoPackage geometry blobs (OGC 12-128r18 §2.1.3): the "GP" header with the envelope, then ISO WKB. We write two
 * dimensions, little endian, EPSG:4490; we read either byte order and drop Z and M. Other programs can leave a
 * SpatiaLite blob (magic 00 01) in the column: that is refused, never guessed at.
 */
import type { Geometry } from 'geojson';
import { MutuError } from '../domain/errors.ts';
import type { Bbox } from '../domain/filter.ts';
import { GeometryBlobError, readWkb, type Shape, type VisitPath, wkbPaths, wkbSize, writeWkb } from './wkb.ts';

export const SRS_ID = 4490;

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const HEADER_BYTES = 8;
const LITTLE_ENDIAN = 1;
const WITH_ENVELOPE = 2;
const EMPTY_FLAG = 16;

/** The blob of a geometry; null where it has no point at all. A geometry collection is refused: no register holds one. */
export const toBlob = (geometry: Geometry | null): Buffer | null => {
  if (!geometry) return null;
  if (geometry.type === 'GeometryCollection') {
    throw new MutuError('unprocessable', { zh: '不能保存几何集合。', en: 'A geometry collection cannot be stored.' });
  }
  const bounds = boundsOf(geometry);
  if (!bounds) return null;
  // A point is its own envelope, so it has none.
  const envelope = geometry.type === 'Point' ? [] : [bounds[0], bounds[2], bounds[1], bounds[3]];
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + 8 * envelope.length + wkbSize(geometry));
  let at = bytes.write('GP', 'latin1');
  at = bytes.writeUInt8(0, at);
  at = bytes.writeUInt8(envelope.length > 0 ? LITTLE_ENDIAN | WITH_ENVELOPE : LITTLE_ENDIAN, at);
  at = bytes.writeInt32LE(SRS_ID, at);
  for (const ordinate of envelope) at = bytes.writeDoubleLE(ordinate, at);
  writeWkb(geometry, bytes, at);
  return bytes;
};

/** West, south, east, north of the coordinates, or null where there are none. */
export const boundsOf = (geometry: Shape): Bbox | null => {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates: readonly unknown[]): void => {
    if (typeof coordinates[0] !== 'number') {
      for (const inner of coordinates) visit(inner as unknown[]);
      return;
    }
    const [x, y] = coordinates as [number, number];
    if (x < bounds[0]) bounds[0] = x;
    if (y < bounds[1]) bounds[1] = y;
    if (x > bounds[2]) bounds[2] = x;
    if (y > bounds[3]) bounds[3] = y;
  };
  visit(geometry.coordinates);
  return bounds[0] === Infinity ? null : bounds;
};

/** Flags of a blob's header; throws `GeometryBlobError` where it is not a GeoPackage blob. */
const flagsOf = (blob: Uint8Array): number => {
  if (blob.length < HEADER_BYTES || blob[0] !== 0x47 || blob[1] !== 0x50) {
    throw new GeometryBlobError('Not a GeoPackage geometry: it does not start with "GP".');
  }
  return blob[3]!;
};

/** Where the WKB begins; null for an empty geometry. */
const wkbPlace = (blob: Uint8Array): number | null => {
  const flags = flagsOf(blob);
  if (flags & EMPTY_FLAG) return null;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined) throw new GeometryBlobError('The geometry has an unknown kind of envelope.');
  return HEADER_BYTES + envelope;
};

/** The geometry of a blob, Z and M dropped; null for an empty one. Throws `GeometryBlobError` on anything else. */
export const fromBlob = (blob: Uint8Array): Shape | null => {
  const place = wkbPlace(blob);
  return place === null ? null : readWkb(blob, place);
};

/** Hands each path of a blob to `visit`, as `wkbPaths` does; none for an empty geometry. Throws `GeometryBlobError` as `fromBlob` does. */
export const blobPaths = (blob: Uint8Array, visit: VisitPath): void => {
  const place = wkbPlace(blob);
  if (place !== null) wkbPaths(blob, place, visit);
};

/** Bounds from the header where it has them, else from the coordinates; null for an empty geometry. */
export const blobBounds = (blob: Uint8Array): Bbox | null => {
  const flags = flagsOf(blob);
  if (flags & EMPTY_FLAG) return null;
  if (((flags >> 1) & 7) === 0) {
    const geometry = fromBlob(blob);
    return geometry && boundsOf(geometry);
  }
  if (blob.length < HEADER_BYTES + 32) throw new GeometryBlobError('The geometry is cut short.');
  const view = new DataView(blob.buffer, blob.byteOffset + HEADER_BYTES, 32);
  const little = (flags & 1) === 1;
  return [
    view.getFloat64(0, little),
    view.getFloat64(16, little),
    view.getFloat64(8, little),
    view.getFloat64(24, little),
  ];
};
