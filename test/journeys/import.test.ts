/**
 * Data steward brings a file in: answers what it does not say, reads what is wrong with which row, takes the refused rows
 * away, accepts the valid ones; somebody else publishes them and the guest sees them. Nothing is written before.
 */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { fixturePath } from '../import/fixture.ts';
import { visit } from './app.ts';
import { asGuest, itemsOf } from './ask.ts';
import { faultsOf } from './axe.ts';
import { app, browser, windowOf } from './running.ts';
import { button, card, SMALL } from './steps.ts';

async function fromMenu(page: Page, name: string): Promise<void> {
  await button(page, '菜单').click();
  await page.getByRole('menuitem', { name }).click();
}

/** What an office sends: names in GBK without a word about it, and no .prj. */
const gbkWithoutPrj = (): Buffer => {
  const bytes = new Uint8Array(readFileSync(fixturePath('good/shp-4546-gbk-nocpg-ldid0.zip')));
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('.prj'));
  return Buffer.from(zipSync(Object.fromEntries(entries)));
};

const square = (west: number, south: number): string => {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ].map(([x, y]) => `${(west + x! / 1000).toFixed(4)} ${(south + y! / 1000).toFixed(4)}`);
  return `"POLYGON ((${corners.join(', ')}))"`;
};

/** Two rows that overlap, one that crosses itself, one without a shape. */
const FAULTY = [
  '地块编号,地块名称,WKT',
  `N-1,新地块一,${square(111.6, 36.165)}`,
  `N-2,新地块二,${square(111.6004, 36.1654)}`,
  `N-3,新地块三,"POLYGON ((111.604 36.165, 111.605 36.166, 111.605 36.165, 111.604 36.166, 111.604 36.165))"`,
  'N-4,新地块四,',
].join('\r\n');

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page
    .locator('mutu-import-start input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

const count = (page: Page, name: string) =>
  page.locator('mutu-import-faults dl > div').filter({ hasText: name }).locator('dd');

test('a GBK shapefile without a reference system is asked about, examined, accepted for review, published and seen', async () => {
  const steward = await windowOf('steward');
  await fromMenu(steward, '导入');
  await steward.getByText('界址点 TXT').waitFor();
  expect(await faultsOf(steward)).toEqual([]);

  await choose(steward, '勘测地块.zip', gbkWithoutPrj());
  await steward.getByRole('heading', { name: '需要您回答' }).waitFor();
  await steward.getByRole('cell', { name: '测试地块甲', exact: true }).waitFor();
  expect(await faultsOf(steward)).toEqual([]);
  await button(steward, '采用建议').click();
  await steward.getByRole('heading', { name: '检查结果' }).waitFor();
  expect([await count(steward, '新增').innerText(), await count(steward, '有问题').innerText()]).toEqual(['7', '0']);
  await steward.getByText('新增 7').waitFor();
  expect(await faultsOf(steward)).toEqual([]);

  const before = (await itemsOf(asGuest(app), 'parcel')).length;
  await button(steward, '接受（7 条）').click();
  await steward.getByText('已提交 7 条，待审核').waitFor();
  expect(await itemsOf(asGuest(app), 'parcel')).toHaveLength(before);

  const admin = await windowOf('admin');
  await fromMenu(admin, '待办');
  await button(admin, /勘测地块\.zip/).click();
  await button(admin, '通过并发布').click();
  await admin.getByText('已发布。').waitFor();
  const { page: guest } = await visit(browser, app, '/?lens=land&sel=parcel:TEST-LF-001', SMALL);
  await card(guest).getByRole('heading', { name: '测试地块甲', exact: true }).waitFor();
});

test('two errors and an overlap are named with remedy; the refused rows are taken away, the valid ones accepted', async () => {
  const admin = await windowOf('admin');
  await fromMenu(admin, '导入');
  await choose(admin, '问题地块.csv', Buffer.from(`\uFEFF${FAULTY}`));
  await admin.getByRole('heading', { name: '检查结果' }).waitFor();
  expect([await count(admin, '新增').innerText(), await count(admin, '有问题').innerText()]).toEqual(['2', '2']);
  await admin.getByText('边界自相交').first().waitFor();
  await admin.getByText('与相邻地块重叠超过 1 ㎡').first().waitFor();
  await admin.getByText('重叠或位置可疑 1').waitFor();
  await button(admin, '看位置').first().click();

  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('link', { name: '下载问题行' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('问题地块-问题行.csv');
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['N-3', 'N-4']);

  await button(admin, '只导入有效行（2 条）').click();
  await admin.getByText('已导入 2 条').waitFor();
  await button(admin, '查看导入的记录').click();
  await card(admin).getByRole('heading', { name: '新地块一', exact: true }).waitFor();
  const ids = (await itemsOf(asGuest(app), 'parcel')).map(({ id }) => id);
  expect(['N-1', 'N-2', 'N-3'].map((id) => ids.includes(id))).toEqual([true, true, false]);
});

test('on a phone the same report can be read, and what is under way cancelled and left', async () => {
  const admin = await windowOf('admin', '/?lens=land', { viewport: { width: 390, height: 844 } });
  await fromMenu(admin, '导入');
  await choose(admin, '表.csv', Buffer.from(`\uFEFF地块编号,地块名称,WKT\r\nP-9,手机地块,${square(111.6, 36.18)}\r\n`));
  await admin.getByRole('heading', { name: '检查结果' }).waitFor();
  expect(await faultsOf(admin)).toEqual([]);
  await button(admin, '返回').click();
  await button(admin, '删除导入 表.csv').click();
  await admin.getByText('表.csv').waitFor({ state: 'detached' });
});
