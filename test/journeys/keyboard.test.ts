/** The three main jobs without a mouse: Tab, arrows, Enter, Space, Esc, and the single keys of the sheet behind `?`. */
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { focused, press, tabTo } from './keys.ts';
import { app, browser } from './running.ts';
import {
  address,
  button,
  card,
  counted,
  eventually,
  hits,
  lines,
  listed,
  liveCount,
  rows,
  SMALL,
  section,
} from './steps.ts';

test('the planner, by keys: lens, quick filters, form, list, card, explanation and back', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await page.getByRole('heading', { name: '总览' }).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('跳到结果列表');
  await press(page, /^找地$/);
  await listed(page);
  for (const demand of [/^标准地$/, /^≥ 50 亩$/, /^五通一平$/]) await press(page, demand, 'Space');
  await eventually(() => address(page).searchParams.get('f')).toContain('serviceLevel');
  await counted(page, 'parcel');

  await page.keyboard.press('f');
  await page.getByRole('group', { name: '开发区', exact: true }).waitFor();
  await press(page, /^其余/);
  // The rest unfolds in the place of the button, and takes the focus from it.
  await tabTo(page, /^霍州/);
  await page.keyboard.press('Space');
  await liveCount(page).filter({ hasText: /^1 宗/ }).waitFor();
  await page.keyboard.press('Escape');
  await rows(page).first().waitFor();
  await listed(page);
  expect(address(page).searchParams.get('f')).toContain('huozhou');

  await page.keyboard.press('j');
  await eventually(() => focused(page)).toContain('52.30 亩');
  await page.keyboard.press('Enter');
  await section(page, '面积').waitFor();
  expect(await lines(section(page, '面积'))).toContain('面积 52.30 亩');
  await press(page, /^为什么是这个数$/);
  await page.locator('mutu-explain-dialog table').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused(page)).toBe('为什么是这个数');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  await rows(page).first().waitFor();
  expect(address(page).searchParams.get('sel')).toBeNull();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the investor, by keys: search with arrows, then j and k through the list', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=factory&v=1', SMALL);
  await listed(page);
  // 空置 is asked for from the start.
  for (const demand of [/^首层$/, /^≥ 2,000 ㎡$/, /^净高 ≥ 8 m$/, /^有行车$/]) await press(page, demand, 'Space');
  await eventually(() => address(page).searchParams.get('f')).toContain('hasCrane');
  await counted(page, 'unit');
  await page.keyboard.press('j');
  const first = await focused(page);
  await page.keyboard.press('j');
  await eventually(() => focused(page)).not.toBe(first);
  await page.keyboard.press('k');
  await eventually(() => focused(page)).toBe(first);
  await page.keyboard.press('Enter');
  await section(page, '承载与起重').waitFor();
  expect((await lines(section(page, '承载与起重'))).find((line) => line.startsWith('行车吨位'))).toMatch(/\d t$/);
  await tabTo(page, /联系/);

  await page.keyboard.press('/');
  await eventually(() => focused(page)).toBe('搜索');
  await page.keyboard.type('霍州');
  const found = hits(page);
  await found.nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await found.nth(1).getAttribute('aria-selected')).toBe('true');
  const name = (await found.nth(1).innerText()).split('\n')[0]!;
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('heading', { level: 2, name }).count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the manager, by keys: sign-in, year, ranked list, formula', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=output&v=1', SMALL);
  await page.getByRole('heading', { name: '亩均数据仅向管理人员开放' }).waitFor();
  await press(page, /^登录$/);
  await eventually(() => focused(page)).toBe('用户名');
  await page.keyboard.type('manager');
  await page.keyboard.press('Tab');
  await page.keyboard.type(app.passwords.get('manager')!);
  await page.keyboard.press('Enter');
  await rows(page).first().waitFor();
  await tabTo(page, /^年度 2024/);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('slider', { name: '年度 2023' }).waitFor();
  await eventually(() => address(page).searchParams.get('year')).toBe('2023');
  await page.locator('mutu-feature-list:not([dimmed])').waitFor();
  await page.keyboard.press('j');
  await eventually(() => focused(page)).toMatch(/地块|用地/);
  await page.keyboard.press('Enter');
  await button(section(page, '亩均'), '为什么是这个数').first().waitFor();
  await press(page, /^为什么是这个数$/);
  await page.locator('mutu-explain-dialog table').waitFor();
  expect(await page.locator('mutu-explain-dialog .formula').innerText()).toContain('亩均产值 = ');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('? shows the keys, Esc closes the sheet, and single keys can be switched off', async () => {
  const { page } = await visit(browser, app, '/?lens=land&v=1', SMALL);
  await listed(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await press(page, /启用单键快捷键/, 'Space');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'hidden' });
  await page.keyboard.press('f');
  expect(await button(page, /^筛选条件/).getAttribute('aria-expanded')).toBe('false');
  await page.context().close();
});
