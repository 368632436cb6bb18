/** Bodies of requests that change something: from our own origin, JSON, one object, by somebody who has signed in. */
import { createHash } from 'node:crypto';
import { MutuError } from '../domain/errors.ts';
import type { Person } from '../domain/review.ts';
import type { Once } from '../store/store.ts';
import type { Ctx, Parts } from './parts.ts';
import { checkOrigin } from './session.ts';

export type Body = Readonly<Record<string, unknown>>;

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;
const KEY = /^[\w.:-]{8,128}$/;

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

export const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Who writes; throws signInNeeded for a guest, forbidden for a request from another site. */
export const writerOf = (c: Ctx, { settings }: Parts): Person => {
  checkOrigin(c, settings.publicUrl);
  const { role, user } = c.get('session');
  if (user === null)
    throw new MutuError('signInNeeded', { zh: '请先登录，再修改数据。', en: 'Sign in before you edit.' });
  return { name: user.name, role };
};

/** The body as an object with no other members than `known`; `{}` where it is empty. */
export const readBody = async (c: Ctx, known: readonly string[]): Promise<Body> => {
  const text = await c.req.text();
  if (text !== '' && !JSON_TYPE.test(c.req.header('content-type') ?? ''))
    throw bad('请以 application/json 提交。', 'Send application/json.');
  const body = parsed(text);
  const stranger = Object.keys(body).find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw bad(
      `正文中没有“${stranger.slice(0, 40)}”这一项；可用：${known.join('、')}。`,
      `The body has no member “${stranger.slice(0, 40)}”; there are: ${known.join(', ')}.`,
    );
  return body;
};

const parsed = (text: string): Body => {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (isObject(value)) return value;
  } catch {
    // Falls through to the same sentence as for a wrong kind of value.
  }
  throw bad('正文应为一个 JSON 对象。', 'The body must be one JSON object.');
};

/** A text of the body of at most `longest` characters, trimmed; empty where absent. */
export const textIn = (body: Body, name: string, longest = 2000): string => {
  const value = body[name] ?? '';
  if (typeof value === 'string' && value.length <= longest) return value.trim();
  throw bad(`${name} 应为不超过 ${longest} 个字符的文字。`, `${name} must be a text of at most ${longest} characters.`);
};

/** The Idempotency-Key of the request with a digest of what it asks; undefined where it carries none. */
export const onceOf = (c: Ctx, body: Body): Once | undefined => {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!KEY.test(key))
    throw bad(
      'Idempotency-Key 应为 8 到 128 个字母、数字或 . : _ - 。',
      'Idempotency-Key must be 8 to 128 letters, digits or . : _ -',
    );
  const digest = createHash('sha256')
    .update(`${c.req.method} ${c.req.path} ${JSON.stringify(body)}`)
    .digest('base64url');
  return { key, digest };
};
