/**
 * One file from the survey office to the public map: the steward drops a GBK shapefile, says its reference system, reads of
 * two errors and an overlap, takes the valid rows; the reviewer returns them with a reason, the steward mends the overlap,
 * the reviewer publishes, the guest sees it and the admin takes it back.
 */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { asGuest, itemsOf } from './ask.ts';
import { app, browser, windowOf } from './running.ts';
import { button, card, eventually, mapSettled, picture } from './steps.ts';
import { surveyZip } from './survey-zip.ts';

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 } };

/** Where there is room the header has buttons; else its menu holds them. */
async function open(page: Page, name: string): Promise<void> {
  const menu = button(page, '菜单');
  await button(page.getByRole('banner'), name).or(menu).first().waitFor();
  if (!(await menu.isVisible())) return button(page.getByRole('banner'), name).click();
  await menu.click();
  await page.getByRole('menuitem', { name }).click();
}

const count = (page: Page, name: string) =>
  page.locator('mutu-import-faults dl > div').filter({ hasText: name }).locator('dd');

const seen = async (page: Page, name: string): Promise<void> => {
  await mapSettled(page);
  await picture(page, name);
};

const [WEST, SOUTH] = [111.6, 36.165];
/** A square of 0.001° whose south-west corner lies so many thousandths east of the first one's. */
const square = (east: number) =>
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ].map(([x, y]): [number, number] => [WEST + (east + x!) / 1000, SOUTH + y! / 1000]);

const bowtie = ([a, b, c, d]: [number, number][]): [number, number][] => [a!, c!, b!, d!, a!];

/** 地块二 reaches 0.0002° into 地块一; 地块四 crosses itself; 地块五 has the number of 地块三. */
const SURVEY = [
  { code: 'K-1', name: '勘测地块一', ring: square(0) },
  { code: 'K-2', name: '勘测地块二', ring: square(0.8) },
  { code: 'K-3', name: '勘测地块三', ring: square(3) },
  { code: 'K-4', name: '勘测地块四', ring: bowtie(square(5)) },
  { code: 'K-3', name: '勘测地块五', ring: square(7) },
];

const SEVERAL_WINDOWS = { timeout: 600_000 };

test(
  'a surveyed file on its way from the steward to the guest, with a return, a correction and an undo',
  SEVERAL_WINDOWS,
  async () => {
    const before = (await itemsOf(asGuest(app), 'parcel')).length;
    const steward = await windowOf('steward', '/?lens=land', DESK);
    await open(steward, '导入');
    await steward.getByText('界址点 TXT').waitFor();
    await seen(steward, '01-drop');
    await steward.locator('mutu-import-start input[type=file]').setInputFiles({
      name: '勘测成果.zip',
      mimeType: 'application/zip',
      buffer: surveyZip(SURVEY),
    });
    await steward.getByRole('heading', { name: '需要您回答' }).waitFor();
    await steward.getByRole('cell', { name: '勘测地块一', exact: true }).waitFor();
    await seen(steward, '02-asked');
    await button(steward, '采用建议').click();

    await steward.getByRole('heading', { name: '检查结果' }).waitFor();
    expect([await count(steward, '新增').innerText(), await count(steward, '有问题').innerText()]).toEqual(['3', '2']);
    await steward.getByText('边界自相交').first().waitFor();
    await steward.getByText('编号重复').first().waitFor();
    await steward.getByText('重叠或位置可疑 1').waitFor();
    await seen(steward, '03-report');
    await button(steward, '只导入有效行（3 条）').click();
    await steward.getByText('已提交 3 条，待审核').waitFor();
    await seen(steward, '04-sent');
    expect(await itemsOf(asGuest(app), 'parcel')).toHaveLength(before);

    const admin = await windowOf('admin', '/?lens=land', DESK);
    await open(admin, '待办');
    await button(admin, /勘测成果\.zip/).click();
    await admin.getByLabel('退回原因').fill('地块二压占地块一，请按界址点改正');
    await seen(admin, '05-review');
    await button(admin, '退回').click();
    await admin.getByText('已退回给 steward。').waitFor();

    await button(steward, '查看这次修改').click();
    await steward.getByText('地块二压占地块一').waitFor();
    await seen(steward, '06-returned');
    await button(steward, '改正 勘测地块二').click();
    await steward.getByRole('heading', { name: '图形', exact: true }).waitFor();
    await steward.locator('mutu-corner-list summary').click();
    const paste = async (east: number) => {
      const corners = square(east).slice(0, 4);
      await steward.getByLabel('粘贴坐标（每行一点）').fill(corners.map((at) => at.join(', ')).join('\n'));
      await button(steward, '采用').click();
      await expect.poll(() => steward.getByLabel('角点 1 lon').inputValue()).toBe((WEST + east / 1000).toFixed(7));
    };
    await paste(0.9);
    await button(steward, '提交审核').click();
    await steward.getByText('重叠超过 1 ㎡：勘测地块一').waitFor();
    await button(steward, '继续编辑').waitFor();
    await seen(steward, '07-still-overlaps');
    await button(steward, '继续编辑').click();
    // While the question goes, it takes the focus, and what is typed, along.
    await button(steward, '继续编辑').waitFor({ state: 'hidden' });
    await paste(1);
    await seen(steward, '07-mended');
    await button(steward, '存为草稿').click();
    await button(steward, '重新提交').click();
    await steward.getByText('已提交，待审核').waitFor();

    await button(admin, '返回').click();
    await button(admin, /勘测成果\.zip/).click();
    await button(admin, '通过并发布').click();
    await admin.getByText('已发布。').waitFor();
    await admin.getByText('待审核', { exact: true }).waitFor({ state: 'hidden' });
    await seen(admin, '08-published');

    const { page: guest } = await visit(browser, app, '/?lens=land&sel=parcel:K-2', DESK);
    await card(guest).getByRole('heading', { name: '勘测地块二', exact: true }).waitFor();
    await seen(guest, '09-guest');
    const { page: phone } = await visit(browser, app, '/?lens=land&sel=parcel:K-2', PHONE);
    await card(phone).getByRole('heading', { name: '勘测地块二', exact: true }).waitFor();
    await seen(phone, '09-guest-phone');
    const published = await itemsOf(asGuest(app), 'parcel');
    expect(published).toHaveLength(before + 3);
    const corrected = published.find(({ id }) => id === 'K-2')?.geometry as GeoJSON.Polygon;
    expect(Math.min(...corrected.coordinates[0]!.map(([lon]) => lon!))).toBeCloseTo(WEST + 0.001, 5);

    const pocket = await windowOf('admin', '/?lens=land', PHONE);
    await open(pocket, '最近变更');
    await button(pocket, /勘测成果\.zip/).click();
    await button(pocket, '撤销这次修改').waitFor();
    await seen(pocket, '10-undo-phone');
    await button(pocket, '撤销这次修改').click();
    await button(pocket, '撤销').click();
    await pocket.getByText('已撤销。').waitFor();
    await eventually(async () => (await itemsOf(asGuest(app), 'parcel')).length).toBe(before);
  },
);
