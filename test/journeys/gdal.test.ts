/** QGIS's way in: GDAL reads the live database and the features over HTTP, and what it writes shows in the open page. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../server/store/sqlite.ts';
import { hasGdal, hasValidator, validate } from '../store/gdal.ts';
import { type App, launch, startApp, visit } from './app.ts';
import { lines, mapSettled, rows, SMALL, section } from './steps.ts';

type Said = { readonly status: number | null; readonly out: string; readonly complaints: string };

/** Without blocking, because the browser must be heard meanwhile. */
const run = (program: string, ...args: string[]): Promise<Said> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args);
    let [out, complaints] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, out, complaints }));
  });

const inCi = Boolean(process.env['CI']);
test.runIf(inCi)('GDAL and its validator are installed where this must not be skipped', () => {
  expect([hasGdal, hasValidator]).toEqual([true, true]);
});
if (!hasGdal) process.stderr.write('GDAL is not installed: its journeys are skipped.\n');

/** What the issue promises from commit to screen. */
const PROMISED_MS = 2_000;
const PARCEL = 'huozhou-p-0021';

describe.runIf(hasGdal)('GDAL', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const countOf = async (dataset: string): Promise<number> => {
    const answer = await fetch(`${app.url}/api/facets/${dataset}`);
    return ((await answer.json()) as { count: number }).count;
  };

  test('ogrinfo opens the live database: layers, counts and fields as the server says', async () => {
    const { status, out, complaints } = await run('ogrinfo', '-so', '-ro', app.database, 'parcel');
    expect([status, complaints]).toEqual([0, '']);
    expect(out).toContain(`Feature Count: ${await countOf('parcel')}`);
    expect(out).toMatch(/^areaM2: Real/m);
    expect(out).toMatch(/^isStandardLand: Integer\(Boolean\)/m);
    const all = await run('ogrinfo', '-so', '-ro', app.database);
    for (const layer of ['zone', 'park', 'building', 'unit', 'utility', 'enterprise']) expect(all.out).toContain(layer);
  });

  test('ogrinfo opens /ogc as a guest: public layers with their counts, and no firm', async () => {
    const { status, out } = await run('ogrinfo', '-so', `OAPIF:${app.url}/ogc`);
    expect(status).toBe(0);
    expect(out).toMatch(/parcel/);
    expect(out).not.toMatch(/enterprise|annualReport/);
    const unit = await run('ogrinfo', '-so', `OAPIF:${app.url}/ogc`, 'unit');
    expect(unit.out).toContain(`Feature Count: ${await countOf('unit')}`);
    expect(unit.out).not.toMatch(/^tenant:/m);
  });

  test.runIf(hasValidator)('a copy of the database passes the validator with warnings as errors', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutu-copy-'));
    const copy = join(folder, 'copy.gpkg');
    const live = openSqlite(app.database);
    live.exec(`VACUUM INTO '${copy}'`);
    live.close();
    expect(validate(copy)).toMatchObject({ status: 0 });
    rmSync(folder, { recursive: true, force: true });
  });

  /** Milliseconds from a program's end to `seen`; the best of three, because other work may hold this machine up. */
  const quickest = async (what: string, change: (turn: number) => Promise<Said>, seen: (turn: number) => Locator) => {
    let best = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 3 && best >= PROMISED_MS; turn += 1) {
      const { status, complaints } = await change(turn);
      const committed = performance.now();
      expect([status, complaints]).toEqual([0, '']);
      await seen(turn).waitFor();
      best = Math.min(best, performance.now() - committed);
    }
    process.stdout.write(`${what}: ${best.toFixed(0)} ms\n`);
    return best;
  };

  test('a status that another program changes shows in the open card within two seconds', async () => {
    const { page, faults } = await visit(browser, app, `/?lens=land&sel=parcel:${PARCEL}&v=1`, SMALL);
    await section(page, '基本信息').waitFor();
    expect(await lines(section(page, '基本信息'))).toContain('状态 具备出让条件');
    await mapSettled(page);
    const states = [
      { id: 'listed', zh: '已公告' },
      { id: 'sold', zh: '已成交' },
      { id: 'contracted', zh: '已签约' },
    ];
    const tookMs = await quickest(
      "From GDAL's UPDATE to the card",
      (turn) =>
        run(
          'ogrinfo',
          '-q',
          app.database,
          '-sql',
          `UPDATE parcel SET status = '${states[turn]!.id}' WHERE id = '${PARCEL}'`,
        ),
      (turn) => section(page, '基本信息').getByText(states[turn]!.zh),
    );
    expect(tookMs).toBeLessThan(PROMISED_MS);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a parcel that ogr2ogr appends shows in the open list within two seconds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mutu-append-'));
    const files = [0, 1, 2].map((turn) => join(folder, `${turn}.gpkg`));
    for (const [turn, file] of files.entries()) {
      const row = `SELECT 'outside-${turn}' AS id, '外部新增地块 ${turn}' AS name, "zoneId", status, "synthetic", geom FROM parcel WHERE id = '${PARCEL}'`;
      expect((await run('ogr2ogr', file, app.database, '-nln', 'parcel', '-sql', row)).complaints).toBe('');
    }
    const { page } = await visit(browser, app, '/?lens=land&f=name+LIKE+%27外部%25%27&v=1', SMALL);
    await page.getByRole('heading', { name: /没有符合条件/ }).waitFor();
    await mapSettled(page);
    const tookMs = await quickest(
      "From ogr2ogr's end to the list",
      (turn) => run('ogr2ogr', '-append', '-update', app.database, files[turn]!, 'parcel'),
      (turn) => rows(page).filter({ hasText: `外部新增地块 ${turn}` }),
    );
    expect(tookMs).toBeLessThan(PROMISED_MS);
    await page.context().close();
    rmSync(folder, { recursive: true, force: true });
  });
});
