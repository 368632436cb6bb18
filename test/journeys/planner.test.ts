/** Planner: which 标准地 of at least 50 亩 with five services is there in 霍州, and what may be built on it? */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { app, browser } from './running.ts';
import {
  address,
  button,
  card,
  drawnOnMap,
  eventually,
  lens,
  lines,
  listed,
  liveCount,
  mapSettled,
  rows,
  SMALL,
  section,
} from './steps.ts';

const FOUND = /^1 宗 · 合计 52\.30 亩/;

/** From the start page to the one parcel that is left, with the mouse. */
async function findParcel(page: Page): Promise<void> {
  await lens(page, '找地');
  await listed(page);
  await button(page, /^筛选条件/).click();
  const zones = page.getByRole('group', { name: '开发区', exact: true });
  await button(zones, /^其余/).click();
  await zones.getByRole('checkbox', { name: /^霍州/ }).check();
  await button(page, /^看 .* 条结果$/).click();
  for (const demand of ['标准地', '≥ 50 亩', '五通一平']) await button(page, demand).click();
  await liveCount(page).filter({ hasText: FOUND }).waitFor();
  await listed(page);
}

test('the planner finds the 标准地 of 52.30 亩 with five services in 霍州 and reads its card', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await findParcel(page);
  expect(await rows(page).count()).toBe(1);
  expect(await rows(page).innerText()).toMatch(/52\.30 亩\s[\s\S]*[五六七八九]通一平/);
  await rows(page).click();

  await section(page, '面积').waitFor();
  expect(await lines(section(page, '面积'))).toContain('面积 52.30 亩');
  expect(await lines(section(page, '基本信息'))).toEqual(
    expect.arrayContaining(['开发区 霍州经济技术开发区', '标准地 是', '用地类别 三类工业用地']),
  );
  expect(await lines(section(page, '规划条件'))).toEqual(
    expect.arrayContaining(['容积率下限 1.00', '绿地率上限 15.0%']),
  );
  const services = section(page, '十项配套');
  expect(await services.getByRole('img').getAttribute('aria-label')).toMatch(/^道路：.+；给水：.+；.*有线电视：/);
  expect(await services.innerText()).toMatch(/[五六七八九]通一平，缺 热力/);
  expect(await page.locator('mutu-card-trust').getByRole('definition').allInnerTexts()).toEqual([
    expect.stringContaining('75.42 亩之一'),
    '2024-12-31',
    '演示核实员',
    '已发布',
  ]);
  const call = page.getByRole('link', { name: '联系' });
  expect(await call.getAttribute('href')).toMatch(/^tel:\d+$/);

  expect(address(page).searchParams.get('lens')).toBe('land');
  expect(address(page).searchParams.get('sel')).toMatch(/^parcel:huozhou-/);
  await mapSettled(page);
  await eventually(() => drawnOnMap(page, 'selected')).toEqual({ [address(page).searchParams.get('sel')!]: true });
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the area answers why it is this figure, with formula, inputs and sources', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=land&sel=parcel:huozhou-p-0021&v=1', SMALL);
  await button(section(page, '面积'), '为什么是这个数').click();
  const why = page.locator('mutu-explain-dialog');
  await why.getByRole('table').waitFor();
  expect(await page.getByRole('dialog', { name: '为什么是这个数' }).isVisible()).toBe(true);
  const words = await why.locator('.all').innerText();
  expect(words).toContain('证载面积优先');
  expect(words).toMatch(/证载面积[\s\S]*34,866\.67 ㎡[\s\S]*2024-12-31/);
  expect(words).toMatch(/椭球面积[\s\S]*34,86\d\.\d+ ㎡/);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '为什么是这个数' }).waitFor({ state: 'hidden' });
  expect(await card(page).isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('reload and a copied link show the same again; Back takes decisions back one by one', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await findParcel(page);
  const asked = address(page).searchParams.get('f');
  for (const part of ['huozhou', 'isStandardLand', 'areaM2', 'serviceLevel']) expect(asked).toContain(part);
  await rows(page).click();
  await section(page, '面积').waitFor();
  await mapSettled(page);
  const link = address(page);

  await page.reload();
  await section(page, '面积').waitFor();
  expect(address(page).search).toBe(link.search);
  await mapSettled(page);
  expect(address(page).hash).toBe(link.hash);

  await page.goBack();
  await liveCount(page).filter({ hasText: FOUND }).waitFor();
  expect(address(page).searchParams.get('sel')).toBeNull();
  expect(address(page).searchParams.get('f')).toBe(asked);
  await page.goBack();
  await eventually(() => address(page).searchParams.get('f')).not.toContain('serviceLevel');
  expect(await button(page, '五通一平').getAttribute('aria-pressed')).toBe('false');
  expect(await button(page, '标准地').getAttribute('aria-pressed')).toBe('true');
  for (let step = 0; step < 4; step += 1) await page.goBack();
  await page.getByRole('heading', { name: '总览' }).waitFor();
  expect(address(page).search).toBe('');
  expect(faults).toEqual([]);
  await page.context().close();
});
