/** The describing documents of OGC API – Features: landing page, conformance, collections, queryables. */
import { type Role, visibleFields } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Bbox } from '../domain/filter.ts';
import { CRS84 } from './ogc-query.ts';
import type { Link } from './wire.ts';

export const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0';
export const QUERYABLES = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';
const JSON_TYPE = 'application/json';

export const landing = (base: string) => ({
  title: '亩图 Mutu',
  description: '开发区一张图：地块、厂房、配套、项目。Land, factories, utilities and projects of development zones.',
  links: [
    { href: `${base}/ogc`, rel: 'self', type: JSON_TYPE, title: 'This document' },
    { href: `${base}/ogc/api`, rel: 'service-desc', type: OPENAPI_TYPE, title: 'API definition' },
    { href: `${base}/api/docs`, rel: 'service-doc', type: 'text/html', title: 'API documentation' },
    { href: `${base}/ogc/conformance`, rel: 'conformance', type: JSON_TYPE, title: 'Conformance classes' },
    { href: `${base}/ogc/collections`, rel: 'data', type: JSON_TYPE, title: 'Collections' },
  ] satisfies Link[],
});

/** Only what the abstract tests were held against. CQL2's spatial class also asks for points, so it is not claimed. */
export const conformance = {
  conformsTo: [
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
    'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30',
    'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables',
    'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters',
    'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter',
    'http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter',
    'http://www.opengis.net/spec/cql2/1.0/conf/cql2-text',
    'http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2',
    'http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators',
  ],
};

export type Extent = { readonly bbox: Bbox | null; readonly days: readonly [string, string] | null };

const instant = (day: string): string => `${day}T00:00:00Z`;

const extentOf = ({ bbox, days }: Extent) => ({
  ...(bbox ? { spatial: { bbox: [bbox], crs: CRS84 } } : {}),
  ...(days
    ? { temporal: { interval: [days.map(instant)], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } }
    : {}),
});

export const collection = (dataset: Dataset, extent: Extent, base: string) => {
  const href = `${base}/ogc/collections/${dataset.id}`;
  const drawn = dataset.geometry !== 'none';
  return {
    id: dataset.id,
    title: dataset.zh,
    description: `${dataset.zh} ${dataset.en}`,
    itemType: 'feature',
    crs: [CRS84],
    ...(extent.bbox || extent.days ? { extent: extentOf(extent) } : {}),
    links: [
      { href, rel: 'self', type: JSON_TYPE, title: dataset.en },
      { href: `${href}/items`, rel: 'items', type: 'application/geo+json', title: dataset.en },
      { href: `${href}/queryables`, rel: QUERYABLES, type: 'application/schema+json', title: 'Queryables' },
      ...(drawn
        ? [
            {
              href: `${base}/tiles/${dataset.id}.json`,
              rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
              type: JSON_TYPE,
              title: 'Vector tiles (TileJSON 3)',
            },
          ]
        : []),
    ] satisfies Link[],
  };
};

export const collections = (all: readonly ReturnType<typeof collection>[], base: string) => ({
  links: [{ href: `${base}/ogc/collections`, rel: 'self', type: JSON_TYPE, title: 'Collections' }] satisfies Link[],
  collections: all,
});

const describe = ({ en, unit, note }: Field): string => `${en}${unit ? ` (${unit})` : ''}${note ? `. ${note.en}` : ''}`;

/** JSON Schema of one field, for queryables and OpenAPI alike. */
export const fieldSchema = (field: Field) => {
  const [low, high] = field.range ?? [null, null];
  return {
    title: field.zh,
    description: describe(field),
    type: field.type === 'code' || field.type === 'text' || field.type === 'date' ? 'string' : field.type,
    ...(field.type === 'date' ? { format: 'date' } : {}),
    ...(field.codes ? { enum: field.codes.map((code) => code.id) } : {}),
    ...(low === null ? {} : { minimum: low }),
    ...(high === null ? {} : { maximum: high }),
  };
};

const GEOMETRY_REFS = {
  point: 'https://geojson.org/schema/Point.json',
  line: 'https://geojson.org/schema/Geometry.json',
  polygon: 'https://geojson.org/schema/Geometry.json',
} as const;

export const queryables = (dataset: Dataset, role: Role, base: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${base}/ogc/collections/${dataset.id}/queryables`,
  type: 'object',
  title: dataset.zh,
  description: dataset.en,
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(visibleFields(role, dataset).map((field) => [field.id, fieldSchema(field)])),
    ...(dataset.geometry === 'none' ? {} : { geometry: { $ref: GEOMETRY_REFS[dataset.geometry] } }),
  },
});
