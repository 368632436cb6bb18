/** The OpenAPI 3.0 description of the application API and the tiles (the features have their own at /ogc/api). */
import { readableDatasets } from './datasets.ts';
import { baseUrl } from './links.ts';
import { ASSEMBLY_READS } from './openapi-assemblies.ts';
import { IMPORT_READS } from './openapi-imports.ts';
import { LAND_READS } from './openapi-land.ts';
import type { Read } from './openapi-operation.ts';
import { READS } from './openapi-reads.ts';
import { writePaths } from './openapi-writes.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { PROBLEM_SCHEMA } from './problem.ts';
import { sendJson } from './wire.ts';

const text = { type: 'string' } as const;

const described = ({ id, zh, en, parameters = [], answers = 'application/json' }: Read) => ({
  get: {
    operationId: id,
    tags: ['mutu'],
    summary: zh,
    description: en,
    parameters: parameters.map((parameter) => ({ ...parameter, required: parameter.in === 'path' })),
    responses: {
      '200': {
        description: en,
        content: { [answers]: { schema: answers === 'application/json' ? { type: 'object' } : text } },
      },
      '400': { $ref: '#/components/responses/Problem' },
      '404': { $ref: '#/components/responses/Problem' },
      default: { $ref: '#/components/responses/Problem' },
    },
  },
});

/** Reads and writes of one address stand together. */
const withReads = (writes: Readonly<Record<string, object>>): Readonly<Record<string, object>> => {
  const reads = Object.fromEntries(
    [...READS, ...ASSEMBLY_READS, ...LAND_READS, ...IMPORT_READS].map((route) => [route.path, described(route)]),
  );
  return Object.fromEntries(
    [...new Set([...Object.keys(reads), ...Object.keys(writes)])].map((path) => [
      path,
      { ...reads[path], ...writes[path] },
    ]),
  );
};

const SIGN_IN = {
  type: 'object',
  required: ['username', 'password'],
  properties: { username: text, password: text },
} as const;

const signIn = {
  post: {
    operationId: 'signIn',
    tags: ['mutu'],
    summary: '登录',
    description: 'Sign in; the session is an HttpOnly cookie',
    requestBody: { required: true, content: { 'application/json': { schema: SIGN_IN } } },
    responses: {
      '200': { description: 'Signed in', content: { 'application/json': { schema: { type: 'object' } } } },
      '401': { $ref: '#/components/responses/Problem' },
      '429': { $ref: '#/components/responses/Problem' },
    },
  },
};

export const openApiJson =
  (parts: Parts): Handler =>
  (c) => {
    readQuery(c, []);
    const datasets = readableDatasets(c.get('session').role).map((dataset) => dataset.id);
    return sendJson(c, {
      openapi: '3.0.3',
      info: {
        title: '亩图 Mutu',
        version: '1.0.0',
        description: `Datasets you may read: ${datasets.join(', ')}`,
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: baseUrl(c, parts.settings), description: 'This server' }],
      security: [{}, { session: [] }],
      tags: [{ name: 'mutu', description: '亩图' }],
      paths: {
        ...withReads(writePaths()),
        '/api/auth/sign-in/username': signIn,
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'mutu.session_token' } },
        responses: {
          Problem: {
            description: 'RFC 9457 problem details',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
        schemas: { Problem: PROBLEM_SCHEMA },
      },
    });
  };
