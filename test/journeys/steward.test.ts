/**
 * Data steward: a planner corrects a parcel, the steward returns it with a reason and publishes it once it is mended, the
 * guest sees it, the admin takes it back; two windows on one parcel; split, merge, and ids that lead on.
 */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { asGuest, type Item } from './ask.ts';
import { faultsOf } from './axe.ts';
import { app, browser, windowOf } from './running.ts';
import { button, card, eventually, mapSettled, SMALL } from './steps.ts';

const linkTo = (id: string): string => `/?lens=land&sel=parcel:${id}`;

const title = (page: Page, name: string) => card(page).getByRole('heading', { name, exact: true });

const nameField = (page: Page) => page.getByLabel(/^名称/);

/** Where there is no room for buttons in the header, its menu holds them. */
async function fromMenu(page: Page, name: string): Promise<void> {
  await button(page, '菜单').click();
  const item = page.getByRole('menuitem', { name });
  await item.click();
  // A menu on its way out is paler than one that stands, and nobody reads it.
  await item.waitFor({ state: 'hidden' });
}

async function startEditing(page: Page): Promise<void> {
  await button(page, '编辑').click();
  await nameField(page).waitFor();
}

/** The parcels of the demonstration, each used by one test only. */
async function parcel(at: number): Promise<Item> {
  const answer = await asGuest(app)(`/ogc/collections/parcel/items?limit=1&offset=${at}`);
  return ((await answer.json()) as { features: Item[] }).features[0]!;
}

const areaText = (page: Page): Promise<string> => page.locator('mutu-edit-shape .area').innerText();

test('an edit is returned with a reason, mended, published, seen by the guest and taken back by the admin', async () => {
  const { id, properties } = await parcel(3);
  const planner = await windowOf('planner', linkTo(id));
  await startEditing(planner);
  expect(await button(planner, '发布').count()).toBe(0);

  await nameField(planner).fill('');
  await button(planner, '提交审核').click();
  await planner.getByText('“名称”必填。 请填写。').first().waitFor();
  expect(await faultsOf(planner)).toEqual([]);

  await nameField(planner).fill('改名的地块');
  const before = await areaText(planner);
  await planner.locator('mutu-corner-list summary').click();
  const lon = planner.getByLabel('角点 1 lon');
  await lon.fill((Number(await lon.inputValue()) + 0.0002).toFixed(7));
  await lon.press('Tab');
  await eventually(() => areaText(planner)).not.toBe(before);
  await button(planner, '撤销').click();
  await eventually(() => areaText(planner)).toBe(before);
  await button(planner, '重做').click();
  await planner.getByLabel('说明（给审核人）').fill('按新测量改界址');
  await button(planner, '提交审核').click();
  await planner.getByText('已提交，待审核。').waitFor();

  const steward = await windowOf('steward', '/?lens=land');
  await fromMenu(steward, '待办');
  await steward.getByRole('heading', { name: /^待我审核/ }).waitFor();
  expect(await faultsOf(steward)).toEqual([]);
  await button(steward, /按新测量改界址/).click();
  await steward.getByRole('cell', { name: '改名的地块' }).waitFor();
  await steward.getByText('图形有变化').waitFor();
  await button(steward, '退回').click();
  await steward.getByText('退回时请写明原因。').waitFor();
  await steward.getByLabel('退回原因').fill('北侧界址点请核对');
  expect(await faultsOf(steward)).toEqual([]);
  await button(steward, '退回').click();
  await steward.getByText('已退回给 planner。').waitFor();

  await button(planner, '去待办').click();
  await button(planner, /北侧界址点请核对/).click();
  await button(planner, '修改').click();
  await nameField(planner).fill('核对后的地块');
  await button(planner, '提交审核').click();
  await planner.getByText('已提交，待审核。').waitFor();

  await button(steward, '返回').click();
  await button(steward, /按新测量改界址/).click();
  await steward.getByRole('cell', { name: '核对后的地块' }).waitFor();
  await button(steward, '通过并发布').click();
  await steward.getByText('已发布。').waitFor();

  const { page: guest } = await visit(browser, app, linkTo(id), SMALL);
  await title(guest, '核对后的地块').waitFor();
  expect(await button(guest, '编辑').count()).toBe(0);
  expect(await button(guest, '历史').count()).toBe(0);

  const admin = await windowOf('admin', linkTo(id));
  await button(admin, '历史').click();
  await admin.getByRole('cell', { name: '核对后的地块' }).waitFor();
  expect(await faultsOf(admin)).toEqual([]);
  await button(admin, '撤销这次修改').click();
  await button(admin, '撤销').click();
  await admin.getByText('已撤销。').waitFor();
  await title(guest, String(properties['name'])).waitFor();
});

test('two windows on one parcel: the later one sees both versions and decides field by field', async () => {
  const { id } = await parcel(4);
  const [first, second] = await Promise.all([windowOf('admin', linkTo(id)), windowOf('admin', linkTo(id))]);
  for (const page of [first, second]) await startEditing(page);
  await nameField(first).fill('甲的名称');
  await first.getByLabel(/^宗地编号/).fill('甲-001');
  await button(first, '发布').click();
  await first.getByText('已发布，地图已更新。').waitFor();

  await nameField(second).fill('乙的名称');
  await button(second, '发布').click();
  await second.getByText('他人已先修改了这条记录').waitFor();
  expect(await second.getByRole('radio', { name: '乙的名称' }).isChecked()).toBe(true);
  expect(await second.getByRole('radio', { name: '甲-001' }).isChecked()).toBe(true);
  expect(await faultsOf(second)).toEqual([]);
  await button(second, '按所选保存').click();
  await second.getByText('已发布，地图已更新。').waitFor();
  const { properties } = (await (await asGuest(app)(`/ogc/collections/parcel/items/${id}`)).json()) as Item;
  expect([properties['name'], properties['code']]).toEqual(['乙的名称', '甲-001']);
});

test('what is not saved is not lost unasked', async () => {
  const { id } = await parcel(5);
  const page = await windowOf('steward', linkTo(id));
  await startEditing(page);
  await nameField(page).fill('没有保存');
  await page.keyboard.press('Escape');
  await button(page, '继续编辑').click();
  await button(page, '继续编辑').waitFor({ state: 'hidden' });
  expect(await nameField(page).inputValue()).toBe('没有保存');
  await page.keyboard.press('Escape');
  await button(page, '放弃修改').click();
  await button(page, '编辑').waitFor();
});

test('a corner dragged on the map changes the area at once, and the drawing can be taken back', async () => {
  const { id } = await parcel(6);
  const page = await windowOf('steward', linkTo(id), { viewport: { width: 1200, height: 700 } });
  await startEditing(page);
  await mapSettled(page);
  const before = await areaText(page);
  await button(page, '在地图上编辑图形').click();
  await button(page, '结束绘图').waitFor();
  const corner = await page.locator('mutu-map').evaluate(async (element) => {
    const { map } = element as unknown as { map: import('maplibre-gl').Map };
    const source = map.getSource('over-draw-polygon') as import('maplibre-gl').GeoJSONSource;
    const { features } = (await source.getData()) as GeoJSON.FeatureCollection<GeoJSON.Polygon>;
    const top = features[0]!.geometry.coordinates[0]!.reduce((best, at) => (at[1]! > best[1]! ? at : best));
    const [{ x, y }, box] = [map.project(top as [number, number]), map.getCanvas().getBoundingClientRect()];
    return { x: box.x + x, y: box.y + y };
  });
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 15, corner.y - 25, { steps: 4 });
  await page.mouse.move(corner.x + 30, corner.y - 50, { steps: 4 });
  await page.mouse.up();
  await eventually(() => areaText(page)).not.toBe(before);
  await button(page, '恢复原图形').click();
  await eventually(() => areaText(page)).toBe(before);
});

test('a parcel split in two and merged again: the old link leads to the parts, then to the whole', async () => {
  const { id, geometry } = await parcel(11);
  const ring = (geometry as unknown as GeoJSON.Polygon).coordinates[0]!;
  const [west, east] = [Math.min(...ring.map(([x]) => x!)), Math.max(...ring.map(([x]) => x!))];
  const [south, north] = [Math.min(...ring.map(([, y]) => y!)), Math.max(...ring.map(([, y]) => y!))];
  const middle = (south + north) / 2;
  const admin = await windowOf('admin', linkTo(id));
  await button(admin, '分割').click();
  await admin.locator('mutu-corner-list summary').click();
  await admin.getByLabel('粘贴坐标（每行一点）').fill(`${west - 0.001}, ${middle}\n${east + 0.001}, ${middle}`);
  await button(admin, '采用').click();
  await admin.getByText(/^将分成 2 块/).waitFor();
  expect(await faultsOf(admin)).toEqual([]);
  await button(admin, '分割').click();
  await admin.getByText('已发布，地图已更新。').waitFor();

  const { page: guest } = await visit(browser, app, linkTo(id), SMALL);
  await guest.getByText('该地块已拆分为：').waitFor();
  const parts = guest.locator('mutu-successors').getByRole('button');
  expect(await parts.count()).toBe(2);
  await parts.first().click();
  await card(guest).waitFor();

  await button(admin, '查看').click();
  await button(admin, '合并').click();
  await admin.locator('mutu-edit-merge').getByRole('checkbox').first().check();
  expect(await faultsOf(admin)).toEqual([]);
  await button(admin, '合并').click();
  await admin.getByText('已发布，地图已更新。').waitFor();
  await guest.goto(app.url + linkTo(id));
  await card(guest).waitFor();
  expect(new URL(guest.url()).searchParams.get('sel')).not.toBe(`parcel:${id}`);
});

test('a row of another register is named, not numbered: its name is typed and the row chosen', async () => {
  const { id, properties } = await parcel(8);
  const page = await windowOf('steward', '/?lens=land');
  await fromMenu(page, '待办');
  await page.getByLabel('数据', { exact: true }).selectOption('building');
  await button(page, '新增').click();
  const ref = page.locator('mutu-edit-ref').getByLabel(/^地块/);
  await ref.fill(String(properties['name']));
  await page.locator(`mutu-edit-ref option[value="${id}"]`).waitFor({ state: 'attached' });
  await ref.fill('没有的编号');
  await page.getByText('没有这条记录').waitFor();
  await ref.fill(id);
  await page
    .locator('mutu-edit-ref p')
    .filter({ hasText: String(properties['name']) })
    .waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('on a phone the form is filled in under the thumb, and 待办 and 最近变更 stand in the menu', async () => {
  const { id } = await parcel(14);
  const page = await windowOf('steward', linkTo(id), { viewport: { width: 390, height: 844 } });
  await startEditing(page);
  await nameField(page).fill('手机上改名');
  await button(page, '存为草稿').click();
  await page.getByText('已存为草稿').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '去待办').click();
  await page.getByRole('heading', { name: /^我的修改/ }).waitFor();
  await fromMenu(page, '最近变更');
  await page.getByRole('heading', { name: '最近变更' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
