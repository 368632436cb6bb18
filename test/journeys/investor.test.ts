/** Investor: a vacant ground-floor unit of at least 2,000 ㎡, 8 m clear, with a crane; what does it offer and whom to call? */
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { app, browser } from './running.ts';
import {
  address,
  button,
  drawnOnMap,
  eventually,
  lens,
  lines,
  listed,
  liveCount,
  rows,
  SMALL,
  section,
} from './steps.ts';

/** Beside 空置, which the lens asks for from the start. */
const DEMANDS = ['首层', '≥ 2,000 ㎡', '净高 ≥ 8 m', '有行车'];

/** What the register itself says, asked without the page. */
const unitsThatFit = async (): Promise<{ id: string; properties: Record<string, unknown> }[]> => {
  const filter =
    "status = 'vacant' AND isGroundFloor = TRUE AND areaM2 >= 2000 AND clearHeightM >= 8 AND hasCrane = TRUE";
  const answer = await fetch(`${app.url}/ogc/collections/unit/items?limit=1000&filter=${encodeURIComponent(filter)}`);
  return ((await answer.json()) as { features: { id: string; properties: Record<string, unknown> }[] }).features;
};

test('the investor finds a vacant high ground-floor unit with a crane and reads what it offers', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await lens(page, '看厂房');
  await listed(page);
  expect(await button(page, '空置').getAttribute('aria-pressed')).toBe('true');
  for (const demand of DEMANDS) await button(page, demand).click();
  const fitting = await unitsThatFit();
  expect(fitting.length).toBeGreaterThan(3);
  await liveCount(page)
    .filter({ hasText: new RegExp(`^${fitting.length} 个单元`) })
    .waitFor();
  await listed(page);
  await eventually(() => rows(page).count()).toBe(fitting.length);
  for (const text of await rows(page).allInnerTexts()) {
    expect(text).toContain('空置');
    expect(text).toContain('1 层');
    expect(text).toMatch(/行车 \d+ t/);
  }

  await rows(page).first().click();
  await section(page, '空间条件').waitFor();
  const sel = address(page).searchParams.get('sel');
  const unit = fitting.find(({ id }) => `unit:${id}` === sel)!.properties;
  expect(await lines(section(page, '空间条件'))).toEqual(
    expect.arrayContaining([`净高 ${unit['clearHeightM']} m`, '首层 是', `柱距×跨度 ${unit['columnGridM']}`]),
  );
  expect(await lines(section(page, '承载与起重'))).toEqual(
    expect.arrayContaining([`楼面荷载 ${unit['floorLoadKNPerM2']} kN/㎡`, `行车吨位 ${unit['craneTonnes']} t`]),
  );
  expect(await lines(section(page, '水电气热'))).toContain(`电力容量 ${unit['powerKVA']} kVA`);
  expect(await lines(section(page, '价格与租期'))).toEqual(
    expect.arrayContaining([`租金 ${unit['rentYuanPerM2Month']} 元/㎡·月`, `可入驻日期 ${unit['freeFrom']}`]),
  );
  expect(await page.getByRole('link', { name: '联系' }).getAttribute('href')).toMatch(/^tel:\d+$/);
  await eventually(() => drawnOnMap(page, 'lit')).toEqual({ [`building:${unit['buildingId']}`]: true });

  const units = page.getByRole('list', { name: '楼层' }).getByRole('button');
  await units.first().waitFor();
  const names = await units.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  expect(names.filter((name) => name?.includes(` ${unit['unitNo']} `) && name.includes('空置'))).toHaveLength(1);
  expect(names.length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('from the unit to its building, and to the neighbour on the same floor', async () => {
  const { id, properties } = (await unitsThatFit())[0]!;
  const { page, faults } = await visit(browser, app, `/?lens=factory&sel=unit:${id}&v=1`, SMALL);
  const floors = page.getByRole('list', { name: '楼层' });
  await floors.locator('[aria-current="true"]').waitFor();
  const neighbour = floors.locator('button[aria-current="false"]').first();
  const number = /^\S+ (\S+) /.exec((await neighbour.getAttribute('aria-label')) ?? '')?.[1];
  await neighbour.click();
  await eventually(() => page.getByRole('heading', { level: 2 }).first().innerText()).toContain(number);
  await page.goBack();
  await eventually(() => lines(section(page, '基本信息'))).toContain(`单元号 ${properties['unitNo']}`);
  await section(page, '基本信息').locator('dl > div').filter({ hasText: '厂房' }).getByRole('button').click();
  await eventually(() => address(page).searchParams.get('sel')).toBe(`building:${properties['buildingId']}`);
  await section(page, '使用情况').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});
