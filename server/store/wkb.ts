/** ISO well-known binary, two dimensions written, up to four read (Z and M dropped). Little endian as we write it. */
import type { Geometry, Position } from 'geojson';

const LITTLE_ENDIAN = 1;
const TYPES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 } as const;

/** The geometries a register holds. */
export type Shape = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** The bytes are not what they should be; the message says why. */
export class GeometryBlobError extends Error {}

/** Bytes of the WKB: 5 a geometry, 4 a count, 16 a point. */
export const wkbSize = (geometry: Shape): number => {
  const line = (points: readonly Position[]) => 4 + 16 * points.length;
  const lines = (list: readonly Position[][]) => list.reduce((sum, points) => sum + line(points), 4);
  switch (geometry.type) {
    case 'Point':
      return 5 + 16;
    case 'LineString':
      return 5 + line(geometry.coordinates);
    case 'Polygon':
      return 5 + lines(geometry.coordinates);
    case 'MultiPoint':
      return 9 + 21 * geometry.coordinates.length;
    case 'MultiLineString':
      return geometry.coordinates.reduce((sum, points) => sum + 5 + line(points), 9);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, rings) => sum + 5 + lines(rings), 9);
  }
};

/** Writes the WKB of `geometry` into `bytes` from `at` on; there must be `wkbSize` bytes of room. */
export const writeWkb = (geometry: Shape, bytes: Buffer, at: number): void => new Writer(bytes, at).geometry(geometry);

class Writer {
  constructor(
    private readonly bytes: Buffer,
    private at: number,
  ) {}

  geometry(geometry: Shape): void {
    this.start(geometry.type);
    switch (geometry.type) {
      case 'Point':
        this.point(geometry.coordinates);
        break;
      case 'LineString':
        this.line(geometry.coordinates);
        break;
      case 'Polygon':
        this.lines(geometry.coordinates);
        break;
      case 'MultiPoint':
        this.parts('Point', geometry.coordinates, (part) => this.point(part));
        break;
      case 'MultiLineString':
        this.parts('LineString', geometry.coordinates, (part) => this.line(part));
        break;
      case 'MultiPolygon':
        this.parts('Polygon', geometry.coordinates, (part) => this.lines(part));
    }
  }

  private start(type: keyof typeof TYPES): void {
    this.at = this.bytes.writeUInt8(LITTLE_ENDIAN, this.at);
    this.count(TYPES[type]);
  }

  private count(value: number): void {
    this.at = this.bytes.writeUInt32LE(value, this.at);
  }

  private point(point: Position): void {
    this.at = this.bytes.writeDoubleLE(point[0]!, this.at);
    this.at = this.bytes.writeDoubleLE(point[1]!, this.at);
  }

  private line(points: readonly Position[]): void {
    this.count(points.length);
    for (const point of points) this.point(point);
  }

  private lines(list: readonly Position[][]): void {
    this.count(list.length);
    for (const points of list) this.line(points);
  }

  private parts<T>(type: keyof typeof TYPES, parts: readonly T[], write: (part: T) => void): void {
    this.count(parts.length);
    for (const part of parts) {
      this.start(type);
      write(part);
    }
  }
}

/** The geometry whose WKB starts at `at`. Throws `GeometryBlobError` where it is cut short or of no kind we hold. */
export const readWkb = (blob: Uint8Array, at: number): Shape => whole(() => new Reader(blob, at).geometry());

/**
 * A point (dimension 0), a line (1), or a ring of a polygon (2; ring 0 is the outline, further ones are holes):
 * `count` positions, x and y in turn. The array is used again: copy what is to stay.
 */
export type VisitPath = (dimension: 0 | 1 | 2, ring: number, positions: Float64Array, count: number) => void;

/** Hands over the paths of the geometry whose WKB starts at `at`, in their order, without making objects of them. Throws as `readWkb` does. */
export const wkbPaths = (blob: Uint8Array, at: number, visit: VisitPath): void =>
  whole(() => new Reader(blob, at).paths(visit));

const whole = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new GeometryBlobError('The geometry is cut short.');
    throw error;
  }
};

let positions = new Float64Array(1024);

class Reader {
  private readonly view: DataView;
  private little = true;
  private skipped = 0;

  constructor(
    blob: Uint8Array,
    private at: number,
  ) {
    this.view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  }

  geometry(): Shape {
    return this.body(this.type());
  }

  paths(visit: VisitPath): void {
    const type = this.type();
    if (type === TYPES.Point) visit(0, 0, this.positions(1), 1);
    else if (type === TYPES.LineString) this.path(1, 0, visit);
    else if (type === TYPES.Polygon) {
      const rings = this.count();
      for (let ring = 0; ring < rings; ring += 1) this.path(2, ring, visit);
    } else if (type >= TYPES.MultiPoint && type <= TYPES.MultiPolygon) {
      for (let left = this.count(); left > 0; left -= 1) this.paths(visit);
    } else throw new GeometryBlobError(`Unknown kind of geometry: ${type}.`);
  }

  private path(dimension: 1 | 2, ring: number, visit: VisitPath): void {
    const count = this.count();
    visit(dimension, ring, this.positions(count), count);
  }

  private positions(count: number): Float64Array {
    if (this.at + count * (16 + this.skipped) > this.view.byteLength) throw new RangeError();
    if (2 * count > positions.length) positions = new Float64Array(4 * count);
    for (let i = 0; i < 2 * count; i += 2) {
      positions[i] = this.view.getFloat64(this.at, this.little);
      positions[i + 1] = this.view.getFloat64(this.at + 8, this.little);
      this.at += 16 + this.skipped;
    }
    return positions;
  }

  /** Reads byte order and kind; the kind without its dimensions. */
  private type(): number {
    this.little = this.view.getUint8(this.at) === LITTLE_ENDIAN;
    this.at += 1;
    const type = this.count();
    const dimensions = Math.floor(type / 1000);
    if (dimensions > 3) throw new GeometryBlobError(`Unknown kind of geometry: ${type}.`);
    this.skipped = 8 * ([0, 1, 1, 2][dimensions] ?? 0);
    return type % 1000;
  }

  private body(type: number): Shape {
    switch (type) {
      case 1:
        return { type: 'Point', coordinates: this.point() };
      case 2:
        return { type: 'LineString', coordinates: this.line() };
      case 3:
        return { type: 'Polygon', coordinates: this.lines() };
      case 4:
        return { type: 'MultiPoint', coordinates: this.parts<Position>() };
      case 5:
        return { type: 'MultiLineString', coordinates: this.parts<Position[]>() };
      case 6:
        return { type: 'MultiPolygon', coordinates: this.parts<Position[][]>() };
      default:
        throw new GeometryBlobError(`Unknown kind of geometry: ${type}.`);
    }
  }

  private count(): number {
    const value = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return value;
  }

  private point(): Position {
    const point = [this.view.getFloat64(this.at, this.little), this.view.getFloat64(this.at + 8, this.little)];
    this.at += 16 + this.skipped;
    return point;
  }

  private line(): Position[] {
    const points: Position[] = [];
    for (let left = this.count(); left > 0; left -= 1) points.push(this.point());
    return points;
  }

  private lines(): Position[][] {
    const lines: Position[][] = [];
    for (let left = this.count(); left > 0; left -= 1) lines.push(this.line());
    return lines;
  }

  private parts<T>(): T[] {
    const parts: T[] = [];
    for (let left = this.count(); left > 0; left -= 1)
      parts.push((this.geometry() as { coordinates: T } & Shape).coordinates);
    return parts;
  }
}
