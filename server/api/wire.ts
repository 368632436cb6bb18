/** The only serialiser: rows to GeoJSON, values to JSON bytes with ETag, caching and gzip. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Geometry, Position } from 'geojson';
import { degreeDecimals, type Role } from '../domain/access.ts';
import type { Feature } from '../domain/edit.ts';
import type { Ctx } from './parts.ts';

const compress = promisify(gzip);

export type Link = { readonly href: string; readonly rel: string; readonly type: string; readonly title?: string };

type Nested = Position | Nested[];

const rounded = (nested: Nested, factor: number): Nested =>
  nested.map((part) =>
    typeof part === 'number' ? Math.round(part * factor) / factor : rounded(part, factor),
  ) as Nested;

export const geometryJson = (geometry: Geometry | null, role: Role): Geometry | null => {
  if (geometry === null) return null;
  if (geometry.type === 'GeometryCollection')
    return { type: geometry.type, geometries: geometry.geometries.map((part) => geometryJson(part, role)!) };
  return {
    type: geometry.type,
    coordinates: rounded(geometry.coordinates as Nested, 10 ** degreeDecimals(role)),
  } as Geometry;
};

export const featureJson = (feature: Feature, role: Role, links?: readonly Link[]) => ({
  type: 'Feature' as const,
  id: feature.id,
  geometry: geometryJson(feature.geometry, role),
  properties: feature.properties,
  ...(links ? { links } : {}),
});

export type Sending = {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the ETag is made of, where it is not the body (a body with a time stamp). */
  readonly tagged?: string | Buffer;
  /** The ETag itself, where it is the version of a row. */
  readonly etag?: string;
};

/** Guests share a cache, everyone else keeps the answer to himself; both ask again each time. */
export const cacheControl = (c: Ctx): string =>
  c.get('session').role === 'guest' ? 'public, no-cache' : 'private, no-cache';

export const etagOf = (content: string | Buffer): string =>
  `W/"${createHash('sha1').update(content).digest('base64url')}"`;

/** Weak comparison, as If-None-Match asks for. */
export const isFresh = (c: Ctx, etag: string): boolean => {
  const asked = c.req.header('if-none-match');
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return asked?.split(',').some((tag) => bare(tag) === bare(etag)) ?? false;
};

export const acceptsGzip = (c: Ctx): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(c.req.header('accept-encoding') ?? '');

/** Sends text or bytes: 304 where the client has them, gzip where it pays and is accepted. */
export const send = async (c: Ctx, body: string | Buffer, sending: Sending = {}): Promise<Response> => {
  const etag = sending.etag ?? etagOf(sending.tagged ?? body);
  const headers = { etag, 'cache-control': cacheControl(c), vary: 'accept-encoding, cookie', ...sending.headers };
  if (isFresh(c, etag)) return new Response(null, { status: 304, headers });
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const typed = { ...headers, 'content-type': sending.type ?? 'application/json; charset=utf-8' };
  if (bytes.length < 1024 || sending.type?.startsWith('image/') || !acceptsGzip(c))
    return new Response(new Uint8Array(bytes), { headers: typed });
  return new Response(new Uint8Array(await compress(bytes, { level: 5 })), {
    headers: { ...typed, 'content-encoding': 'gzip' },
  });
};

export const sendJson = (c: Ctx, value: unknown, sending: Sending = {}): Promise<Response> =>
  send(c, JSON.stringify(value), sending);
