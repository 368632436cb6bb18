/** How one request is described at /api/openapi.json. */

type Method = 'post' | 'put' | 'patch' | 'delete';

/** A read, beside which a write may stand. */
export type Read = {
  readonly path: string;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'query' | 'path';
    readonly description: string;
    readonly schema: object;
  }[];
  readonly answers?: string;
};

export type Write = {
  readonly method: Method;
  readonly path: string;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Names of the headers it reads, beside those of every request. */
  readonly headers?: readonly (keyof typeof HEADERS)[];
  readonly query?: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly description: string;
    readonly schema: object;
  }[];
  readonly body?: object;
  /** JSON where absent. */
  readonly bodyType?: string;
  /** What it answers when it did what was asked. */
  readonly done: Readonly<Record<string, string>>;
  /** Refusals of its own, beside those of every write. */
  readonly refused?: readonly (keyof typeof REFUSALS)[];
};

const text = { type: 'string' } as const;
const object = { type: 'object' } as const;

const HEADERS = {
  'If-Match': { required: true, description: 'The ETag of the row as you read it' },
  'Idempotency-Key': { required: false, description: 'A request that comes twice with the same key is done once' },
} as const;

const REFUSALS = {
  '409': 'The id is taken',
  '410': 'The row was split or merged: its successors stand in the body',
  '412': 'Changed meanwhile: both versions, yours and current, stand in the body',
  '422': 'Not acceptable as data: issues with row, field, rule, message and remedy',
  '428': 'No If-Match',
  '429': 'Too many at once',
} as const;

const EACH_REFUSED = {
  '400': 'Not understood',
  '401': 'Sign-in needed',
  '403': 'Not allowed',
  '404': 'Not found',
  '413': 'Too large',
} as const;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** A write as an operation of OpenAPI. */
export const describedWrite = ({
  path,
  id,
  zh,
  en,
  headers = [],
  query = [],
  body,
  bodyType = 'application/json',
  done,
  refused = [],
}: Write) => ({
  operationId: id,
  tags: ['mutu'],
  summary: zh,
  description: en,
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: text })),
    ...query.map((one) => ({ ...one, in: 'query' })),
    ...headers.map((name) => ({ name, in: 'header', ...HEADERS[name], schema: text })),
  ],
  ...(body ? { requestBody: { required: true, content: { [bodyType]: { schema: body } } } } : {}),
  responses: {
    ...Object.fromEntries(
      Object.entries(done).map(([status, description]) => [
        status,
        status === '204' ? { description } : { description, content: { 'application/json': { schema: object } } },
      ]),
    ),
    ...Object.fromEntries(
      [...Object.entries(EACH_REFUSED), ...refused.map((status) => [status, REFUSALS[status]] as const)].map(
        ([status, description]) => [status, problem(description)],
      ),
    ),
    default: { $ref: '#/components/responses/Problem' },
  },
});
