/** The server and the browser of a file's journeys: up before the first of them, gone after the last. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { type App, launch, startApp, visit } from './app.ts';
import { SMALL } from './steps.ts';

export let app: App;
export let browser: Browser;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** Signs in behind the page, which shows it once it is loaded anew. */
export async function enter(page: Page, user: string): Promise<void> {
  const answer = await page.request.post(`${app.url}/api/auth/sign-in/username`, {
    data: { username: user, password: app.passwords.get(user) },
    headers: { origin: app.url },
  });
  expect(answer.ok()).toBe(true);
}

/** A window of somebody who has signed in. */
export async function windowOf(
  user: string,
  path = '/?lens=land',
  options: BrowserContextOptions = SMALL,
): Promise<Page> {
  const { page } = await visit(browser, app, '/', options);
  await enter(page, user);
  await page.goto(app.url + path);
  return page;
}
