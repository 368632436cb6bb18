/** OGC API – Features: Part 1 Core, GeoJSON and OpenAPI 3.0, Part 3 Filter with CQL2 text. Our own client reads here too. */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Page } from '../store/store.ts';
import { readableDataset, readableDatasets } from './datasets.ts';
import { missing, onward } from './gone.ts';
import { baseUrl } from './links.ts';
import {
  collection,
  collections,
  conformance,
  type Extent,
  landing,
  OPENAPI_TYPE,
  queryables,
} from './ogc-documents.ts';
import { openApi } from './ogc-openapi.ts';
import { CRS84, checkFixed, DEFAULT_LIMIT, listParameters, type PageQuery, storeQuery } from './ogc-query.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { remembered } from './remembered.ts';
import { versionOf } from './version.ts';
import { featureJson, type Link, send, sendJson } from './wire.ts';

const GEOJSON = 'application/geo+json';
const CRS_HEADER = { 'content-crs': `<${CRS84}>` };

/** Features turned into text between two looks at other requests. */
const BATCH = 250;
/** Pages of more rows are made one after the other: thirty of ten thousand rows at once would fill the memory and stop the map. */
const LARGE_PAGE = DEFAULT_LIMIT;
const MOST_LARGE_PAGES = 100;

/** The day of the oldest or newest row. */
const dayAtEnd = async (parts: Parts, dataset: Dataset, role: Role, descending: boolean): Promise<string | null> => {
  const known = { op: 'not', arg: { op: 'isNull', field: 'asOf' } } as const;
  const { features } = await parts.store.features.list(
    dataset.id,
    { filter: known, sort: [{ field: 'asOf', descending }], limit: 1, fields: ['asOf'], geometry: false },
    role,
  );
  const day = features[0]?.properties['asOf'];
  return typeof day === 'string' ? day : null;
};

const extentOf = async (parts: Parts, dataset: Dataset, role: Role): Promise<Extent> => {
  const bbox = dataset.geometry === 'none' ? null : await parts.store.features.extent(dataset.id, {}, role);
  const from = await dayAtEnd(parts, dataset, role, false);
  const to = await dayAtEnd(parts, dataset, role, true);
  return { bbox, days: from !== null && to !== null ? [from, to] : null };
};

/** self, next and prev: the query as it was asked, with another offset. */
const pageLinks = (
  c: Ctx,
  href: string,
  page: { readonly limit: number; readonly offset: number; readonly matched: number },
): Link[] => {
  const asked = new URL(c.req.url).searchParams;
  const at = (offset: number): string => {
    const moved = new URLSearchParams(asked);
    moved.set('limit', String(page.limit));
    moved.set('offset', String(offset));
    return `${href}?${moved}`;
  };
  const self = asked.size === 0 ? href : `${href}?${asked}`;
  return [
    { href: self, rel: 'self', type: GEOJSON },
    ...(page.offset + page.limit < page.matched
      ? [{ href: at(page.offset + page.limit), rel: 'next', type: GEOJSON }]
      : []),
    ...(page.offset > 0 ? [{ href: at(Math.max(0, page.offset - page.limit)), rel: 'prev', type: GEOJSON }] : []),
  ];
};

/** The features as JSON text, in batches, so that ten thousand of them do not hold up the next tile. */
const featuresText = async (page: Page, role: Role): Promise<string> => {
  const texts: string[] = [];
  for (let start = 0; start < page.features.length; start += BATCH) {
    if (start > 0) await new Promise(setImmediate);
    texts.push(
      page.features
        .slice(start, start + BATCH)
        .map((feature) => JSON.stringify(featureJson(feature, role)))
        .join(','),
    );
  }
  return texts.join(',');
};

export const ogc = (parts: Parts) => {
  const { store, settings } = parts;
  const remember = remembered<Extent>(parts);
  const inLane = oneAtATime(MOST_LARGE_PAGES);
  const asked = (c: Ctx): Dataset => readableDataset(c.req.param('dataset') ?? '', c.get('session').role);

  /** Checks that nothing but `f` is asked; the base of the links is what such a document needs. */
  const plainBase = (c: Ctx): string => {
    checkFixed(readQuery(c, ['f']));
    return baseUrl(c, settings);
  };

  const describe = async (dataset: Dataset, role: Role, base: string) =>
    collection(dataset, await remember(dataset.id, role, () => extentOf(parts, dataset, role)), base);

  const pageOf = async (c: Ctx, dataset: Dataset, query: PageQuery, role: Role): Promise<Response> => {
    const page = await store.features.list(dataset.id, query, role);
    const href = `${baseUrl(c, settings)}/ogc/collections/${dataset.id}`;
    const links = [
      ...pageLinks(c, `${href}/items`, { ...query, matched: page.matched }),
      { href, rel: 'collection', type: 'application/json', title: dataset.en },
    ];
    const rest = `"links":${JSON.stringify(links)},"numberMatched":${page.matched},"numberReturned":${page.features.length},"features":[${await featuresText(page, role)}]}`;
    const stamp = new Date().toISOString();
    return send(c, `{"type":"FeatureCollection","timeStamp":"${stamp}",${rest}`, {
      type: GEOJSON,
      headers: CRS_HEADER,
      tagged: rest,
    });
  };

  const handlers = {
    landing: (c) => sendJson(c, landing(plainBase(c))),
    api: (c) => sendJson(c, openApi(c.get('session').role, plainBase(c)), { type: OPENAPI_TYPE }),
    queryables: (c) =>
      sendJson(c, queryables(asked(c), c.get('session').role, plainBase(c)), { type: 'application/schema+json' }),
    collection: async (c) => sendJson(c, await describe(asked(c), c.get('session').role, plainBase(c))),

    conformance(c) {
      plainBase(c);
      return sendJson(c, conformance);
    },

    async collections(c) {
      const base = plainBase(c);
      const { role } = c.get('session');
      return sendJson(
        c,
        collections(await Promise.all(readableDatasets(role).map((dataset) => describe(dataset, role, base))), base),
      );
    },

    items(c) {
      const { role } = c.get('session');
      const dataset = asked(c);
      const query = storeQuery(readQuery(c, listParameters(dataset, role)), dataset, role);
      const answer = () => pageOf(c, dataset, query, role);
      return query.limit > LARGE_PAGE ? inLane(answer) : answer();
    },

    async item(c) {
      checkFixed(readQuery(c, ['f', 'crs']));
      const { role } = c.get('session');
      const dataset = asked(c);
      const id = c.req.param('id') ?? '';
      const feature = await store.features.get(dataset.id, id, role);
      const base = baseUrl(c, settings);
      const href = `${base}/ogc/collections/${dataset.id}`;
      if (feature === null) {
        const { search } = new URL(c.req.url);
        const way = await onward(parts, c, dataset, id, (to) => `${href}/items/${encodeURIComponent(to)}${search}`);
        if (way) return way;
        throw await missing(parts, c, dataset, id);
      }
      const links: Link[] = [
        { href: `${href}/items/${encodeURIComponent(id)}`, rel: 'self', type: GEOJSON },
        {
          href: `${base}/?sel=${dataset.id}:${encodeURIComponent(id)}`,
          rel: 'alternate',
          type: 'text/html',
          title: 'On the map',
        },
        { href, rel: 'collection', type: 'application/json', title: dataset.en },
      ];
      return sendJson(c, featureJson(feature, role, links), {
        type: GEOJSON,
        headers: CRS_HEADER,
        etag: versionOf(dataset, feature, role),
      });
    },
  } satisfies Record<string, Handler>;
  return handlers;
};
