/** Planner: which land can be built on at once, close to a substation? By the filter form, at a desk and on a phone. */
import { expect, test } from 'vitest';
import { visit } from './app.ts';
import { app, browser } from './running.ts';
import { address, button, counted, eventually, HANDS, lens, lines, listed, overhang, rows, section } from './steps.ts';

test.each(HANDS)('land of the highest tier within 500 m of a substation is found by $by', async ({ hand, room }) => {
  const { page, faults } = await visit(browser, app, '/', room);
  await lens(page, '找地', hand);
  await listed(page);
  await hand(button(page, /^筛选条件/));
  const tiers = page.getByRole('group', { name: '就绪分级', exact: true });
  expect((await tiers.getByRole('checkbox').all()).length).toBe(5);
  expect(await tiers.innerText()).toContain('亩图分级（自拟，待核）');
  await tiers.getByRole('checkbox', { name: /^5 拿地即开工/ }).check();
  const way = page.getByRole('group', { name: '距变电站（m）', exact: true });
  await way.getByRole('textbox').last().fill('500');
  await way.getByRole('textbox').last().press('Enter');
  await eventually(() => address(page).searchParams.get('f')).toContain('substationM <= 500');
  for (const name of ['距水厂（m）', '距高速（示意）（km）', '距铁路（示意）（km）'])
    expect(await page.getByRole('group', { name, exact: true }).getByRole('textbox').count()).toBe(2);
  await page.getByText(/线位为示意，取整公里，只作参考/).waitFor();
  expect(await overhang(page.locator('mutu-facet-form'))).toBe(0);
  await hand(button(page, /^看 .* 条结果$/));
  await counted(page, 'parcel');
  expect(await rows(page).count()).toBeGreaterThan(0);
  await page.getByText('就绪分级 5 拿地即开工').first().waitFor();
  await page.getByText('距变电站 ≤ 500 m').first().waitFor();

  await hand(rows(page).first());
  await section(page, '区位').waitFor();
  const [toSubstation] = (await lines(section(page, '区位'))).filter((line) => line.startsWith('距变电站'));
  expect(Number(/^距变电站 ([\d,]+) m$/.exec(toSubstation!)?.[1])).toBeLessThanOrEqual(500);
  expect(await lines(section(page, '基本信息'))).toContain('就绪分级 5 拿地即开工');
  expect(await lines(section(page, '区位'))).toContainEqual(expect.stringMatching(/^距高速（示意） \d+ km$/));
  expect(faults).toEqual([]);
  await page.context().close();
});
