/**
 * The only fetch. Each read is one function; every failure becomes a `Problem` with a sentence in both languages.
 * Filters go over the wire as CQL2 text.
 */
import type { Role } from '#domain/access.ts';
import type {
  Basemap,
  Explanation,
  Facets,
  OutputBoard,
  OutputIndicator,
  Overview,
  ParkCandidates,
  SearchHit,
  UtilityTable,
} from '#domain/answers.ts';
import type { Assembly, FoundAssemblies } from '#domain/assembly.ts';
import type { Brief } from '#domain/brief.ts';
import type { TouchedParcels } from '#domain/constraint.ts';
import type { Label } from '#domain/dataset.ts';
import type { Value } from '#domain/edit.ts';
import type { Bbox } from '#domain/filter.ts';
import type { LandSheet, SupplyBoard } from '#domain/land/answer.ts';
import type { MatchAnswer } from '#domain/matching/answer.ts';
import type { PastedArea } from '#domain/pasted-area.ts';
import type { ScenarioAnswer, ScenarioPage } from '#domain/scenario.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';

export type SessionUser = { readonly name: string; readonly displayName: string };

export type Session = {
  readonly user: SessionUser | null;
  readonly role: Role;
  readonly demo: boolean;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly mapApproval: string | null;
  readonly basemaps: readonly Basemap[];
  readonly revision: number;
};

/** A row as `/ogc` serves it. */
export type Item = {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: GeoJSON.Geometry | null;
};

export type ItemPage = { readonly items: readonly Item[]; readonly matched: number };

export type ItemQuery = {
  readonly cql?: string | undefined;
  readonly sortby?: string;
  readonly limit?: number;
  readonly offset?: number;
  readonly properties?: readonly string[];
  readonly geometry?: boolean;
  readonly bbox?: Bbox | undefined;
};

/** A failure as the user reads it. `status` 0 = the server was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly say: Label,
    /** What else the answer told: issues by field, both versions of a row, the edits that stand in the way. */
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}: ${say.en}`);
    this.name = 'Problem';
  }
}

export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const say = {
    zh: zh['error.unexpected'].replace('{detail}', detail),
    en: en['error.unexpected'].replace('{detail}', detail),
  };
  return new Problem(-1, 'unexpected', say);
};

/** Unknown, no more, or not for this reader; anything else is a failure that may pass. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Problem && [403, 404, 410].includes(error.status);

/** null where what is asked for is missing; any other failure stays one. */
export const unlessMissing = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

const unreachable = () => new Problem(0, 'network', { zh: zh['error.network'], en: en['error.network'] });

const refused = async (response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => ({}))) as { code?: string; zh?: string; en?: string };
  const plain = problemOf(new Error(`HTTP ${response.status}`)).say;
  return new Problem(response.status, body.code ?? 'http', { zh: body.zh ?? plain.zh, en: body.en ?? plain.en }, body);
};

/** Any request; its headers and body are left to the caller. Throws a `Problem`. */
export const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    throw init.signal?.aborted ? error : unreachable();
  });
  if (!response.ok) throw await refused(response);
  return response;
};

const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => (await (await send(path, init)).json()) as T;

const post = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });

/** `path?a=1&b=2`, without the parameters that are undefined. */
export const withQuery = (
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>>,
): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return parts.length ? `${path}?${parts.join('&')}` : path;
};

const itemsPath = (dataset: string, query: ItemQuery): string =>
  withQuery(`/ogc/collections/${dataset}/items`, {
    filter: query.cql,
    'filter-lang': query.cql === undefined ? undefined : 'cql2-text',
    bbox: query.bbox?.join(','),
    sortby: query.sortby,
    limit: query.limit,
    offset: query.offset || undefined,
    properties: query.properties?.join(','),
    skipGeometry: query.geometry ? undefined : true,
  });

type Collection = { readonly features: readonly Item[]; readonly numberMatched: number };

const items = async (dataset: string, query: ItemQuery, signal?: AbortSignal): Promise<ItemPage> => {
  const found = await ask<Collection>(itemsPath(dataset, query), { signal: signal ?? null });
  return { items: found.features, matched: found.numberMatched };
};

export const api = {
  session: () => ask<Session>('/api/session'),
  search: (text: string, signal?: AbortSignal) =>
    ask<readonly SearchHit[]>(withQuery('/api/search', { q: text }), { signal: signal ?? null }),
  facets: (dataset: string, query: { cql?: string | undefined; bbox?: Bbox | undefined }, signal?: AbortSignal) =>
    ask<Facets>(withQuery(`/api/facets/${dataset}`, { filter: query.cql, bbox: query.bbox?.join(',') }), {
      signal: signal ?? null,
    }),
  items,
  item: (dataset: string, id: string, signal?: AbortSignal) =>
    ask<Item>(`/ogc/collections/${dataset}/items/${encodeURIComponent(id)}`, { signal: signal ?? null }),
  match: (brief: Brief, limit: number, signal?: AbortSignal) =>
    post<MatchAnswer>('/api/match', { brief, limit }, signal),
  assemble: (ids: readonly string[], signal?: AbortSignal) => post<Assembly>('/api/assemblies', { ids }, signal),
  findAssemblies: (atLeastM2: number, cql?: string, signal?: AbortSignal) =>
    post<FoundAssemblies>('/api/assemblies/find', { atLeastM2, ...(cql ? { filter: cql } : {}) }, signal),
  touchedParcels: (id: string, signal?: AbortSignal) =>
    ask<TouchedParcels>(`/api/constraints/${encodeURIComponent(id)}/parcels`, { signal: signal ?? null }),
  scenarios: (offset: number, limit: number, signal?: AbortSignal) =>
    ask<ScenarioPage>(`/api/scenarios?limit=${limit}&offset=${offset}`, { signal: signal ?? null }),
  scenario: (id: string, signal?: AbortSignal) =>
    ask<ScenarioAnswer>(`/api/scenarios/${encodeURIComponent(id)}`, { signal: signal ?? null }),
  landSheet: (parcelId: string, brief: Brief | null, signal?: AbortSignal) =>
    ask<LandSheet>(
      withQuery(`/api/land/${encodeURIComponent(parcelId)}`, { brief: brief ? JSON.stringify(brief) : undefined }),
      { signal: signal ?? null },
    ),
  supply: (signal?: AbortSignal) => ask<SupplyBoard>('/api/dashboards/supply', { signal: signal ?? null }),
  readArea: (text: string, crs?: number) =>
    post<PastedArea>('/api/areas', { text, ...(crs === undefined ? {} : { crs }) }),
  overview: (signal?: AbortSignal) => ask<Overview>('/api/dashboards/overview', { signal: signal ?? null }),
  output: (indicator: OutputIndicator, year: number | null, signal?: AbortSignal) =>
    ask<OutputBoard>(withQuery('/api/dashboards/output', { indicator, year: year ?? undefined }), {
      signal: signal ?? null,
    }),
  coverage: (parkId: string, signal?: AbortSignal) =>
    ask<ParkCandidates>(`/api/coverage/${encodeURIComponent(parkId)}`, { signal: signal ?? null }),
  utility: (signal?: AbortSignal) => ask<UtilityTable>('/api/dashboards/utility', { signal: signal ?? null }),
  explain: (indicator: string, of: string, year: number | null, signal?: AbortSignal) =>
    ask<Explanation>(withQuery(`/api/explain/${indicator}`, { of, year: year ?? undefined }), {
      signal: signal ?? null,
    }),
  signIn: (username: string, password: string) => post<unknown>('/api/auth/sign-in/username', { username, password }),
  signOut: () => post<unknown>('/api/auth/sign-out', {}),
  /** Calls `listener` with each new revision of the data; returns the way to stop. The browser reconnects by itself. */
  onRevision: (listener: (revision: number) => void): (() => void) => {
    const source = new EventSource('/api/events');
    source.addEventListener('revision', (event: MessageEvent<string>) =>
      listener((JSON.parse(event.data) as { revision: number }).revision),
    );
    return () => source.close();
  },
};
