/** What can be missing is missed with a sentence: WebGL, a known address, a known row, the server. Never a blank page. */
import type { BrowserContextOptions, Route } from 'playwright';
import { describe, expect, test } from 'vitest';
import { visit } from './app.ts';
import { app, browser } from './running.ts';
import { button, counted, eventually, hits, lens, lines, listed, liveCount, rows, SMALL, section } from './steps.ts';

/** A visitor whose browser cannot draw maps, and what the console complains of. */
async function mapless(path: string, options: BrowserContextOptions = SMALL) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'zh-CN', ...options });
  await context.addInitScript(() => {
    const before = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : before.call(this, kind as '2d', ...(rest as []));
    } as typeof before;
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(app.url + path);
  return { page, faults };
}

describe('without WebGL', () => {
  test.each([
    ['desktop', SMALL],
    ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ] as const)('%s: a sentence stands for the map; filter, list, card and search work', async (_room, options) => {
    const { page, faults } = await mapless('/?lens=land&v=1', options);
    await page.getByText('此浏览器没有 WebGL2，地图无法显示。').waitFor();
    await listed(page);
    await button(page, '标准地').click();
    await eventually(() => page.url()).toContain('isStandardLand');
    await counted(page, 'parcel');
    await rows(page).first().click();
    await section(page, '面积').waitFor();
    expect((await lines(section(page, '面积')))[0]).toMatch(/^面积 [\d,.]+ 亩$/);
    await button(page, '返回列表').click();
    await page.getByRole('combobox', { name: '搜索' }).fill('甘亭');
    await hits(page).first().click();
    await page.locator('mutu-card-trust').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('every lens answers', async () => {
    const { page, faults } = await mapless('/');
    for (const name of ['找地', '看厂房', '配套', '项目', '亩均', '总览'] as const) {
      await lens(page, name);
      await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('addresses that lead nowhere', () => {
  test('an unknown key and a broken value are named, and the rest of the link holds', async () => {
    const { page, faults } = await visit(browser, app, '/?lens=land&foo=bar&year=abc&f=status%20%3D&v=1', SMALL);
    await listed(page);
    await page.getByText('链接中的“foo”无法识别，已忽略。').waitFor();
    await page.getByText('链接中“year”的值有误，已用默认值。').waitFor();
    await page.getByText('链接中的筛选条件未生效。').waitFor();
    await page.getByRole('heading', { name: '找地' }).waitFor();
    const notices = page.locator('mutu-notices').getByRole('button');
    for (let left = await notices.count(); left > 0; left -= 1) await notices.first().click();
    expect(await page.getByText('无法识别').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    '/?lens=land&sel=parcel:nowhere&v=1',
    '/?lens=land&sel=parcel:%27%3B--&v=1',
    '/?lens=factory&sel=unit:%3Cb%3E&v=1',
  ])('%s: the card says that there is no such row', async (path) => {
    const { page } = await visit(browser, app, path, SMALL);
    await page.locator('mutu-card').getByText(/没有/).waitFor();
    await button(page, '返回列表').click();
    await listed(page);
    await page.context().close();
  });

  test.each(['/?lens=nonsense&v=1', '/?sel=nonsense:1&v=1', '/?v=99', '/#nonsense'])(
    '%s: opens with a sentence about what was left aside',
    async (path) => {
      const { page } = await visit(browser, app, path, SMALL);
      await page.getByRole('heading', { name: '总览' }).waitFor();
      await page.getByText(/链接中“(lens|sel|v|#)”的值有误/).waitFor();
      await page.context().close();
    },
  );

  test('a filter on a field that does not exist gets a sentence and a way out', async () => {
    const { page } = await visit(browser, app, `/?lens=land&f=${encodeURIComponent("nonsense = '1'")}&v=1`, SMALL);
    await page
      .getByText(/nonsense/)
      .first()
      .waitFor();
    await page.context().close();
  });
});

describe('a server that is away', () => {
  test.each([
    ['cannot be reached', (route: Route) => route.abort(), '连不上服务器'],
    [
      'is too busy',
      (route: Route) =>
        route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'unavailable', zh: '数据库暂不可用，请稍后再试。', en: 'Try again later.' }),
        }),
      '数据库暂不可用',
    ],
  ] as const)('%s at the start: a sentence and a way to try again, which works', async (_how, answer, sentence) => {
    const { page } = await visit(browser, app, '/healthz', SMALL);
    await page.route(/\/(api|ogc)\//, answer);
    await page.goto(`${app.url}/?lens=land&v=1`);
    await page.getByText(sentence).waitFor();
    await page.unroute(/\/(api|ogc)\//);
    await button(page, '重试').click();
    await listed(page);
    await page.context().close();
  });

  test('goes away in between: the panel says so, and comes back on request', async () => {
    const { page } = await visit(browser, app, '/?lens=land&v=1', SMALL);
    await listed(page);
    await page.route(/\/(api|ogc)\//, (route) => route.abort());
    await lens(page, '看厂房');
    await page.getByText('连不上服务器').first().waitFor();
    await page.unroute(/\/(api|ogc)\//);
    await button(page, '重试').first().click();
    await rows(page).first().waitFor();
    await liveCount(page).waitFor();
    await page.context().close();
  });
});
