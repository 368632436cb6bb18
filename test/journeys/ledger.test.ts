/** Planner: where does 配套 leave land out, what would closing the gaps of one parcel cost, and what lifts it one tier? */
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import type { LandSheet } from '../../server/domain/land/answer.ts';
import { visit } from './app.ts';
import { app, browser, enter } from './running.ts';
import {
  address,
  button,
  card,
  eventually,
  finger,
  lens,
  listed,
  mapSettled,
  overhang,
  PHONE,
  picture,
  SMALL,
} from './steps.ts';

const PARCEL = 'huozhou-p-0054';
const LINK = `/?lens=land&sel=parcel:${PARCEL}&tab=gaps&v=1`;

const ledger = (page: Page): Locator => card(page).locator('mutu-land-ledger section');

/** A row of the ledger by its item. */
const entry = (page: Page, item: string): Locator =>
  ledger(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(item) }) });

const tab = (page: Page, name: string): Locator => card(page).getByRole('tab', { name, exact: true });

/** The cell of the matrix that the way begins with, and the parcel it leads to. */
const gapOf = (page: Page): Locator => button(page.locator('mutu-park-table'), /^汾河产业片区.* 道路：.*看缺口/);
const rowOf = (page: Page): Locator => button(page.locator('mutu-gap-view'), /霍州经开区工业地块 0054/);

/** What the server tells this visitor of the parcel. */
const sheetFor = async (page: Page): Promise<LandSheet> => {
  const answer = await page.request.get(`${app.url}/api/land/${PARCEL}`);
  return (await answer.json()) as LandSheet;
};

/** Lines drawn from a parcel to what is nearest to it. A canvas has no roles, so this looks behind the element. */
const waysOnMap = (page: Page): Promise<number> =>
  page.locator('mutu-map').evaluate((element) => {
    const { map } = element as HTMLElement & { map: import('maplibre-gl').Map | null };
    return map?.querySourceFeatures('over-planned', { filter: ['==', ['get', 'kind'], 'way'] }).length ?? 0;
  });

test('from a gap in the matrix to the ledger of a parcel, and on to the works that lift it one tier', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=utility&v=1', { viewport: { width: 1200, height: 650 } });
  await enter(page, 'planner');
  await page.reload();
  await gapOf(page).click();
  await rowOf(page).click();

  await ledger(page).waitFor();
  expect(await tab(page, '配套缺口').getAttribute('aria-selected')).toBe('true');
  const sheet = await sheetFor(page);
  expect(await ledger(page).innerText()).toContain(sheet.level.zh);
  const road = await entry(page, '道路').innerText();
  expect(road).toMatch(/规划[\s\S]*7 m[\s\S]*缺口[\s\S]*万元[\s\S]*6–12 个月/);
  expect(await entry(page, '热力').innerText()).toMatch(/待核实/);
  expect(await ledger(page).innerText()).toMatch(/未计价：.*热力/);
  expect(await ledger(page).innerText()).toContain('关键路径：道路，6–12 个月（各项同时施工）');

  await mapSettled(page);
  await entry(page, '给水').getByRole('button').hover();
  await eventually(() => waysOnMap(page)).toBeGreaterThan(0);
  await card(page).getByRole('tab', { name: '总览' }).hover();
  await eventually(() => waysOnMap(page)).toBe(0);

  await button(ledger(page), '升级方案（升到 4 级）').click();
  const plan = page.getByRole('region', { name: '升级方案（升到 4 级）' });
  const total = await plan.getByRole('row', { name: /^合计/ }).innerText();
  const works = sheet.ledger.rows.filter(({ item }) =>
    ['road', 'water', 'power', 'telecom', 'storm', 'sewage'].includes(item),
  );
  const [low, high] = (['costLowWanYuan', 'costHighWanYuan'] as const).map((bound) =>
    Math.round(works.reduce((sum, row) => sum + row[bound]!, 0)),
  );
  expect(total.replace(/\s+/g, ' ')).toBe(`合计 ${low}–${high} 万元 6–12 个月`);
  for (const item of ['道路', '给水', '电力', '通信', '雨水', '污水'])
    expect(await plan.getByRole('rowheader', { name: item, exact: true }).count()).toBe(1);
  await picture(page, 'ledger');

  expect(address(page).searchParams.get('tab')).toBe('gaps');
  await page.reload();
  await ledger(page).waitFor();
  await page.getByRole('heading', { name: /^汾河产业片区.* · 道路/ }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('by keys: the arrows lead from tab to tab, and a row of the ledger leads to its way on the map', async () => {
  const { page, faults } = await visit(browser, app, LINK.replace('tab=gaps', 'tab=facts'), SMALL);
  await tab(page, '总览').focus();
  await page.getByRole('group', { name: '就绪分级' }).waitFor();
  expect(await page.getByRole('group', { name: '就绪分级' }).innerText()).toMatch(/3 级 · 已评价/);
  await page.keyboard.press('ArrowRight');
  await ledger(page).waitFor();
  expect(await tab(page, '配套缺口').evaluate((element) => element.matches(':focus'))).toBe(true);
  await entry(page, '给水').getByRole('button').focus();
  await mapSettled(page);
  await page.keyboard.press('Enter');
  await eventually(() => waysOnMap(page)).toBeGreaterThan(0);
  await tab(page, '配套缺口').focus();
  for (const [name, words] of [
    ['标准地', '控制指标'],
    ['区评', '区域评价'],
    ['进程', '供地进程'],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await card(page).getByRole('heading', { name: words }).waitFor();
    expect(await tab(page, name).getAttribute('aria-selected')).toBe('true');
  }
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a guest reads the ledger without money, constraints and documents', async () => {
  const { page, faults } = await visit(browser, app, LINK, SMALL);
  await ledger(page).waitFor();
  expect(await ledger(page).innerText()).toContain('造价仅供内部查看，请登录。');
  expect(await ledger(page).innerText()).not.toContain('万元');
  await tab(page, '区评').click();
  await card(page).getByRole('heading', { name: '区域评价' }).waitFor();
  expect(await card(page).getByRole('heading', { name: '约束要素' }).count()).toBe(0);
  await tab(page, '进程').click();
  await card(page).getByRole('heading', { name: '供地进程' }).waitFor();
  expect(await card(page).getByRole('heading', { name: '文件' }).count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('by finger on a phone: from a gap in the matrix to the ledger, which has room for its figures, and to the works', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=utility&v=1', PHONE);
  await enter(page, 'planner');
  await page.reload();
  await finger(gapOf(page));
  await finger(rowOf(page));
  await ledger(page).waitFor();
  expect(await overhang(ledger(page))).toBe(0);
  expect(await entry(page, '道路').innerText()).toMatch(/7 m[\s\S]*万元[\s\S]*6–12 个月/);
  await finger(button(ledger(page), '升级方案（升到 4 级）'));
  const plan = page.getByRole('region', { name: '升级方案（升到 4 级）' });
  expect(await plan.getByRole('row', { name: /^合计/ }).innerText()).toMatch(/万元[\s\S]*6–12 个月/);
  expect(await overhang(plan)).toBe(0);
  await picture(page, 'ledger-phone');
  await finger(tab(page, '标准地'));
  await card(page).getByRole('heading', { name: '控制指标' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the supply board says what is short, and keeps plan and result apart', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await lens(page, '找地');
  await listed(page);
  await button(page.getByRole('group', { name: '找地的方式' }), /报供应|供应/).click();
  const board = page.getByRole('group', { name: '报供应', exact: true });
  await board.getByRole('heading', { name: '分级存量' }).waitFor();
  const words = await board.innerText();
  expect(words).toMatch(/净地及以上 [\d,.]+ 亩；未落地项目用地需求 [\d,.]+ 亩/);
  expect(words).toMatch(/现有净地比需求[少多] /);
  expect(words).toContain('全年储备“标准地”不少于 5,000.00 亩（计划，不是结果）');
  expect(words).toContain('开发区专刊（2024-03）');
  expect(faults).toEqual([]);
  await page.context().close();
});
