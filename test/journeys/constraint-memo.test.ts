/** Planner: what limits building is opened from card and map, and stands in print; a split that was kept has a memo. Others learn of neither. */
import type { Polygon } from 'geojson';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { Framed } from '../../client/map/framed.ts';
import { longBearing } from '../../client/planning/assembly/division.ts';
import { splitByArea } from '../../server/domain/split.ts';
import { visit } from './app.ts';
import { printed } from './pdf.ts';
import { app, browser, enter } from './running.ts';
import { button, card, drawnOnMap, eventually, mapSettled, picture, SMALL } from './steps.ts';

/** Under a patch of farmland (示意) for 45.4 % of its ground. */
const PARCEL = 'zhangzi-p-0074';
const FARMLAND = 'zhangzi-shanhe-constraint-farmland';
const NAME = '山河工业园区永久基本农田（示意）';
const READY = /打印 \/ 存为 PDF|Print \/ save as PDF/;

const ready = (page: Page) => expect.poll(() => button(page, READY).isEnabled(), { timeout: 60_000 }).toBe(true);

const framed = (page: Page): Promise<Framed> =>
  page.locator('mutu-print-frame').evaluate((frame) => {
    const { framed } = frame as unknown as { framed: Framed };
    return { ...framed, constraints: [...framed.constraints] as unknown as Framed['constraints'] };
  });

/** Half of the parcel and two quarters, kept as a scenario. */
const keepSplit = async ({ request }: Page): Promise<string> => {
  const { geometry } = (await (await request.get(`${app.url}/ogc/collections/parcel/items/${PARCEL}`)).json()) as {
    geometry: Polygon;
  };
  const parts = splitByArea(geometry, [2, 1, 1], longBearing(geometry));
  const note = '西块先供，东两块待调规。';
  const data = { name: '长子一分为三', kind: 'split', parcels: [PARCEL], parts, note };
  const answer = await request.post(`${app.url}/api/scenarios`, { data, headers: { origin: app.url } });
  expect(answer.status()).toBe(201);
  return `/print/memo?lens=land&plan=assembly&scn=${((await answer.json()) as { id: string }).id}&v=1`;
};

test('a kept split is printed: today beside its lots, who kept it and why, in both languages; a guest gets none of it', async () => {
  const { context, page, faults } = await visit(browser, app, '/', SMALL);
  await enter(page, 'planner');
  const memo = await keepSplit(page);
  await page.goto(app.url + memo);
  await ready(page);
  const { bounds, denominator } = await framed(page);
  const pdf = await printed(page, 'split');
  expect([pdf.pages, pdf.size, pdf.isEmbedded]).toEqual([1, [210, 297], true]);
  for (const said of [
    '分割备忘',
    '长子一分为三',
    '说明 西块先供，东两块待调规。',
    '作者 planner',
    '数据日期 2024-12-31',
    '今天 10.80 亩 100.0% 不临路',
    '1 5.40 亩 50.0%',
    '2 2.70 亩 25.0%',
    '规划条件（各块沿用）',
    '容积率上限 2.00',
    '永久基本农田 45.4%',
    '分割后的块',
    '示意数据 · 图形为模拟',
    '分割为试算，未改动登记',
  ])
    expect(pdf.text).toContain(said);
  const upM = (bounds[3] - bounds[1]) * (40_075_016.7 / 360);
  expect(upM / (pdf.pictures[0]!.mm[1] / 1000) / denominator).toBeCloseTo(1, 2);

  await page.goto(`${app.url}${memo}&lang=en`);
  await page.getByLabel('Paper').selectOption('A3');
  await page.getByLabel('Orientation').selectOption({ index: 1 });
  await ready(page);
  const large = await printed(page, 'split-a3');
  expect([large.pages, large.size]).toEqual([1, [420, 297]]);
  for (const said of ['Split memo', 'Author planner', 'Today and the 3 lots', 'Permanent farmland 45.4%'])
    expect(large.text).toContain(said);
  expect(faults).toEqual([]);
  await context.close();

  const guest = await visit(browser, app, memo, SMALL);
  await guest.page.getByText('此内容需要登录后查看。').waitFor();
  expect(await guest.page.locator('main').innerText()).not.toMatch(/一分为三|西块|planner/);
  await guest.context.close();
});

test('a fact sheet lists and draws what limits building for a planner; a guest gets neither lines, hatching nor tiles', async () => {
  const path = `/print/parcel?lens=land&sel=parcel:${PARCEL}&con=1&v=1`;
  const { context, page, faults } = await visit(browser, app, '/', SMALL);
  await enter(page, 'planner');
  await page.goto(app.url + path);
  await ready(page);
  expect([...(await framed(page)).constraints]).toEqual(['farmland']);
  const pdf = await printed(page, 'parcel-limited');
  expect(pdf.pages).toBe(1);
  expect(pdf.text).toMatch(/永久基本农田 .*45\.4%/);
  expect(pdf.text).toContain(NAME);
  expect(faults).toEqual([]);
  await context.close();

  const guest = await visit(browser, app, '/', SMALL);
  const asked: string[] = [];
  guest.page.on('request', (request) => asked.push(request.url()));
  await guest.page.goto(app.url + path);
  await ready(guest.page);
  expect([...(await framed(guest.page)).constraints]).toEqual([]);
  const open = await printed(guest.page, 'parcel-limited-guest');
  expect(open.text).toContain('10.80 亩');
  expect(open.text).not.toMatch(/约束|农田/);
  expect(asked.filter((url) => url.includes('constraint'))).toEqual([]);
  await guest.context.close();
});

test('a constraint opens by key from the card of a parcel and by a click on its name; its card leads back to the parcels', async () => {
  const { context, page, faults } = await visit(browser, app, '/', SMALL);
  await enter(page, 'planner');
  await page.goto(`${app.url}/?lens=land&sel=parcel:${PARCEL}&tab=assessments&v=1`);
  await button(card(page), NAME).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: NAME }).waitFor();
  const told = async (within: string) => (await page.locator(within).first().innerText()).replace(/\s+/g, ' ');
  await button(card(page), '长子经开区工业地块 0074').waitFor();
  expect(await told('mutu-touched-parcels section')).toBe(
    '须征询 自然资源主管部门、农业农村部门 依据：土地管理法第三十五条（待核）',
  );
  expect(await told('mutu-touched-parcels li')).toBe('长子经开区工业地块 0074 模拟 45.4% 3,267 ㎡');
  expect(await told('mutu-card-trust dl')).toMatch(/^来源 模拟数据，供演示（示意） 截止 2024-12-31/);
  await eventually(() => drawnOnMap(page, 'selected')).toEqual({ [`constraint:${FARMLAND}`]: true });
  await mapSettled(page);
  await picture(page, 'constraint');

  await button(card(page), '长子经开区工业地块 0074').press('Enter');
  await page.getByRole('heading', { name: '长子经开区工业地块 0074' }).waitFor();
  await mapSettled(page);
  const at = await page.locator('mutu-map').evaluate((element) => {
    const { map } = element as HTMLElement & { readonly map: import('maplibre-gl').Map };
    const [name] = map.queryRenderedFeatures({ layers: ['constraint-name'] });
    const { x, y } = map.project((name!.geometry as GeoJSON.Point).coordinates as [number, number]);
    const box = element.getBoundingClientRect();
    return { x: box.x + x, y: box.y + y };
  });
  await page.mouse.click(at.x, at.y);
  await page.getByRole('heading', { name: NAME }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
