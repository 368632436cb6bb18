/** The OpenAPI 3.0 description of /ogc, from the declarations and for the role that asks. */
import { type Role, visibleFields } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { readableDatasets } from './datasets.ts';
import { fieldSchema } from './ogc-documents.ts';
import { CRS84, DEFAULT_LIMIT, MAX_LIMIT } from './ogc-query.ts';
import { PROBLEM_SCHEMA } from './problem.ts';

const text = { type: 'string' } as const;

const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  style: 'form',
  explode: false,
});

const PARAMETERS = {
  f: parameter('f', 'Encoding', { ...text, enum: ['json'] }),
  limit: parameter('limit', 'Rows a page', { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT }),
  offset: parameter('offset', 'Rows left out before the page', { type: 'integer', minimum: 0, default: 0 }),
  bbox: parameter('bbox', 'west,south,east,north in degrees', {
    type: 'array',
    oneOf: [
      { minItems: 4, maxItems: 4 },
      { minItems: 6, maxItems: 6 },
    ],
    items: { type: 'number' },
  }),
  'bbox-crs': parameter('bbox-crs', 'CRS of bbox', { ...text, enum: [CRS84] }),
  crs: parameter('crs', 'CRS of the answer', { ...text, enum: [CRS84] }),
  datetime: parameter('datetime', 'Instant or interval of the day a row speaks of (asOf)', text),
  filter: parameter('filter', 'CQL2 text', text),
  'filter-lang': parameter('filter-lang', 'Language of filter', { ...text, enum: ['cql2-text'], default: 'cql2-text' }),
  'filter-crs': parameter('filter-crs', 'CRS of geometries in filter', { ...text, enum: [CRS84] }),
  sortby: parameter('sortby', 'Properties to sort by, “-” before one for descending', { type: 'array', items: text }),
  properties: parameter('properties', 'Only these properties', { type: 'array', items: text }),
  skipGeometry: parameter('skipGeometry', 'Leave the geometry out', { type: 'boolean', default: false }),
} as const;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const refs = (names: readonly (keyof typeof PARAMETERS)[]) => names.map((name) => ref('parameters', name));

const answered = (description: string, type: string, schema: object) => ({
  '200': { description, content: { [type]: { schema } } },
  '400': ref('responses', 'Problem'),
  '404': ref('responses', 'Problem'),
  default: ref('responses', 'Problem'),
});

const get = (operationId: string, summary: string, parameters: readonly object[], responses: object) => ({
  get: { operationId, summary, tags: ['features'], parameters, responses },
});

const anyObject = { type: 'object' } as const;

const datasetPaths = (dataset: Dataset, role: Role) => {
  const path = `/collections/${dataset.id}`;
  const name = dataset.id;
  const byField = visibleFields(role, dataset).map((field) => ({
    ...parameter(field.id, `${field.zh} ${field.en}, equality`, fieldSchema(field)),
  }));
  const list = refs(Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]);
  const id = { name: 'featureId', in: 'path', required: true, description: 'Id of the row', schema: text };
  return {
    [path]: get(
      `${name}Collection`,
      `${dataset.zh} ${dataset.en}`,
      refs(['f']),
      answered('The collection', 'application/json', anyObject),
    ),
    [`${path}/queryables`]: get(
      `${name}Queryables`,
      `Queryables of ${dataset.en}`,
      refs(['f']),
      answered('JSON Schema of the queryables', 'application/schema+json', anyObject),
    ),
    [`${path}/items`]: get(
      `${name}Items`,
      `Rows of ${dataset.en}`,
      [...list, ...byField],
      answered('A page of rows', 'application/geo+json', {
        ...anyObject,
        required: ['type', 'features'],
        properties: {
          type: { ...text, enum: ['FeatureCollection'] },
          timeStamp: { ...text, format: 'date-time' },
          numberMatched: { type: 'integer' },
          numberReturned: { type: 'integer' },
          links: { type: 'array', items: ref('schemas', 'Link') },
          features: { type: 'array', items: ref('schemas', name) },
        },
      }),
    ),
    [`${path}/items/{featureId}`]: get(`${name}Item`, `One row of ${dataset.en}`, [id, ...refs(['f', 'crs'])], {
      ...answered('The row; its ETag is its version', 'application/geo+json', ref('schemas', name)),
      '308': { description: 'The row was merged or split into one that lives at Location' },
      '410': ref('responses', 'Problem'),
    }),
  };
};

const datasetSchema = (dataset: Dataset, role: Role) => ({
  type: 'object',
  required: ['type', 'id', 'geometry', 'properties'],
  properties: {
    type: { ...text, enum: ['Feature'] },
    id: text,
    geometry: { type: 'object', nullable: true },
    properties: {
      type: 'object',
      properties: Object.fromEntries(
        visibleFields(role, dataset).map((field) => [field.id, { ...fieldSchema(field), nullable: true }]),
      ),
    },
    links: { type: 'array', items: ref('schemas', 'Link') },
  },
});

const LINK = {
  type: 'object',
  required: ['href', 'rel'],
  properties: { href: text, rel: text, type: text, title: text },
} as const;

export const openApi = (role: Role, base: string) => {
  const datasets = readableDatasets(role);
  const document = (id: string, summary: string) =>
    get(id, summary, refs(['f']), answered(summary, 'application/json', anyObject));
  return {
    openapi: '3.0.3',
    info: {
      title: '亩图 Mutu – OGC API – Features',
      version: '1.0.0',
      description: 'Land, factories, utilities and projects of development zones.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: `${base}/ogc`, description: 'This server' }],
    security: [{}, { session: [] }],
    tags: [{ name: 'features', description: 'Registers as features' }],
    paths: {
      '/': document('landing', 'Landing page'),
      '/conformance': document('conformance', 'Conformance classes'),
      '/collections': document('collections', 'Collections'),
      '/api': get(
        'api',
        'This description',
        refs(['f']),
        answered('OpenAPI 3.0', 'application/vnd.oai.openapi+json;version=3.0', anyObject),
      ),
      ...Object.assign({}, ...datasets.map((dataset) => datasetPaths(dataset, role))),
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mutu.session_token' } },
      parameters: PARAMETERS,
      responses: {
        Problem: {
          description: 'RFC 9457 problem details',
          content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
        },
      },
      schemas: {
        Problem: PROBLEM_SCHEMA,
        Link: LINK,
        ...Object.fromEntries(datasets.map((dataset) => [dataset.id, datasetSchema(dataset, role)])),
      },
    },
  };
};
