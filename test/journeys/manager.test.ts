/** Manager: who yields what per 亩, this year and the year before, and how is one of the figures made? */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { app, browser } from './running.ts';
import { address, button, drawnOnMap, eventually, lens, lines, rows, section, signIn } from './steps.ts';

/** Wide, so that the legend stands open. */
const WIDE = { viewport: { width: 1200, height: 650 } };

/** Name and count of each class of the legend. */
const classes = async (page: Page): Promise<string[]> =>
  (await page.getByRole('region', { name: '图例' }).getByRole('listitem').allInnerTexts()).map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  );

/** The 亩均 of each ranked parcel, 缺数据 as null. */
const ranking = async (page: Page): Promise<(number | null)[]> =>
  (await rows(page).locator('.row-main').allInnerTexts()).map((text) =>
    text === '缺数据' ? null : Number(text.replaceAll(',', '')),
  );

/** How many parcels stand in each of the five classes, and in 无数据. */
const counted = (legend: readonly string[]): number[] =>
  legend.filter((line) => /^[1-5] |^无数据/.test(line)).map((line) => Number(/ ([\d,]+)$/.exec(line)?.[1]));

test('the manager signs in, compares two years of 亩均产值 and opens the formula behind one figure', async () => {
  const { page, faults } = await visit(browser, app, '/', WIDE);
  await signIn(page, 'manager', app.passwords.get('manager')!);
  await lens(page, '亩均');
  await rows(page).first().waitFor();
  expect(address(page).searchParams.get('lens')).toBe('output');

  const latest = { legend: await classes(page), ranking: await ranking(page) };
  const known = latest.ranking.filter((value) => value !== null);
  expect(known.length).toBeGreaterThan(200);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  expect(latest.ranking.slice(known.length).every((value) => value === null)).toBe(true);
  const unknown = latest.ranking.length - known.length;
  expect(
    counted(latest.legend)
      .slice(0, 5)
      .reduce((sum, count) => sum + count),
  ).toBe(known.length);
  expect(counted(latest.legend)[5]).toBe(unknown);

  await page.getByRole('slider', { name: '年度 2024' }).press('ArrowLeft');
  await page.getByRole('slider', { name: '年度 2023' }).waitFor();
  await eventually(() => ranking(page)).not.toEqual(latest.ranking);
  expect(address(page).searchParams.get('year')).toBe('2023');
  const before = await classes(page);
  expect(await page.getByRole('region', { name: '图例' }).getByRole('button').innerText()).toBe('亩均产值 · 2023');
  expect(counted(before)).not.toEqual(counted(latest.legend));
  const bounds = (legend: readonly string[]) => legend.map((line) => line.replace(/ [\d,]+$/, ''));
  expect(bounds(before)).toEqual(bounds(latest.legend));

  const highest = rows(page).first();
  const [name, figure] = await highest.locator('.row-top > *').allInnerTexts();
  await highest.click();
  await section(page, '亩均').waitFor();
  const sel = address(page).searchParams.get('sel')!;
  await eventually(async () => (await drawnOnMap(page, 'class'))[sel]).toBe(4);
  await eventually(() => lines(section(page, '亩均'))).toContain(`亩均产值 · 2023 ${figure} 万元/亩`);

  await button(section(page, '亩均'), '为什么是这个数').first().click();
  const why = page.locator('mutu-explain-dialog');
  await why.getByRole('table').waitFor();
  const words = await why.locator('.all').innerText();
  expect(words).toContain(`${name} · 2023 · 亩均产值`);
  expect(words).toContain('亩均产值 = 工业总产值 ÷ 用地面积（亩）');
  expect(words).toMatch(/依据：.+截止日期 \d{4}-\d\d-\d\d/);
  const inputs = await why.getByRole('row').allInnerTexts();
  expect(inputs.find((line) => /工业总产值/.test(line))).toMatch(/[\d,.]+ 万元[\s\S]* 2023/);
  expect(inputs.find((line) => /^面积/.test(line))).toMatch(/[\d,.]+ ㎡[\s\S]*20\d\d-\d\d-\d\d/);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a wrong password gets a sentence; after signing out the wall stands again', async () => {
  const { page } = await visit(browser, app, '/?lens=output&v=1', WIDE);
  await button(page.locator('mutu-output-lens'), '登录').click();
  await page.getByLabel('用户名').fill('manager');
  await page.getByLabel('密码').fill('not the password');
  await button(page.locator('mutu-sign-in'), '登录').click();
  await eventually(() => page.getByRole('alert').innerText()).toMatch(/密码/);
  await page.getByLabel('密码').fill(app.passwords.get('manager')!);
  await button(page.locator('mutu-sign-in'), '登录').click();
  await rows(page).first().waitFor();
  await button(page.getByRole('banner'), '退出登录').click();
  await page.getByRole('heading', { name: '亩均数据仅向管理人员开放' }).waitFor();
  expect(await rows(page).count()).toBe(0);
  await page.context().close();
});
