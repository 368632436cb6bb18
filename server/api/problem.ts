/** Errors as RFC 9457 problem details, with a sentence in each language. Unknown errors show nothing of the inside. */
import { type ErrorCode, MutuError } from '../domain/errors.ts';
import type { Ctx } from './parts.ts';

const TITLES: Record<ErrorCode, string> = {
  notFound: 'Not found',
  badRequest: 'Bad request',
  badFilter: 'Bad filter',
  signInNeeded: 'Sign-in needed',
  forbidden: 'Not allowed',
  conflict: 'Conflict',
  gone: 'Gone',
  stale: 'Changed meanwhile',
  tooLarge: 'Too large',
  unprocessable: 'Not acceptable as data',
  preconditionNeeded: 'Precondition needed',
  tooMany: 'Too many requests',
  unavailable: 'Not available now',
};

export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly zh: string;
  readonly en: string;
};

export const problemOf = (error: unknown): Problem =>
  error instanceof MutuError
    ? { status: error.status, code: error.code, title: TITLES[error.code], ...error.say }
    : {
        status: 500,
        code: 'internal',
        title: 'Internal error',
        zh: '服务器内部错误，已记录。请稍后再试。',
        en: 'Something went wrong inside the server; it has been logged. Try again later.',
      };

const text = { type: 'string' } as const;

/** The body of a refusal, as both descriptions of the API give it. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    zh: text,
    en: text,
    code: text,
    instance: text,
  },
} as const;

/** `detail` follows Accept-Language (Chinese first), `zh` and `en` are always there. */
export const problemResponse = (c: Ctx, problem: Problem, extra: Readonly<Record<string, unknown>> = {}): Response => {
  const english = /^\s*en\b/i.test(c.req.header('accept-language') ?? '');
  const { status, code, title, zh, en } = problem;
  const body = {
    ...extra,
    type: `urn:mutu:problem:${code}`,
    title,
    status,
    detail: english ? en : zh,
    zh,
    en,
    code,
    instance: `urn:mutu:request:${c.get('requestId')}`,
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (status === 429 || status === 503) headers['retry-after'] = '10';
  return new Response(JSON.stringify(body), { status, headers });
};
