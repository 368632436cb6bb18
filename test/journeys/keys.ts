/** Steps of those who use keys alone: what has the focus, and Tab until it is where it should be. */
import type { Page } from 'playwright';

/** Name of what has the focus, through all shadow trees; of a part inside a component, the words given to the component. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const root = at?.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    const namer = (root as ShadowRoot | undefined)?.getElementById?.(at?.getAttribute('aria-labelledby') ?? '');
    const label = at instanceof HTMLInputElement ? at.labels?.[0] : at;
    const words = [at?.getAttribute('aria-label'), namer?.textContent, label?.textContent, host?.textContent].map(
      (text) => (text ?? '').replace(/\s+/g, ' ').trim(),
    );
    return words.find((text) => text !== '') ?? '';
  });

/** Tabs on until what has the focus is named so; a person would see the ring and stop there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    const at = await focused(page);
    if (name.test(at)) return;
    passed.push(at);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} is not reached by Tab; passed: ${passed.join(' | ')}`);
}

export const press = async (page: Page, name: RegExp, key = 'Enter'): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};
