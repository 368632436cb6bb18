/** axe-core finds nothing on any lens: light and dark, desktop and phone, as guest and as manager, with list, form and card. */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LENSES } from '../../client/state/view.ts';
import { visit } from './app.ts';
import { asGuest, itemsOf } from './ask.ts';
import { faultsOf } from './axe.ts';
import { app, browser } from './running.ts';
import { button, listed, rows, SMALL, section } from './steps.ts';

/** The panel beside a card, once it has been looked at by itself. */
const PANEL = { exclude: [{ fromShadowDom: ['mutu-app', 'mutu-lens-panel'] }] };

const ROOMS = [
  { name: 'desktop', viewport: { width: 1440, height: 900 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
] as const;
const THEMES = ['light', 'dark'] as const;

/** Goes where an address leads without loading the page anew, as Back and Forward do. */
const go = (page: Page, search: string): Promise<void> =>
  page.evaluate((search) => {
    history.pushState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/?${search}&v=1`);

/** Until a lens shows its answer: a list, the table of services, the zones, or the wall. */
const answered = (page: Page): Promise<void> =>
  page
    .locator('mutu-feature-list:not([dimmed]) .row, mutu-overview-lens .row, mutu-park-table, .wall')
    .filter({ visible: true })
    .first()
    .waitFor();

/** A row of each kind whose card has a panel of its own. */
const selections = async (): Promise<readonly string[]> => {
  const one = async (dataset: string) => `${dataset}:${(await itemsOf(asGuest(app), dataset, 30)).at(-1)!.id}`;
  return Promise.all(['parcel', 'unit', 'building', 'zone', 'project', 'utility'].map(one));
};

const nothingIn = (found: Readonly<Record<string, readonly string[]>>) =>
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);

describe.each(ROOMS)('$name', ({ name: _name, ...room }) => {
  test.each(THEMES)('a guest, %s: every lens, the filter form and a card of each kind', async (theme) => {
    const { page } = await visit(browser, app, `/?theme=${theme}&v=1`, room);
    const found: Record<string, string[]> = {};
    for (const lens of LENSES) {
      await go(page, `lens=${lens}&theme=${theme}`);
      await page.locator(`mutu-${lens}-lens`).waitFor({ state: 'attached' });
      await answered(page);
      found[lens] = await faultsOf(page);
    }
    await go(page, `lens=land&theme=${theme}`);
    await listed(page);
    await button(page, /^筛选条件/).click();
    await page.getByRole('group', { name: '开发区', exact: true }).waitFor();
    found['form'] = await faultsOf(page);
    for (const sel of await selections()) {
      await go(page, `lens=land&sel=${sel}&theme=${theme}`);
      await page.locator('mutu-card .body:not(.dim)').waitFor();
      await page.locator('mutu-card-trust').waitFor();
      found[sel] = await faultsOf(page, PANEL);
    }
    nothingIn(found);
    await page.context().close();
  });

  test.each(THEMES)('a manager, %s: signing in, every lens, yields with their formula', async (theme) => {
    const { page } = await visit(browser, app, `/?lens=output&theme=${theme}&v=1`, room);
    const found: Record<string, string[]> = {};
    await button(page.locator('mutu-output-lens'), '登录').click();
    await page.getByLabel('用户名').fill('manager');
    found['signIn'] = await faultsOf(page);
    await page.getByLabel('密码').fill(app.passwords.get('manager')!);
    await page.getByLabel('密码').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    for (const lens of LENSES) {
      await go(page, `lens=${lens}&theme=${theme}`);
      await page.locator(`mutu-${lens}-lens`).waitFor({ state: 'attached' });
      await answered(page);
      found[lens] = await faultsOf(page);
    }
    await go(page, `lens=output&year=2023&theme=${theme}`);
    await page.locator('mutu-output-lens mutu-feature-list:not([dimmed])').waitFor();
    await rows(page).first().click();
    await section(page, '亩均').getByRole('definition').first().waitFor();
    found['card'] = await faultsOf(page, PANEL);
    await button(section(page, '亩均'), '为什么是这个数').first().click();
    await page.locator('mutu-explain-dialog table').waitFor();
    found['formula'] = await faultsOf(page, PANEL);
    nothingIn(found);
    await page.context().close();
  });
});

test('axe sees a fault planted inside the shadow trees', async () => {
  const { page } = await visit(browser, app, '/', SMALL);
  await answered(page);
  await page
    .locator('mutu-overview-lens .row')
    .first()
    .evaluate((row) => row.after(document.createElement('button')));
  expect(await faultsOf(page)).toEqual([expect.stringContaining('button-name')]);
  await page.context().close();
});
