/** Nothing leaves the house: neither the page nor the server speaks to anyone else, on any lens. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, launch, startApp, visit } from './app.ts';
import { button, eventually, hits, LENSES, lens, listed, mapSettled, rows, SMALL, signIn } from './steps.ts';

/** Loaded into the server before all else: notes and refuses each connection and each name look-up that leads outside. */
const WATCH = `
import { appendFileSync } from 'node:fs';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
const refuse = (what) => {
  appendFileSync(process.env.OUTSIDE_LOG, what + '\\n');
  throw new Error('outside: ' + what);
};
const at = (host) => ['127.0.0.1', '::1', 'localhost', undefined].includes(host);
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const { host, path } = typeof first === 'object' && first !== null ? first : { host: args[1] };
  if (path === undefined && !at(host)) refuse('connect ' + host);
  return connect.apply(this, args);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const before = dns[name];
  dns[name] = (host, ...rest) => (at(host) ? before(host, ...rest) : refuse('dns ' + host));
  dns.promises[name] = async (host) => refuse('dns ' + host);
}
dgram.Socket.prototype.send = () => refuse('udp');
syncBuiltinESMExports();
appendFileSync(process.env.OUTSIDE_LOG, 'watching\\n');
if (process.env.OUTSIDE_TRY) await fetch('http://192.0.2.1/').catch(() => null);
`;

let app: App;
let browser: Browser;
let folder: string;
const noted = (): string[] => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
const watched = (more: Readonly<Record<string, string>> = {}) => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'watch.mjs')).href}`,
  OUTSIDE_LOG: join(folder, 'log'),
  ...more,
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mutu-outside-'));
  writeFileSync(join(folder, 'watch.mjs'), WATCH);
  [app, browser] = await Promise.all([startApp(watched()), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a walk through all lenses, cards, search and sign-in asks nobody but this server', async () => {
  const { page, outside, faults } = await visit(browser, app, '/', SMALL);
  const policies = new Set<string>();
  page.on('response', async (response) => {
    if (response.request().isNavigationRequest()) policies.add(response.headers()['content-security-policy'] ?? 'none');
  });
  await page.reload();
  for (const name of LENSES) {
    await lens(page, name);
    await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    await mapSettled(page);
  }
  await lens(page, '找地');
  await listed(page);
  await rows(page).first().click();
  await page.locator('mutu-card-trust').waitFor();
  await eventually(() => page.url()).toMatch(/#1[4-7]/);
  await mapSettled(page);
  await button(page, /3D/).click();
  await mapSettled(page);
  await page.getByRole('combobox', { name: '搜索' }).fill('甘亭');
  await hits(page).first().click();
  await mapSettled(page);

  expect(outside).toEqual([]);
  expect(faults).toEqual([]);
  for (const policy of policies) expect(policy).toMatch(/default-src 'self'|default-src 'none'/);
  expect(policies.size).toBe(1);
  await page.context().close();
});

test('the manager signs in and out without a word to anyone else, and without an error on the console', async () => {
  const { page, outside, faults } = await visit(browser, app, '/', { viewport: { width: 1200, height: 650 } });
  await signIn(page, 'manager', app.passwords.get('manager')!);
  for (const name of ['亩均', '项目', '配套'] as const) {
    await lens(page, name);
    await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    await mapSettled(page);
  }
  await button(page.getByRole('banner'), '退出登录').click();
  await button(page.getByRole('banner'), '登录').waitFor();
  expect(outside).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the server has connected to nobody and looked up no name', () => {
  expect(new Set(noted())).toEqual(new Set(['watching']));
});

test('the watch sees a server that does speak to others', async () => {
  const other = await startApp(watched({ OUTSIDE_TRY: '1', MUTU_DEMO: '0' }));
  await other.stop();
  expect(noted()).toContain('connect 192.0.2.1');
});
