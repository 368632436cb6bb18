/** A sheet on paper: what is framed on screen is what the PDF holds, with text that can be selected and the lines a map owes. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { Framed } from '../../client/map/framed.ts';
import { visit } from './app.ts';
import { printed } from './pdf.ts';
import { app, browser } from './running.ts';
import { button, eventually, SMALL, section } from './steps.ts';

const PARCEL = 'lens=land&sel=parcel:huozhou-p-0021&v=1';
const READY = /打印 \/ 存为 PDF|Print \/ save as PDF/;
const METRES_PER_DEGREE = 40_075_016.7 / 360;

/** Until the sheet may be printed. */
const ready = (page: Page) => expect.poll(() => button(page, READY).isEnabled(), { timeout: 60_000 }).toBe(true);

const framed = (page: Page): Promise<Framed> =>
  page.locator('mutu-print-frame').evaluate((frame) => (frame as unknown as { framed: Framed }).framed);

test('the card leads to a fact sheet of one page: what is printed is what was framed, at the scale printed', async () => {
  const { context, page, faults } = await visit(browser, app, `/?${PARCEL}`, SMALL);
  await section(page, '面积').waitFor();
  const [sheet] = await Promise.all([context.waitForEvent('page'), button(page, '打印').click()]);
  await ready(sheet);

  const { bounds, denominator, lat } = await framed(sheet);
  const pdf = await printed(sheet, 'parcel');
  expect([pdf.pages, pdf.size, pdf.isEmbedded]).toEqual([1, [210, 297], true]);
  const { px, mm } = pdf.pictures[0]!;
  const [west, south, east, north] = bounds;
  const acrossM = (east - west) * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const upM = (north - south) * METRES_PER_DEGREE;
  expect([acrossM / (mm[0] / 1000) / denominator, upM / (mm[1] / 1000) / denominator]).toEqual([
    expect.closeTo(1, 2),
    expect.closeTo(1, 2),
  ]);
  // Sharper than 200 dots an inch.
  expect(px[0] / (mm[0] / 25.4)).toBeGreaterThan(200);
  for (const said of [
    '霍州经开区工业地块 0021',
    '52.30 亩',
    '具备出让条件',
    '六通一平，缺 热力',
    '0357-000-0001',
    '示意数据 · 图形为模拟',
    '审图号：内部使用，未经审图',
    `1:${denominator.toLocaleString('en-US')}`,
    '数据截至 2024-12-31',
    '© GeoNames',
  ])
    expect(pdf.text).toContain(said);
  expect(pdf.text).toMatch(/数据版本 \d+ · .* · 访客/);
  expect(faults).toEqual([]);
  await context.close();
});

test('the frame is moved by hand and keeps its scale; paper, direction and scale are chosen', async () => {
  const { context, page, faults } = await visit(browser, app, `/print/parcel?${PARCEL}`);
  await ready(page);
  const before = await framed(page);
  const box = (await page.locator('mutu-print-map').boundingBox())!;
  await page.mouse.move(box.x + 200, box.y + 150);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 150, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => (await framed(page)).bounds[0]).toBeLessThan(before.bounds[0]);
  await ready(page);
  const after = await framed(page);
  expect(after.denominator).toBe(before.denominator);
  expect(after.bounds[2] - after.bounds[0]).toBeCloseTo(before.bounds[2] - before.bounds[0], 6);

  await page.getByLabel('比例尺').selectOption('1:20,000');
  await eventually(async () => (await framed(page)).denominator).toBe(20_000);
  await page.getByLabel('纸张').selectOption('A3');
  await page.getByLabel('方向').selectOption('横向');
  await ready(page);
  const pdf = await printed(page, 'parcel-a3');
  expect([pdf.pages, pdf.size]).toEqual([1, [420, 297]]);
  expect(pdf.text).toContain('1:20,000');
  expect(faults).toEqual([]);
  await context.close();
});

test('parcels put together are printed as a memo, in English too; a memo about nothing says so', async () => {
  const picked = 'plan=assembly&pick=linfen-p-0024,linfen-p-0011';
  const { context, page, faults } = await visit(browser, app, `/print/memo?lens=land&${picked}&lang=en&v=1`);
  await ready(page);
  const pdf = await printed(page, 'assembly');
  for (const said of [
    'Assembly memo',
    '192.59 mu net',
    'Chosen parcels',
    'what-if; no register has been changed',
    'guest',
  ])
    expect(pdf.text).toContain(said);
  expect(pdf.isEmbedded).toBe(true);
  await page.goto(`${app.url}/print/memo?lens=land&plan=compare&v=1`);
  await page
    .getByText('还没有加入对比的地块。')
    .or(page.getByText('No parcel has been put side by side yet.'))
    .waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('without WebGL the sheet is complete but for its map, and says so', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript(() => {
    const before = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : before.call(this, kind as '2d', ...(rest as []));
    } as typeof before;
  });
  const page = await context.newPage();
  await page.goto(`${app.url}/print/parcel?${PARCEL}`);
  await ready(page);
  const pdf = await printed(page, 'parcel-mapless');
  expect(pdf.text).toContain('此浏览器没有 WebGL2，本页不含地图');
  expect(pdf.text).toContain('52.30 亩');
  expect([pdf.pages, pdf.pictures]).toEqual([1, []]);
  await context.close();
});
