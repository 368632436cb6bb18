/** Steps that journeys share: what a person does, and how to tell that the page is done with it. Nothing waits for time. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

export const LENSES = ['总览', '找地', '看厂房', '亩均', '配套', '项目'] as const;

/** Small, because a software renderer draws every pixel; the panel stands at the left and the card in its place. */
export const SMALL = { viewport: { width: 900, height: 650 } };

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

export const lens = (page: Page, name: (typeof LENSES)[number]): Promise<void> =>
  button(page.getByRole('navigation', { name: '视角' }), name).click();

/** "23 宗 · 合计 …" once the count of a register is there. */
export const liveCount = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^[\d,]+ (宗|个|条|栋)/ });

export const rows = (page: Page): Locator => page.getByRole('list', { name: '结果列表' }).locator('button.row');

/** Until the list shows what the filter asks for, no longer the answer before it. */
export async function listed(page: Page): Promise<void> {
  await liveCount(page).waitFor();
  await page.locator('mutu-feature-list:not([dimmed]), mutu-empty-state').first().waitFor();
}

/** Until the live count is what the server counts under the filter in the address. */
export async function counted(page: Page, register: 'parcel' | 'unit'): Promise<void> {
  const { origin, searchParams } = address(page);
  const answer = await fetch(
    `${origin}/api/facets/${register}?filter=${encodeURIComponent(searchParams.get('f') ?? '')}`,
  );
  const { count } = (await answer.json()) as { count: number };
  await liveCount(page)
    .filter({ hasText: new RegExp(`^${count.toLocaleString('en-US')} `) })
    .waitFor();
  await listed(page);
}

/** What the search box has found. */
export const hits = (page: Page): Locator => page.getByRole('listbox', { name: '搜索' }).getByRole('option');

/** The body of the open card. */
export const card = (page: Page): Locator => page.getByRole('group', { name: '详情' });

/** A section of the card by its heading. */
export const section = (page: Page, heading: string): Locator =>
  card(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: heading, exact: true }) });

/** "面积 52.30 亩" and so on, line by line. */
export const lines = async (section: Locator): Promise<string[]> =>
  (await section.locator('dl > div').allInnerTexts()).map((line) => line.replace(/\s+/g, ' ').trim());

export const address = (page: Page): URL => new URL(page.url());

/** A slow machine gets time; a quick one loses none. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 100 });

type MapElement = HTMLElement & { readonly map: GlMap | null };

/** Until the map says that it rests with everything drawn. */
export const mapSettled = (page: Page): Promise<unknown> =>
  page.locator('mutu-map [aria-busy="false"]').first().waitFor({ state: 'attached' });

/**
 * What the map draws in a state (`selected`, `lit`, `class` of 亩均), as `dataset:id` → its value. A canvas has neither roles
 * nor text, so this looks behind the element: a journey sees more than a person does.
 */
export const drawnOnMap = (page: Page, state: string): Promise<Record<string, unknown>> =>
  page.locator('mutu-map').evaluate((element, state) => {
    const drawn = (element as MapElement).map?.queryRenderedFeatures() ?? [];
    const inState = drawn.filter((feature) => ![undefined, false].includes(feature.state[state]));
    return Object.fromEntries(inState.map((feature) => [`${feature.source}:${feature.id}`, feature.state[state]]));
  }, state);

/** Through the form, as staff do it; done once the shell offers to sign out. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await button(page.getByRole('banner'), '登录').click();
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(password);
  await button(page.locator('mutu-sign-in'), '登录').click();
  await button(page.getByRole('banner'), '退出登录').waitFor();
}

/** Keeps a picture of the page, to be looked at by people, where MUTU_TEST_PICTURES names a folder for it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['MUTU_TEST_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
