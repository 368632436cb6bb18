/** 配套: where does heat not reach in a park, which parcels are they, and what does one of them lack? */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import type { ParkCandidates, UtilityTable } from '../../server/domain/answers.ts';
import { intervalOf } from '../../server/domain/coverage.ts';
import { visit } from './app.ts';
import { faultsOf } from './axe.ts';
import { focused as focusedName } from './keys.ts';
import { app, browser } from './running.ts';
import {
  address,
  button,
  card,
  drawnOnMap,
  eventually,
  lens,
  mapSettled,
  picture,
  rows,
  SMALL,
  signIn,
} from './steps.ts';

const PARK = 'shouyang-chengnan';

const cell = (page: Page, name: RegExp) => page.locator('mutu-park-table').getByRole('button', { name });
const HEAT = /^城南新材料产业园 热力：/;

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${app.url}${path}`)).json()) as T;

/** Shapes of a kind that lie over the map. */
const patterned = (page: Page, kind: string): Promise<number> =>
  page.locator('mutu-map').evaluate((element, kind) => {
    const { map } = element as HTMLElement & { readonly map: import('maplibre-gl').Map | null };
    return map?.getLayer(`over-planned-${kind}-fill`)
      ? map.queryRenderedFeatures({ layers: [`over-planned-${kind}-fill`] }).length
      : 0;
  }, kind);

test('a gap of the matrix leads to its land on the map, to a parcel, and to the ledger of what that parcel lacks', async () => {
  const { page, faults } = await visit(browser, app, '/', SMALL);
  await lens(page, '配套');
  const table = await ask<UtilityTable>('/api/dashboards/utility');
  const heat = table.parks.find(({ id }) => id === PARK)!.coverage.suppliable.items.heat;
  const { low, high } = intervalOf(heat)!;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  await cell(page, HEAT).waitFor();
  expect(await cell(page, HEAT).textContent()).toContain(
    `已确认 ${percent(low)}，至多 ${percent(high)}；另有规划或在建`,
  );

  await cell(page, HEAT).click();
  await page.getByRole('heading', { name: /^城南新材料产业园 · 热力/ }).waitFor();
  await rows(page).first().waitFor();
  expect(heat.confirmedM2).toBe(0);
  expect(await rows(page).count()).toBe(heat.parcels);
  const { candidates } = await ask<ParkCandidates>(`/api/coverage/${PARK}`);
  const id = (await rows(page).first().getAttribute('data-id'))!;
  const near = candidates.find(({ parcelId, item }) => parcelId === id && item === 'heat')!;
  expect(await rows(page).first().innerText()).toContain(`${Math.round(near.distanceM!)} m`);
  await mapSettled(page);
  await eventually(() => patterned(page, 'lack')).toBeGreaterThan(0);
  await eventually(() => patterned(page, 'open')).toBeGreaterThan(0);
  await picture(page, 'utility-gap');

  expect(address(page).searchParams.get('gap')).toBe(`heat:suppliable:${PARK}`);

  await rows(page).first().click();
  await card(page).waitFor();
  expect(address(page).searchParams.get('sel')).toBe(`parcel:${id}`);
  await page.getByRole('heading', { name: '缺口清单' }).waitFor();
  await card(page).getByRole('rowheader', { name: /热力/ }).first().waitFor();
  await mapSettled(page);
  await eventually(() => drawnOnMap(page, 'selected')).toEqual({ [`parcel:${id}`]: true });
  await picture(page, 'utility-card');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a link opens the gap that it names; Back closes it, Forward opens it again', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=utility&v=1', SMALL);
  const gap = page.getByRole('heading', { name: /^城南新材料产业园 · 热力/ });
  await button(page, '全部建设用地').click();
  await cell(page, HEAT).click();
  await rows(page).first().waitFor();
  const [words, count] = [await gap.innerText(), await rows(page).count()];
  await page.reload();
  await rows(page).first().waitFor();
  expect([await gap.innerText(), await rows(page).count()]).toEqual([words, count]);
  expect(await page.locator('mutu-gap-view dl').innerText()).toContain('全部建设用地');

  await page.goBack();
  await cell(page, HEAT).waitFor();
  expect(await gap.count()).toBe(0);
  await page.goForward();
  await gap.waitFor();
  await page.goto(`${app.url}/?lens=utility&gap=heat:suppliable:nowhere&v=1`);
  await page.getByText('没有这个园区或项目').waitFor();
  await button(page, /返回覆盖率/).click();
  await cell(page, HEAT).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('the matrix is walked by arrow keys, tells its land, and Esc leads back from a gap', async () => {
  const { page, faults } = await visit(browser, app, '/?lens=utility&v=1', SMALL);
  await cell(page, HEAT).focus();
  await page.keyboard.press('ArrowLeft');
  const focused = () =>
    page.locator('mutu-park-table').evaluate((table) => table.shadowRoot?.activeElement?.textContent?.trim() ?? '');
  expect(await focused()).toMatch(/^城南新材料产业园 燃气/);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toMatch(/^(?!城南).* 燃气/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /· 燃气/ }).waitFor();
  expect(await focusedName(page)).toContain('返回覆盖率');
  await page.keyboard.press('Escape');
  await page.getByRole('table').waitFor();
  await eventually(focused).toMatch(/^(?!城南).* 燃气/);

  const caption = page.locator('mutu-park-table caption');
  expect(await caption.innerText()).toContain('占可供应工业用地面积');
  const before = await cell(page, HEAT).textContent();
  await button(page, '全部建设用地').click();
  expect(await caption.innerText()).toContain('占全部建设用地面积');
  await eventually(() => cell(page, HEAT).textContent()).not.toBe(before);
  await button(page, 'N通一平').click();
  await page.getByRole('columnheader', { name: /^七通一平/ }).waitFor();
  expect(await page.getByRole('region', { name: '口径' }).innerText()).toContain('来源：');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('寿阳’s works stand as printed, with their quotes', async () => {
  const { page } = await visit(browser, app, '/?lens=utility&v=1', SMALL);
  await button(page, '工程').click();
  const works = page.getByRole('list', { name: '工程' });
  await works.waitFor();
  const text = (await works.innerText()).replace(/\s+/g, ' ');
  expect(text).toMatch(/架空线路工程 .*4,410 万元 .*90 %/);
  expect(text).toContain('“投资4410万元的架空线路工程已完成进度90%” 开发区专刊（2024-03）');
  expect(text).toMatch(/电力管涵项目工程 .*1,258 万元/);
  await page.context().close();
});

test('a steward finds the service record of a parcel in the gap, a guest does not', async () => {
  const { page } = await visit(browser, app, '/?lens=utility&v=1');
  const records = page.getByRole('button', { name: /^登记接入：/ });
  await cell(page, HEAT).click();
  await rows(page).first().waitFor();
  expect(await records.count()).toBe(0);
  await signIn(page, 'steward', app.passwords.get('steward')!);
  await records.first().waitFor();
  await records.first().click();
  await page.locator('mutu-edit-desk').getByText('依据', { exact: true }).first().waitFor();
  await page.getByText(/^编辑 热力 · 寿阳经开区工业地块 \d{4}$/).waitFor();
  await picture(page, 'utility-record');
  await page.context().close();
});

const ROOMS = [
  { name: 'desktop, light', theme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'phone, dark', theme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
] as const;

test.each(ROOMS)(
  'axe finds nothing wrong with matrix, profiles, gap and works: $name',
  async ({ name: _name, theme, ...room }) => {
    const { page } = await visit(browser, app, `/?lens=utility&theme=${theme}&v=1`, room);
    await cell(page, HEAT).waitFor();
    const found = { matrix: await faultsOf(page), profiles: [''], works: [''], gap: [''] };
    await button(page, 'N通一平').click();
    await page.getByRole('columnheader', { name: /^七通一平/ }).waitFor();
    found.profiles = await faultsOf(page);
    await button(page, '工程').click();
    await page.getByRole('list', { name: '工程' }).waitFor();
    found.works = await faultsOf(page);
    await button(page, '十项覆盖').click();
    await cell(page, HEAT).click();
    await rows(page).first().waitFor();
    found.gap = await faultsOf(page);
    expect(found).toEqual({ matrix: [], profiles: [], works: [], gap: [] });
    await page.context().close();
  },
);
