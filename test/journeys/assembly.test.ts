/** Planner: no parcel of 200 亩 has six services. What would have to give, and can neighbours make it up together? */
import type { Locator, Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { itemsOf } from './ask.ts';
import { focused, press, tabTo } from './keys.ts';
import { printed } from './pdf.ts';
import { app, browser } from './running.ts';
import {
  address,
  button,
  drawnOnMap,
  eventually,
  HANDS,
  laid,
  lens,
  listed,
  mapSettled,
  overhang,
  picture,
  SMALL,
  signIn,
} from './steps.ts';

const found = (page: Page): Locator => page.getByRole('list', { name: '可拼的地' }).getByRole('button');

/** "净面积 142,772 ㎡" and so on. */
const figures = async (page: Page): Promise<string> =>
  (await page.getByRole('region', { name: '合成一宗后' }).innerText()).replace(/\s+/g, ' ');

const where = (page: Page): Promise<string> =>
  page.getByLabel('在哪里找').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '');

const members = (page: Page): Locator => page.getByRole('button', { name: /^移出 / });

const picked = (page: Page): readonly string[] =>
  (address(page).searchParams.get('pick') ?? '').split(',').filter(Boolean);

/** Where a parcel lies on screen: its label point is drawn as a corner would be. */
async function pressOnMap(
  page: Page,
  id: string,
  room: { readonly viewport: object; readonly hasTouch?: boolean },
): Promise<void> {
  await mapSettled(page);
  const at = await page.locator('mutu-map').evaluate((element, id) => {
    const { map } = element as HTMLElement & { readonly map: import('maplibre-gl').Map };
    const rings = map
      .queryRenderedFeatures()
      .filter((feature) => feature.source === 'parcel' && feature.id === id && feature.geometry.type === 'Polygon')
      .map(({ geometry }) => (geometry as GeoJSON.Polygon).coordinates[0]!);
    const corners = rings[0]!.slice(1);
    const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
    const { x, y } = map.project([middle(0), middle(1)]);
    const box = element.getBoundingClientRect();
    return { x: box.x + x, y: box.y + y };
  }, id);
  if (room.hasTouch) await page.touchscreen.tap(at.x, at.y);
  else await page.mouse.click(at.x, at.y);
}

const WAY = 'where no parcel fits, three neighbours make a site, kept as a scenario, printed and turned into a draft';

test.each(HANDS)(`by $by: ${WAY}`, async ({ by, hand, room }) => {
  const { page, faults } = await visit(browser, app, '/', room);
  await signIn(page, 'planner', app.passwords.get('planner')!, hand);
  await lens(page, '找地', hand);
  await listed(page);
  await hand(button(page, '按需求匹配'));
  await page.getByLabel('用一句话写需求').fill('200 亩，六通一平');
  await hand(button(page, '读取'));
  await page.getByText('没有一宗地满足全部硬条件').waitFor();
  expect(await button(page, /^把“.+”改为加分项 → [1-9]\d* 宗$/).count()).toBeGreaterThan(0);

  await hand(button(page, '看看相邻地块能否拼出 200 亩'));
  expect(await page.getByLabel('合计不小于').inputValue()).toBe('200');
  await page.getByLabel('在哪里找').selectOption({ label: '寿阳经济技术开发区' });
  await hand(button(page, '查找'));
  await found(page).first().waitFor();
  await hand(found(page).filter({ hasText: '3 宗' }).first());
  await expect.poll(() => members(page).count()).toBe(3);
  await page.getByRole('region', { name: '合成一宗后' }).waitFor();
  const ids = picked(page);
  expect(ids).toHaveLength(3);
  for (const told of [
    /^合成一宗后 2\d\d\.\d\d 亩 净面积 .+ ㎡/,
    /登记面积合计 2\d\d\.\d\d 亩/,
    /内部空洞 无 缝隙.+ 无 /,
    /临路长度 [\d,]+ m 南环街 \d+ m /,
    /最窄处 \d+\.\d m 形状指数 .+ 1\.\d\d /,
    /最低分级 [1-5] 级/,
  ])
    expect(await figures(page)).toMatch(told);

  // One out by the list, and in again by a click on the map.
  await hand(members(page).first());
  await expect.poll(() => members(page).count()).toBe(2);
  await pressOnMap(page, ids[0]!, room);
  await expect.poll(() => members(page).count()).toBe(3);
  expect([...picked(page)].sort()).toEqual([...ids].sort());
  expect(address(page).searchParams.get('sel')).toBeNull();

  const scenario = `寿阳三宗合一 ${by}`;
  await hand(button(page, '保存为方案'));
  await page.getByLabel('方案名称').fill(scenario);
  await hand(button(page, '保存'));
  await page.getByRole('heading', { name: scenario }).waitFor();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) });
  await row('宗数').waitFor();
  expect((await row('宗数').innerText()).split(/\s+/)).toEqual(['宗数', '3', '1']);
  expect(await row('总面积').innerText()).toMatch(/(2\d\d\.\d\d 亩)\s+\1/);
  await mapSettled(page);
  expect(await overhang(page.locator('mutu-scenario'))).toBe(0);
  await picture(page, `scenario by ${by}`);

  const opened = page.context().waitForEvent('page');
  await hand(button(page, '规划备忘录'));
  const memo = await opened;
  await laid(memo);
  const pdf = await printed(memo, `scenario by ${by}`);
  for (const said of ['拼地备忘', '寿阳经开区工业地块', '净面积', '登记面积合计', '示意数据 · 图形为模拟'])
    expect(pdf.text).toContain(said);
  await memo.close();

  await hand(button(page, '转为修改草稿'));
  await page.getByText(/^草稿 #\d+ 已生成，登记册还没有改变。/).waitFor();
  await hand(button(page.locator('mutu-scenario'), '待办'));
  await page.locator('mutu-review-list').getByText(scenario).waitFor();
  const stands = await itemsOf((path) => fetch(app.url + path), 'parcel');
  expect(ids.every((id) => stands.some((parcel) => parcel.id === id))).toBe(true);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('by keys, a guest finds a site, adds a neighbour, tries a division, and learns who may keep it', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=land&v=1', SMALL);
  await listed(page);
  await page.keyboard.press('a');
  await tabTo(page, /^合计不小于/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('120');
  await tabTo(page, /^在哪里找/);
  for (let step = 0; step < 20 && !(await where(page)).startsWith('寿阳'); step += 1)
    await page.keyboard.press('ArrowDown');
  expect(await where(page)).toMatch(/^寿阳/);
  await press(page, /^查找$/);
  await found(page).first().waitFor();
  await press(page, /^1 \d 宗/);
  await page.getByRole('region', { name: '合成一宗后' }).waitFor();
  const before = picked(page).length;
  expect(await focused(page)).toBe('拼地');
  await tabTo(page, /^加入 /);
  await page.keyboard.press('Enter');
  await expect.poll(() => picked(page).length).toBe(before + 1);
  await page.getByText('规划人员登录后可以保存方案', { exact: false }).waitFor();
  expect(await button(page, '保存为方案').count()).toBe(0);

  await press(page, /^分割试算$/);
  await page.getByRole('heading', { name: '分成 2 块' }).waitFor();
  await tabTo(page, /^几块/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2:1:1');
  await page.getByRole('heading', { name: '分成 3 块' }).waitFor();
  expect(await focused(page)).toMatch(/^几块/);
  const areas = (await page.getByRole('row').allInnerTexts())
    .slice(1)
    .map((text) => Number(/([\d.]+) 亩/.exec(text)![1]));
  expect(areas[0]! / areas[1]!).toBeCloseTo(2, 2);
  expect(areas[1]).toBeCloseTo(areas[2]!, 1);
  await eventually(() => drawnOnMap(page, 'selected')).toEqual({});
  expect(faults).toEqual([]);
  await page.context().close();
});
