/** Planner: a project asks for 60 亩 with seven services and 35 kV within six months. Five places with reasons, three side by side, a memo. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { itemsOf } from './ask.ts';
import { focused } from './keys.ts';
import { printed } from './pdf.ts';
import { app, browser } from './running.ts';
import { address, button, card, eventually, HANDS, laid, listed, overhang, picture, SMALL } from './steps.ts';

const ASKED = '60 亩, 七通, 35 kV within 6 months';

const places = (page: Page) => page.locator('mutu-ranked');

/** What the sentence was understood as stands in the address. */
const understood = (page: Page) => JSON.parse(address(page).searchParams.get('brief') ?? '{}');

const BRIEF = {
  areaMinM2: { value: 40_000, weight: 'must' },
  level: { value: 7, weight: 'must' },
  voltageKV: { value: 35, weight: 'must' },
  neededOn: { value: '2025-06-30', weight: 'should' },
};

/** The memo of what is compared, as a PDF. */
async function memo(sheet: Page, names: readonly string[]): Promise<void> {
  await laid(sheet);
  const pdf = await printed(sheet, 'compare');
  expect(pdf.size).toEqual([210, 297]);
  for (const said of ['地块对比备忘', ...names, '就绪分级', '补齐费用', '数据截至 2024-12-31', '待核实不当作满足'])
    expect(pdf.text).toContain(said);
  expect(pdf.isEmbedded).toBe(true);
}

test.each(HANDS)('by $by: the sentence, five places with reasons, three of them compared, the memo', async (given) => {
  const { by, hand, room } = given;
  const { context, page, faults } = await visit(browser, app, '/?lens=land&v=1', room);
  await listed(page);
  await hand(button(page, '按需求匹配'));
  await page.getByRole('textbox', { name: '用一句话写需求' }).fill(ASKED);
  await hand(button(page, '读取'));
  await eventually(() => understood(page)).toMatchObject(BRIEF);
  await places(page).nth(4).waitFor();

  const words = await places(page).first().locator('button.row').innerText();
  expect(words).toMatch(/亩，.*得 [\d.]+\/\d+ 分/);
  expect(await places(page).nth(1).locator('button.row').innerText()).toContain('为什么不是第 1');
  await hand(button(places(page).first(), '逐项看分'));
  const figures = places(page).first().getByRole('definition');
  expect((await figures.allInnerTexts()).join(' ')).toMatch(/满足|待核实/);
  const points = (await figures.allInnerTexts()).flatMap((text) => /^([\d.]+) \/ \d+$/.exec(text)?.[1] ?? []);
  const score = Number(/([\d.]+) \/ \d+/.exec(words)![1]);
  expect(points.reduce((sum, each) => sum + Number(each), 0)).toBeCloseTo(score, 6);
  expect(await overhang(page.getByRole('group', { name: '按需求匹配', exact: true }))).toBe(0);
  await picture(page, `brief by ${by}`);

  const names: string[] = [];
  for (const index of [0, 1, 2]) {
    names.push((await places(page).nth(index).locator('.name').innerText()).trim());
    await hand(button(places(page).nth(index), '加入对比'));
  }
  await hand(button(page, '对比 3 宗'));
  const last = page.getByRole('columnheader', { name: names[2]! });
  await last.waitFor();
  await last.scrollIntoViewIfNeeded();
  const { x, width } = (await last.boundingBox())!;
  expect(Math.floor(x + width)).toBeLessThanOrEqual(room.viewport.width);
  await picture(page, `compare by ${by}`);
  const opened = context.waitForEvent('page');
  await hand(button(page, '打印备忘'));
  const sheet = await opened;
  await memo(sheet, names);
  expect(faults).toEqual([]);
  await context.close();
});

test('by the key c a fifth parcel is not put beside four, and that is said', async () => {
  const ids = (await itemsOf((path) => fetch(app.url + path), 'parcel')).slice(0, 5).map(({ id }) => id);
  const four = ids.slice(0, 4).join(',');
  const { context, page } = await visit(browser, app, `/?lens=land&sel=parcel:${ids[4]}&cmp=${four}&v=1`, SMALL);
  await card(page).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('status').filter({ hasText: '最多并列 4 宗' }).waitFor();
  expect(address(page).searchParams.get('cmp')).toBe(four);
  expect(address(page).searchParams.get('plan')).toBe('compare');
  await context.close();
});

/** Tab until what has the focus says `name`. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const inFocus = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return (at?.getAttribute('aria-label') ?? at?.textContent ?? '').replace(/\s+/g, ' ').trim();
    });
  for (let step = 0; step < 80; step += 1) {
    const said = await inFocus();
    if (typeof name === 'string' ? said === name : name.test(said)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing that Tab reaches says ${name}`);
}

test('by keyboard alone: the same way', async () => {
  const { context, page, faults } = await visit(browser, app, '/?lens=land&plan=brief&v=1', SMALL);
  await page.getByRole('textbox', { name: '用一句话写需求' }).waitFor();
  await tabTo(page, '用一句话写需求');
  await page.keyboard.type(ASKED);
  await page.keyboard.press('Enter');
  await eventually(() => understood(page)).toMatchObject(BRIEF);
  await places(page).nth(4).waitFor();
  for (const count of [1, 2, 3]) {
    await tabTo(page, '加入对比');
    await page.keyboard.press('Enter');
    await eventually(() => address(page).searchParams.get('cmp')?.split(',').length).toBe(count);
  }
  await tabTo(page, '对比 3 宗');
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader').nth(3).waitFor();
  await tabTo(page, '打印备忘');
  const [sheet] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await memo(sheet, []);

  // Step by step back: to the brief, to the list; the focus is where one has come to.
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await places(page).first().waitFor();
  await eventually(() => focused(page)).toBe('按需求匹配');
  await page.keyboard.press('Escape');
  await listed(page);
  await eventually(() => focused(page)).toMatch(/列表/);
  expect(faults).toEqual([]);
  await context.close();
});
