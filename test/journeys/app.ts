/** Starts what `npm start` serves on a port and database of its own, and a browser that notes every request leaving it. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { inject } from 'vitest';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export type App = {
  readonly url: string;
  readonly database: string;
  /** Printed once at the first start: user name → password. */
  readonly passwords: ReadonlyMap<string, string>;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

type Server = Pick<App, 'url' | 'database' | 'log' | 'stop'>;

/** The built server on the database in `folder`, made where there is none; rejects with the log when it does not come up. */
export async function serve(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Server> {
  const port = await freePort();
  const database = join(folder, 'mutu.gpkg');
  let log = '';
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), MUTU_DB: database, MUTU_DEMO: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      log += chunk;
    });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { url, database, log: () => log, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The server did not come up:\n${log}`);
}

/** What a first start makes beside the accounts: the registers, and the drawing derived from them. */
const MADE = ['mutu.gpkg', 'mutu.gpkg.drawing.sqlite'];

/** The built server with a demonstration of its own (none with MUTU_DEMO=0), in a temporary folder, and with new accounts. */
export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-'));
  if (env['MUTU_DEMO'] !== '0')
    for (const name of MADE) copyFileSync(join(inject('demonstration'), name), join(folder, name));
  const server = await serve(folder, env);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, passwords: passwordsIn(server.log()), stop };
}

/** Lines such as `… demonstration account  manager   Xk3…`, printed at the first start. */
const passwordsIn = (log: string): ReadonlyMap<string, string> =>
  new Map([...log.matchAll(/demonstration account\s+(\w+)\s+(\S+)/g)].map((match) => [match[1]!, match[2]!]));

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['MUTU_TEST_BROWSER'] ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS });

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly outside: string[];
  readonly faults: string[];
};

/** A new visitor: `outside` collects requests that leave `app`, `faults` what the page threw or logged as an error. */
export async function visit(
  browser: Browser,
  app: App,
  path = '/',
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    ...options,
  });
  const page = await context.newPage();
  const outside: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`${app.url}${path}`);
  return { context, page, outside, faults };
}
