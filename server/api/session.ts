/** Who asks and what they may see; the sign-in routes stand behind one short list of paths. */
import { isIP } from 'node:net';
import { bodyLimit } from 'hono/body-limit';
import type { Role } from '../domain/access.ts';
import { MutuError } from '../domain/errors.ts';
import { basemapList } from './basemap.ts';
import { readableDatasets } from './datasets.ts';
import { readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts, Session as Person } from './parts.ts';
import { sendJson } from './wire.ts';

/** What of the sign-in library is open to the world; anything else it knows is not reachable. */
const CHANGE_PASSWORD = '/api/auth/change-password';
const OPEN_POSTS = ['/api/auth/sign-in/username', '/api/auth/sign-out', CHANGE_PASSWORD];

/** Refuses a long body before it is read, or as soon as it has proved long. */
export const limitBody = (bytes: number) =>
  bodyLimit({
    maxSize: bytes,
    onError() {
      throw new MutuError('tooLarge', {
        zh: `正文最长 ${bytes} 字节。`,
        en: `The body may hold at most ${bytes} bytes.`,
      });
    },
  });

/** Grows with every change that `role` could notice, and with no other. */
export const visibleRevision = (parts: Parts, role: Role): number =>
  Math.max(...readableDatasets(role).map((dataset) => parts.store.revision(dataset.id, role)));

/** Throws signInNeeded for a guest, forbidden for a role that is not in `allowed`. */
export const requireRole = ({ role, user }: Person, allowed: readonly Role[]): void => {
  if (allowed.includes(role)) return;
  if (user === null) throw new MutuError('signInNeeded', { zh: '此内容需要登录后查看。', en: 'Sign in to see this.' });
  throw new MutuError('forbidden', { zh: '您的角色无权查看此内容。', en: 'Your role may not see this.' });
};

/** A browser names the page's origin in every cross-site POST; it must be this host or the public address. */
export const isSameOrigin = (request: Request, publicUrl: string | null): boolean => {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') !== 'cross-site';
  return URL.canParse(origin) && (origin === publicUrl || new URL(origin).host === new URL(request.url).host);
};

/** The client's address from the socket; none where a test asks without one. */
const addressOf = (c: Ctx): string => {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  const address = incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return isIP(address) ? address : '192.0.2.1';
};

/** A request that writes comes from our own pages, or from a program that is no page. */
export const checkOrigin = (c: Ctx, publicUrl: string | null): void => {
  if (isSameOrigin(c.req.raw, publicUrl)) return;
  throw new MutuError('forbidden', {
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request comes from another site and was refused.',
  });
};

const checkPost = (c: Ctx, publicUrl: string | null): void => {
  checkOrigin(c, publicUrl);
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new MutuError('badRequest', { zh: '请以 application/json 提交。', en: 'Send application/json.' });
};

/** A body that is no object would fail inside the library; here it gets a sentence. */
const readObject = async (c: Ctx): Promise<object> => {
  const text = await c.req.text();
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the same sentence as for a wrong kind of value.
  }
  throw new MutuError('badRequest', { zh: '正文应为一个 JSON 对象。', en: 'The body must be one JSON object.' });
};

const SAY: Readonly<Record<number, () => MutuError>> = {
  401: () => new MutuError('signInNeeded', { zh: '用户名或密码不正确。', en: 'Wrong user name or password.' }),
  429: () =>
    new MutuError('tooMany', { zh: '尝试次数过多，请一分钟后再试。', en: 'Too many attempts. Try again in a minute.' }),
};

/** Its own cookies, none of its texts: the session token stays out of the body, where a script could read it. */
const retold = (answer: Response): Response => {
  if (!answer.ok)
    throw (
      SAY[answer.status === 422 ? 401 : answer.status] ??
      (() =>
        new MutuError('badRequest', {
          zh: '登录请求不完整或无效。',
          en: 'The sign-in request is incomplete or not valid.',
        }))
    )();
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response('{"ok":true}', { headers });
};

export const session = (parts: Parts): { readonly show: Handler; readonly auth: Handler } => ({
  async show(c) {
    readQuery(c, []);
    const { role, user } = c.get('session');
    const { settings } = parts;
    return sendJson(
      c,
      {
        user,
        role,
        reads: readableDatasets(role).map((dataset) => dataset.id),
        demo: parts.demo,
        today: parts.clock.today,
        mapApproval: settings.mapApproval,
        basemaps: basemapList(settings),
        revision: visibleRevision(parts, role),
        languages: ['zh', 'en'],
      },
      { headers: { 'cache-control': 'private, no-store' } },
    );
  },

  async auth(c) {
    if (c.req.method !== 'POST' || !OPEN_POSTS.includes(c.req.path))
      throw new MutuError('notFound', { zh: '没有这个地址。', en: 'There is nothing at this address.' });
    checkPost(c, parts.settings.publicUrl);
    const asked = await readObject(c);
    // Who changes a password may do so because someone else knows the old one: that one's sessions end.
    const body = c.req.path === CHANGE_PASSWORD ? { ...asked, revokeOtherSessions: true } : asked;
    const request = new Request(c.req.raw.url, {
      method: 'POST',
      headers: c.req.raw.headers,
      body: JSON.stringify(body),
    });
    return retold(await parts.sessions.answer(request, addressOf(c)));
  },
});
