/**
 * The few errors the program raises on purpose: each has a code, an HTTP status and one sentence in each language that
 * says what is wrong and how to mend it. `app.ts` turns them into RFC 9457 problem details, the client into a notice.
 */
import type { Label } from './dataset.ts';

export const ERRORS = {
  notFound: 404,
  badRequest: 400,
  badFilter: 400,
  signInNeeded: 401,
  forbidden: 403,
  conflict: 409,
  gone: 410,
  stale: 412,
  tooLarge: 413,
  unprocessable: 422,
  preconditionNeeded: 428,
  tooMany: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERRORS;

export class MutuError extends Error {
  readonly status: (typeof ERRORS)[ErrorCode];
  constructor(
    readonly code: ErrorCode,
    readonly say: Label,
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${say.en}`);
    this.name = 'MutuError';
    this.status = ERRORS[code];
  }
}

/** For `catch`: null where the failure has one of these codes; any other stays one. */
export const nullOn =
  (...codes: readonly ErrorCode[]) =>
  (error: unknown): null => {
    if (error instanceof MutuError && codes.includes(error.code)) return null;
    throw error;
  };
