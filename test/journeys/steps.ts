/** Steps that journeys share: what a person does, and how to tell that the page is done with it. Nothing waits for time. */
import type { Map as GlMap } from 'maplibre-gl';
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';

export const LENSES = ['总览', '找地', '看厂房', '亩均', '配套', '项目'] as const;

/** Small, because a software renderer draws every pixel; the panel stands at the left and the card in its place. */
export const SMALL = { viewport: { width: 900, height: 650 } };

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** How something on the page is pressed. */
export type Hand = (target: Locator) => Promise<void>;

export const mouse: Hand = (target) => target.click();

/** What a finger meets is as broad as it is (product §3: 44 px), and nothing lies over it. */
const FINGER_PX = 44;

export const finger: Hand = async (target) => {
  await target.scrollIntoViewIfNeeded();
  const { width, height } = (await target.boundingBox())!;
  expect(Math.round(Math.min(width, height)), `${await target.innerText()} for a finger`).toBeGreaterThanOrEqual(
    FINGER_PX,
  );
  await target.tap();
};

/** A phone held upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The same way is walked at a desk and in the field. */
export const HANDS = [
  { by: 'mouse', hand: mouse, room: SMALL },
  { by: 'finger on a phone', hand: finger, room: PHONE },
] as const;

/** Until a sheet for paper may be printed. */
export const laid = (sheet: Page) =>
  expect.poll(() => button(sheet, '打印 / 存为 PDF').isEnabled(), { timeout: 60_000 }).toBe(true);

/** Pixels that lie beside what is to be seen of it. */
export const overhang = (target: Locator): Promise<number> =>
  target.evaluate((element) => element.scrollWidth - element.clientWidth);

export const lens = (page: Page, name: (typeof LENSES)[number], hand = mouse): Promise<void> =>
  hand(button(page.getByRole('navigation', { name: '视角' }), name));

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

/** Through the form, as staff do it; done once the shell offers to sign out. Where there is little room, by the menu. */
export async function signIn(page: Page, name: string, password: string, hand = mouse): Promise<void> {
  const banner = page.getByRole('banner');
  await banner.getByRole('button').first().waitFor();
  const menu = button(banner, '菜单');
  const isFolded = await menu.isVisible();
  const entry = (words: string) => (isFolded ? page.getByRole('menuitem', { name: words }) : button(banner, words));
  if (isFolded) await hand(menu);
  await hand(entry('登录'));
  await page.getByLabel('用户名').fill(name);
  await page.getByLabel('密码').fill(password);
  await hand(button(page.locator('mutu-sign-in'), '登录'));
  await page.locator('mutu-sign-in').waitFor({ state: 'hidden' });
  if (isFolded) await hand(menu);
  await entry('退出登录').waitFor();
  if (isFolded) await hand(menu);
}

/** Keeps a picture of the page, to be looked at by people, where MUTU_TEST_PICTURES names a folder for it. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['MUTU_TEST_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
