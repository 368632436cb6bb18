/** Geometry as well-known text (OGC 06-103r4, also EWKT with its SRID), two dimensions kept, up to four read. */
import type { Geometry, Position } from 'geojson';
import { DEPTHS } from '../domain/geometry/validity.ts';

/** `srid` null = not stated. Null geometry = EMPTY. */
export type Wkt = { readonly geometry: Geometry | null; readonly srid: number | null };

const KINDS =
  /^\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)\s*(?:ZM|Z|M)?\s*/i;
const NAMES: Readonly<Record<string, Exclude<Geometry['type'], 'GeometryCollection'>>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
};

export const looksLikeWkt = (text: string): boolean =>
  /^\s*(SRID=\d+;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\b/i.test(text);

class NotWkt extends Error {}

const isPosition = (numbers: readonly number[]): boolean =>
  numbers.length >= 2 && numbers.length <= 4 && numbers.every(Number.isFinite);

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  private skip(): void {
    while (this.text.charCodeAt(this.at) <= 0x20) this.at++;
  }

  private take(sign: string): boolean {
    this.skip();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private need(sign: string): void {
    if (!this.take(sign)) throw new NotWkt(`"${sign}" is missing at ${this.at}`);
  }

  /** Numbers up to the next comma or bracket. */
  position(): Position {
    const rest = /[^,()]*/y;
    rest.lastIndex = this.at;
    const words = rest.exec(this.text)![0];
    this.at += words.length;
    const numbers = words.trim().split(/\s+/).map(Number);
    if (words.trim() === '' || !isPosition(numbers)) throw new NotWkt(`no position at ${this.at}`);
    return numbers;
  }

  /** Coordinates nested `depth` deep; MULTIPOINT may put brackets around each point. */
  nested(depth: number): unknown {
    if (depth === 0) {
      if (!this.take('(')) return this.position();
      const position = this.position();
      this.need(')');
      return position;
    }
    this.need('(');
    const parts: unknown[] = [];
    do parts.push(this.nested(depth - 1));
    while (this.take(','));
    this.need(')');
    return parts;
  }

  isAtEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }
}

/** Null where the text is not WKT. */
export function readWkt(text: string): Wkt | null {
  const [, number, body = ''] = /^\s*(?:SRID=(\d+);)?([\s\S]*)$/i.exec(text) ?? [];
  const srid = number === undefined ? null : Number(number);
  const head = KINDS.exec(body);
  const kind = head?.[1]?.toUpperCase();
  if (!head || !kind) return null;
  const rest = body.slice(head[0].length);
  if (/^EMPTY\s*$/i.test(rest)) return { geometry: null, srid };
  const type = NAMES[kind];
  if (!type) return null;
  try {
    const reader = new Reader(rest);
    const coordinates = reader.nested(DEPTHS[type]!);
    return reader.isAtEnd() ? { geometry: { type, coordinates } as Geometry, srid } : null;
  } catch (error) {
    if (error instanceof NotWkt) return null;
    throw error;
  }
}
