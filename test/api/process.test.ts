/** The program as it is started: first and second start, stopping, refusals, the command line, and GDAL as a client. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/** Starting a program, and a password's hash, take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutu-process-'));
const database = join(folder, 'mutu.gpkg');

type Running = { readonly child: ChildProcess; readonly origin: string; readonly said: () => string };

const environment = (more: Record<string, string>) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  PORT: '0',
  MUTU_DB: database,
  ...more,
});

const start = (more: Record<string, string> = {}): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: ROOT, env: environment(more) });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (origin) resolve({ child, origin, said: () => said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`exit ${code}: ${said}`)));
  });

const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.on('exit', resolve));

const stop = async ({ child }: Running): Promise<number | null> => {
  const end = ended(child);
  child.kill('SIGTERM');
  return end;
};

const run = (script: string, args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env: environment(more),
    encoding: 'utf8',
    timeout: 60_000,
  });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a first start', () => {
  let server: Running;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => stop(server));

  test('loads the demonstration and prints the staff passwords, which open a session', async () => {
    expect(server.said()).toMatch(/演示数据已载入 .* \d{4,} 行/);
    const password = /manager\s+(\S+)/.exec(server.said())![1]!;
    const answer = await fetch(`${server.origin}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ username: 'manager', password }),
    });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    expect(await (await fetch(`${server.origin}/api/session`, { headers: { cookie } })).json()).toMatchObject({
      role: 'manager',
      demo: true,
      today: '2024-12-31',
    });
    const board = (await (await fetch(`${server.origin}/api/dashboards/output`, { headers: { cookie } })).json()) as {
      rows: { value: number | null }[];
      years: number[];
    };
    expect(board.rows.some((row) => row.value !== null)).toBe(true);
    expect(board.years.length).toBeGreaterThanOrEqual(5);
  });

  test('makes files that only their owner reads', () => {
    for (const name of ['mutu.gpkg', 'accounts.sqlite', 'accounts.sqlite.secret'])
      expect([name, (statSync(join(folder, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
  });

  test('shows all thirteen places with their printed figures', async () => {
    const { zones } = (await (await fetch(`${server.origin}/api/dashboards/overview`)).json()) as {
      zones: { facts: unknown[] }[];
    };
    expect(zones).toHaveLength(13);
    expect(zones.reduce((sum, zone) => sum + zone.facts.length, 0)).toBe(243);
  });

  test('GDAL lists the collections and reads the parcels through OAPIF', async (context) => {
    if (spawnSync('ogrinfo', ['--version']).error) return context.skip('GDAL is not installed');
    const list = spawnSync('ogrinfo', ['-so', `OAPIF:${server.origin}/ogc`], { encoding: 'utf8' });
    expect([list.status, list.stderr]).toEqual([0, '']);
    for (const name of ['zone', 'park', 'parcel', 'building', 'unit', 'utility', 'project'])
      expect(list.stdout).toMatch(new RegExp(`: ${name}\\b`));
    expect(list.stdout).not.toContain('enterprise');
    const page = (await (await fetch(`${server.origin}/ogc/collections/parcel/items?limit=1`)).json()) as {
      numberMatched: number;
    };
    const out = join(folder, 'parcels.geojson');
    const read = spawnSync(
      'ogr2ogr',
      ['-oo', 'PAGE_SIZE=500', '-f', 'GeoJSON', out, `OAPIF:${server.origin}/ogc`, 'parcel'],
      { encoding: 'utf8' },
    );
    expect([read.status, read.stderr]).toEqual([0, '']);
    const count = spawnSync('ogrinfo', ['-so', '-al', out], { encoding: 'utf8' }).stdout;
    expect(Number(/Feature Count: (\d+)/.exec(count)![1])).toBe(page.numberMatched);
    expect(count).toMatch(/areaM2: Real/);
  });

  test('another program on the port is named with a remedy', () => {
    const port = new URL(server.origin).port;
    const { status, stderr } = run('server/main.ts', [], { PORT: port });
    expect(status).toBe(1);
    expect(stderr).toBe(
      `PORT is “${port}”: another program listens there. Give another port, for example PORT=8081.\n`,
    );
  });
});

describe('a second start', () => {
  test('loads nothing again, prints no passwords, and stops on SIGTERM with 0, streams and all', async () => {
    const server = await start();
    expect(server.said()).not.toMatch(/演示账户|演示数据/);
    const stream = await fetch(`${server.origin}/api/events`);
    const silence = stream.text();
    const begun = performance.now();
    expect(await stop(server)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(await silence).toContain('retry');
  });

  test('MUTU_DEMO=0 starts empty', async () => {
    const server = await start({ MUTU_DB: join(folder, 'empty.gpkg'), MUTU_DEMO: '0' });
    const page = (await (await fetch(`${server.origin}/ogc/collections/parcel/items`)).json()) as {
      numberMatched: number;
    };
    expect(page.numberMatched).toBe(0);
    await stop(server);
  });
});

describe('a start that cannot be', () => {
  test('a wrong setting is one sentence and exit 1', () => {
    const { status, stderr } = run('server/main.ts', [], { MUTU_DB: 'postgres://db/mutu' });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain('PostgreSQL is not supported yet');
  });

  test('a file that is no GeoPackage is named and left as it was', () => {
    const file = join(folder, 'junk.gpkg');
    writeFileSync(file, 'junk');
    const { status, stderr } = run('server/main.ts', [], { MUTU_DB: file });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain(file);
    expect(statSync(file).size).toBe(4);
  });
});

describe('npm run mutu', () => {
  const mutu = (...args: string[]) => run('server/cli.ts', args);

  test.each([[['nonsense']], [['user', 'add', 'x', '--role', 'king']], [['--bad']]])(
    '%j shows the usage and ends with 2',
    (args) => {
      const { status, stderr, stdout } = mutu(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('npm run mutu -- <command>');
    },
  );

  test('user add prints a password once, user list the accounts; a taken name ends with 1', () => {
    const added = mutu('user', 'add', '李经理', '--role', 'manager');
    expect([added.status, added.stdout]).toEqual([0, expect.stringMatching(/^李经理 {2}manager {2}\S{16}\n$/)]);
    expect(mutu('user', 'list').stdout).toMatch(/李经理\tmanager/);
    const again = mutu('user', 'add', '李经理', '--role', 'manager');
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('already an account')]);
  });

  test('generate writes the demonstration to a new file and never over an old one', () => {
    const out = join(folder, 'again.gpkg');
    expect(mutu('generate', '--out', out).stdout).toMatch(/again\.gpkg: \d{4,} 行/);
    const size = statSync(out).size;
    const again = mutu('generate', '--out', out);
    expect([again.status, statSync(out).size]).toEqual([1, size]);
    expect(again.stderr).toContain('already exists');
  });
});
