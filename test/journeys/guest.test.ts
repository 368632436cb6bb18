/**
 * A guest sees no firm figure, tenant, sponsor or project money: the whole demonstration is crawled, with every figure of
 * the firms marked beforehand by another program, as it happens with QGIS. The manager's crawl of the same addresses finds
 * the marks, which proves that the crawl can.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { mayReadField } from '../../server/domain/access.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { crawl, otherPaths, tilePaths } from './addresses.ts';
import { visit } from './app.ts';
import { type Ask, asGuest, asStaff, type Item, itemsOf, tileAt } from './ask.ts';
import { app, browser } from './running.ts';
import { button, drawnOnMap, lens, mapSettled, rows, SMALL } from './steps.ts';

/** More digits behind the point than any coordinate has. */
const MARK = { firm: '.73219468', money: '.61837295' };

let guest: Ask;
let manager: Ask;
beforeAll(async () => {
  guest = asGuest(app);
  manager = await asStaff(app, 'manager');
});

/** What another program would do to the live database. */
const outside = (...statements: readonly string[]): void => {
  const database = openSqlite(app.database);
  for (const statement of statements) database.exec(statement);
  database.close();
};

const marked = (fields: readonly string[], mark: string): string =>
  fields.map((field) => `"${field}" = ROUND("${field}") + 0${mark}`).join(', ');

const FIRM_FIGURES = ['outputWanYuan', 'addedValueWanYuan', 'revenueWanYuan', 'taxWanYuan', 'energyTce'];
const MONEY = ['totalInvestmentWanYuan', 'fixedInvestmentWanYuan', 'doneWanYuan', 'expectedTaxWanYuan'];

const managerReads = async (path: string): Promise<string> => (await manager(path)).text();

/** Marks every figure of the firms and the money of the projects, and waits until the manager sees it. */
async function markFigures(): Promise<void> {
  outside(
    `UPDATE annualReport SET ${marked(FIRM_FIGURES, MARK.firm)}`,
    `UPDATE project SET ${marked(MONEY, MARK.money)}`,
  );
  const shows = async (dataset: string, mark: string) =>
    (await managerReads(`/ogc/collections/${dataset}/items?limit=10000`)).includes(mark);
  await vi.waitUntil(async () => (await shows('annualReport', MARK.firm)) && (await shows('project', MARK.money)), {
    timeout: 20_000,
  });
}

const texts = (items: readonly Item[], field: string): string[] => [
  ...new Set(items.flatMap(({ properties }) => (typeof properties[field] === 'string' ? [properties[field]] : []))),
];

const fieldIds = (mayRead: boolean): ReadonlySet<string> =>
  new Set(
    DATASETS.flatMap((dataset) =>
      dataset.fields.filter((field) => mayReadField('guest', dataset, field) === mayRead).map(({ id }): string => id),
    ),
  );

/** Names of fields that the declarations keep from a guest in every dataset. */
const HIDDEN = [...fieldIds(false)].filter((id) => !fieldIds(true).has(id));

describe.sequential('the whole demonstration, address by address', () => {
  let paths: readonly string[];
  /** Articles name a few firms and where they rent: what is printed is public. */
  let printed: string;
  let canaries: Readonly<Record<string, readonly string[]>>;

  beforeAll(async () => {
    await markFigures();
    const [firms, units, projects] = await Promise.all(
      ['enterprise', 'unit', 'project'].map((dataset) => itemsOf(manager, dataset)),
    );
    const board = (await (await manager('/api/dashboards/output?indicator=taxPerMu&year=2024')).json()) as {
      rows: { value: number | null }[];
    };
    canaries = {
      firms: texts(firms!, 'name'),
      tenants: texts(units!, 'tenant'),
      people: ['leader', 'projectHead', 'agent'].flatMap((field) => texts(projects!, field)),
      problems: texts(projects!, 'issue'),
      figures: [MARK.firm],
      money: [MARK.money],
      yields: board.rows.flatMap(({ value }) => (value === null || String(value).length < 10 ? [] : [String(value)])),
    };
    printed = JSON.stringify(await itemsOf(guest, 'fact'));
    for (const [kind, words] of Object.entries(canaries)) expect([kind, words.length > 0]).toEqual([kind, true]);
    const searched = [
      '模拟企业',
      'mnqy',
      '模拟领导',
      '模拟代办员',
      '73219468',
      '铸造',
      '电力电子',
      canaries['firms']![0]!,
    ];
    paths = [...(await tilePaths(manager)), ...(await otherPaths(manager, searched))];
    expect(paths.length).toBeGreaterThan(500);
  });

  test('no name of a firm, tenant or person, no figure, no money reaches a guest', async () => {
    const { words, keys, statuses } = await crawl(guest, paths);
    const seen = Object.values(canaries)
      .flat()
      .filter((canary) => words.includes(canary) && !printed.includes(canary));
    expect(seen).toEqual([]);
    expect(HIDDEN).toContain('tenant');
    expect(HIDDEN.filter((id) => keys.has(id))).toEqual([]);
    expect(statuses[500] ?? 0).toBe(0);
  });

  test('the manager, at the same addresses, finds some of each kind', async () => {
    const { words, keys, statuses } = await crawl(manager, paths);
    for (const [kind, all] of Object.entries(canaries))
      expect([kind, all.some((canary) => words.includes(canary))]).toEqual([kind, true]);
    expect(HIDDEN.filter((id) => !keys.has(id))).toEqual([]);
    expect(statuses[500] ?? 0).toBe(0);
  });
});

/** What a guest's copies of answers are known by, address by address. */
const etagsOf = async (paths: readonly string[]): Promise<Readonly<Record<string, string | null>>> =>
  Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await guest(path)).headers.get('etag')] as const)),
  );

/** Makes a change from outside and waits until the server has followed it. */
async function changeNoticed(statement: string): Promise<void> {
  const revision = async () => (JSON.parse(await managerReads('/api/session')) as { revision: number }).revision;
  const known = await revision();
  outside(statement);
  await vi.waitUntil(async () => (await revision()) > known, { timeout: 20_000 });
}

describe.sequential('traces of what a guest may not see', () => {
  let asked: readonly string[];
  let unit: Item;

  beforeAll(async () => {
    unit = (await itemsOf(manager, 'unit')).find(({ properties }) => typeof properties['tenant'] === 'string')!;
    const [lon, lat] = (unit.geometry!.coordinates as [[[number, number]]])[0][0];
    const tile = (dataset: string, z: number) => {
      const { x, y } = tileAt(lon, lat, z);
      return `/tiles/${dataset}/${z}/${x}/${y}.mvt`;
    };
    asked = [
      ...['parcel', 'building', 'unit'].flatMap((dataset) => [14, 15].map((z) => tile(dataset, z))),
      `/ogc/collections/unit/items/${unit.id}`,
      ...['unit', 'parcel', 'project'].flatMap((dataset) => [
        `/ogc/collections/${dataset}`,
        `/ogc/collections/${dataset}/items?limit=1000`,
        `/api/facets/${dataset}`,
      ]),
      '/api/dashboards/overview',
    ];
  });

  test('a change of firm figures changes no ETag, no revision and tells a guest no event', async () => {
    const all = [...asked, '/api/session', '/ogc/collections'];
    const before = await etagsOf(all);
    expect(Object.values(before).every((etag) => etag !== null)).toBe(true);
    const told = listen();
    await changeNoticed('UPDATE annualReport SET employees = COALESCE(employees, 0) + 7');
    expect(await etagsOf(all)).toEqual(before);
    // A change that a guest may see comes through, and nothing before it.
    outside(`UPDATE parcel SET name = name || '（改）' WHERE id = 'huozhou-p-0021'`);
    expect(await told).toMatch(/"datasets":\["parcel"\]/);
  });

  test('a change of tenant alone changes no ETag of data', async () => {
    const before = await etagsOf(asked);
    await changeNoticed(`UPDATE unit SET tenant = '绝密租户甲' WHERE id = '${unit.id}'`);
    expect(await managerReads(`/ogc/collections/unit/items/${unit.id}`)).toContain('绝密租户甲');
    expect(await etagsOf(asked)).toEqual(before);
  });
});

/** The first event a guest hears. */
async function listen(): Promise<string> {
  const answer = await guest('/api/events');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return '';
    if (!value.includes('event:')) continue;
    await reader.cancel();
    return value;
  }
}

describe('the 亩均 lens of a guest', () => {
  test('a wall says why, and nothing is asked, listed or coloured behind it', async () => {
    const { page, faults } = await visit(browser, app, '/', SMALL);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await lens(page, '亩均');
    await page.getByRole('heading', { name: '亩均数据仅向管理人员开放' }).waitFor();
    expect(await button(page.locator('mutu-output-lens'), '登录').isVisible()).toBe(true);
    expect(await rows(page).count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
    await button(page, /^图例/).click();
    const legend = await page.getByRole('region', { name: '图例' }).getByRole('listitem').allInnerTexts();
    expect(legend.map((line) => line.trim())).toEqual(['不公开', '不适用']);
    await mapSettled(page);
    expect(await drawnOnMap(page, 'class')).toEqual({});
    expect(asked.filter((url) => /dashboards\/output|enterprise|annualReport|PerMu/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a link to a parcel shows no yields, a link to a firm says that there is nothing to see', async () => {
    const board = JSON.parse(await managerReads('/api/dashboards/output')) as { rows: { parcelId: string }[] };
    const { page } = await visit(
      browser,
      app,
      `/?lens=output&sel=parcel:${board.rows[0]!.parcelId}&year=2023&v=1`,
      SMALL,
    );
    await page.getByRole('heading', { name: '规划条件' }).waitFor();
    expect(await page.locator('mutu-figures').count()).toBe(0);
    const firm = (await itemsOf(manager, 'enterprise', 1))[0]!;
    await page.goto(`${app.url}/?lens=land&sel=enterprise:${firm.id}&v=1`);
    await page.locator('mutu-card').getByText(/没有/).waitFor();
    expect(await page.content()).not.toContain(String(firm.properties['name']));
    await page.context().close();
  });
});
