/** Sign-in by the real library on an accounts file of its own: who gets in, who does not, and how soon a demotion holds. */
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Accounts, openSignIn } from '../../server/api/sign-in.ts';
import { readSettings } from '../../server/settings.ts';
import { openAccounts } from '../../server/store/accounts.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

/** Starting a program, and a password's hash, take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSWORD = 'correct horse battery';
const SECRET = 'a secret of more than thirty-two characters';

let accounts: Accounts;
let park: ParkApp;
let address = 0;
beforeAll(async () => {
  accounts = await openSignIn(
    openAccounts(':memory:'),
    SECRET,
    readSettings('/nowhere', {}),
    pino({ level: 'silent' }),
  );
  park = await openParkApp({ sessions: accounts });
  await accounts.add({ name: 'manager', displayName: '管理岗', role: 'manager' }, PASSWORD);
  await accounts.add({ name: '王规划', displayName: '王规划', role: 'planner' }, PASSWORD);
});
afterAll(() => park.close());

type Told = { readonly from?: string; readonly headers?: Record<string, string>; readonly path?: string };

/** POST as a browser on this host does, each time from an address of its own unless told. */
const post = (
  body: unknown,
  { from, headers = {}, path = '/api/auth/sign-in/username' }: Told = {},
): Promise<Response> =>
  Promise.resolve(
    park.app.request(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      { incoming: { socket: { remoteAddress: from ?? `10.0.${Math.floor(address / 250)}.${(address++ % 250) + 1}` } } },
    ),
  );

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const signIn = async (username: string): Promise<string> => cookieOf(await post({ username, password: PASSWORD }));

const who = async (cookie: string) =>
  (await park.app.request('/api/session', { headers: { cookie } })).json() as Promise<{ role: string; user: unknown }>;

describe('getting in', () => {
  test('name and password open a session of that role; the token is in an HttpOnly cookie and nowhere else', async () => {
    const answer = await post({ username: 'manager', password: PASSWORD });
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^mutu\.session_token=.+HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await answer.text()).toBe('{"ok":true}');
    expect(await who(cookieOf(answer))).toMatchObject({
      role: 'manager',
      user: { name: 'manager', displayName: '管理岗' },
    });
  });

  test('a Chinese name signs in', async () => {
    expect(await who(await signIn('王规划'))).toMatchObject({ role: 'planner', user: { name: '王规划' } });
  });

  test('a manager reads 亩均, a planner is refused, nobody is asked to sign in', async () => {
    const asked = async (cookie: string) =>
      (await park.app.request('/api/dashboards/output', { headers: { cookie } })).status;
    expect([await asked(await signIn('manager')), await asked(await signIn('王规划')), await asked('')]).toEqual([
      200, 403, 401,
    ]);
  });

  test('signing out ends the session on the server too', async () => {
    const cookie = await signIn('manager');
    expect(
      (await post({}, { path: '/api/auth/sign-out', headers: { cookie, origin: 'http://localhost' } })).status,
    ).toBe(200);
    expect((await who(cookie)).role).toBe('guest');
  });

  test('each sign-in has a session of its own: a planted one is not taken over', async () => {
    const planted = await signIn('王规划');
    const answer = await post(
      { username: 'manager', password: PASSWORD },
      { headers: { cookie: planted, origin: 'http://localhost' } },
    );
    expect(cookieOf(answer)).not.toBe(planted);
    expect((await who(planted)).role).not.toBe('manager');
  });
});

describe('not getting in', () => {
  test('wrong password and unknown name get the same answer', async () => {
    const answers = await Promise.all(
      [
        { username: 'manager', password: 'wrong wrong wrong' },
        { username: 'nobody', password: PASSWORD },
        { username: '!', password: PASSWORD },
      ].map((body) => post(body)),
    );
    const texts = await Promise.all(
      answers.map(async (answer) => (await answer.text()).replace(/urn:mutu:request:[\w-]+/, '')),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect(new Set(texts).size).toBe(1);
  });

  test.each([
    ['null', 'null'],
    ['an array', '[]'],
    ['text', '"x"'],
    ['no JSON', '{'],
    ['a password as an array', { username: 'manager', password: [PASSWORD] }],
    ['a name as an object', { username: { $gt: '' }, password: PASSWORD }],
    ['nothing', {}],
    ['a name alone', { username: 'manager' }],
  ])('%s: 4xx with a sentence', async (_what, body) => {
    const answer = await post(body);
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('a megabyte of password is refused by its size', async () => {
    expect((await post({ username: 'manager', password: 'x'.repeat(1_000_000) })).status).toBe(413);
  });

  test.each([
    '/api/auth/sign-up/email',
    '/api/auth/sign-in/email',
    '/api/auth/update-user',
    '/api/auth/is-username-available',
    '/api/auth/delete-user',
    '/api/auth/list-sessions',
    '/api/auth/request-password-reset',
    '/api/auth/admin/set-role',
    '/api/auth/sign-in/social',
    '/api/auth/ok',
  ])('%s does not exist', async (path) => {
    const cookie = await signIn('王规划');
    expect(
      (
        await post(
          { name: 'x', email: 'x@x.cn', password: PASSWORD, role: 'admin', username: 'evil' },
          { path, headers: { cookie, origin: 'http://localhost' } },
        )
      ).status,
    ).toBe(404);
    expect(await accounts.list()).toHaveLength(2);
  });

  test.each([
    'junk',
    'mutu.session_token=junk',
    'mutu.session_token=eyJhbGciOiJub25lIn0.e30.',
    'better-auth.session_token=x',
  ])('the cookie %s is a guest', async (cookie) => {
    expect(await who(cookie)).toMatchObject({ role: 'guest', user: null });
  });

  test('headers do not make a role', async () => {
    const answer = await park.app.request('/api/session', {
      headers: { 'x-role': 'admin', 'x-test-role': 'admin', 'x-original-url': '/admin', authorization: 'Bearer admin' },
    });
    expect(((await answer.json()) as { role: string }).role).toBe('guest');
  });

  test('a tampered cookie is a guest', async () => {
    const cookie = await signIn('manager');
    expect((await who(cookie.replace(/=(.)/, (_all, first: string) => `=${first === 'a' ? 'b' : 'a'}`))).role).toBe(
      'guest',
    );
  });
});

describe('from other sites', () => {
  const right = { username: 'manager', password: PASSWORD };

  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:9999'])(
    'Origin %s is refused',
    async (origin) => {
      expect((await post(right, { headers: { origin } })).status).toBe(403);
    },
  );

  test('a cross-site request without Origin is refused, our own page is not', async () => {
    expect((await post(right, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect(
      (await post(right, { headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' } })).status,
    ).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form (%s) is refused',
    async (type) => {
      expect((await post(right, { headers: { 'content-type': type } })).status).toBe(400);
    },
  );

  test('the page works under any name or address of the machine', async () => {
    const answer = await park.app.request(
      'http://192.168.1.20:8080/api/auth/sign-in/username',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://192.168.1.20:8080' },
        body: JSON.stringify(right),
      },
      { incoming: { socket: { remoteAddress: '10.9.9.9' } } },
    );
    expect(answer.status).toBe(200);
  });
});

describe('guessing', () => {
  test('thirty guesses from one address end in 429, whatever X-Forwarded-For says; another address is not locked out', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 30; i += 1)
      statuses.push(
        (
          await post(
            { username: 'nobody', password: 'guess guess guess' },
            {
              from: '203.0.113.9',
              headers: { 'x-forwarded-for': `198.51.100.${i}`, 'x-mutu-address': `198.51.100.${i}` },
            },
          )
        ).status,
      );
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    expect((await post({ username: 'manager', password: PASSWORD }, { from: '203.0.113.10' })).status).toBe(200);
  });
});

describe('roles', () => {
  test('a demotion holds at the next request', async () => {
    await accounts.add({ name: 'leaver', displayName: 'leaver', role: 'manager' }, PASSWORD);
    const cookie = await signIn('leaver');
    expect((await who(cookie)).role).toBe('manager');
    await accounts.setRole('leaver', 'investor');
    expect((await who(cookie)).role).toBe('investor');
    expect((await park.app.request('/ogc/collections/enterprise/items', { headers: { cookie } })).status).toBe(404);
  });

  test('a new password ends every other session of its owner, and keeps the one that set it', async () => {
    await accounts.add({ name: 'careful', displayName: 'careful', role: 'planner' }, PASSWORD);
    const [own, other] = [await signIn('careful'), await signIn('careful')];
    const answer = await post(
      { currentPassword: PASSWORD, newPassword: 'another horse battery', revokeOtherSessions: false },
      { path: '/api/auth/change-password', headers: { cookie: own, origin: 'http://localhost' } },
    );
    expect([answer.status, (await who(cookieOf(answer))).role]).toEqual([200, 'planner']);
    expect([(await who(other)).role, (await who(own)).role]).toEqual(['guest', 'guest']);
    expect((await post({ username: 'careful', password: PASSWORD })).status).toBe(401);
  });

  test('a name is taken once, and not any text is a name', async () => {
    const add = (name: string) => accounts.add({ name, displayName: name, role: 'planner' }, PASSWORD);
    await expect(add('Manager')).rejects.toThrow('already an account');
    await expect(add('x')).rejects.toThrow('2 to 30');
    await expect(add('a b')).rejects.toThrow('2 to 30');
    await expect(accounts.add({ name: 'short', displayName: '', role: 'planner' }, 'short')).rejects.toThrow(
      '10 characters',
    );
  });
});
