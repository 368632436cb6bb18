/** Every address of the server at which a row, a name, a count or a total could come out, and a crawl over them. */
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { type Ask, askAll, itemsOf, tileAt, wordsOf } from './ask.ts';

const q = encodeURIComponent;

/** A place of each zone and park, and of every fortieth firm. */
const placesOf = async (manager: Ask): Promise<readonly (readonly [number, number])[]> => {
  const firms = (await itemsOf(manager, 'enterprise')).filter((_firm, at) => at % 40 === 0);
  const units = (await itemsOf(manager, 'unit')).filter((_unit, at) => at % 100 === 0);
  return [...firms, ...units, ...(await itemsOf(manager, 'zone')), ...(await itemsOf(manager, 'park'))].flatMap(
    ({ geometry }) => (geometry === null ? [] : [first(geometry.coordinates)]),
  );
};

const first = (coordinates: unknown): readonly [number, number] =>
  typeof (coordinates as unknown[])[0] === 'number'
    ? (coordinates as [number, number])
    : first((coordinates as unknown[])[0]);

/** z6–15 over those places. */
export const tilePaths = async (manager: Ask): Promise<readonly string[]> => {
  const places = await placesOf(manager);
  const drawn = DATASETS.filter((dataset) => dataset.geometry !== 'none').map((dataset) => dataset.id);
  const paths = drawn.flatMap((id) =>
    Array.from({ length: 10 }, (_, at) => at + 6).flatMap((z) =>
      places.map(([lon, lat]) => {
        const { x, y } = tileAt(lon, lat, z);
        return `/tiles/${id}/${z}/${x}/${y}.mvt`;
      }),
    ),
  );
  return [...new Set(paths)];
};

/** All but tiles. `searched` are words looked for. */
export const otherPaths = async (manager: Ask, searched: readonly string[]): Promise<readonly string[]> => {
  const ids = await Promise.all(
    ['parcel', 'unit', 'building', 'project', 'enterprise', 'annualReport', 'tenancy', 'commitment'].map(
      async (dataset) => ({ dataset, ids: (await itemsOf(manager, dataset, 400)).map(({ id }) => id) }),
    ),
  );
  const some = (dataset: string, count: number) => ids.find((one) => one.dataset === dataset)!.ids.slice(0, count);
  const board = (await (await manager('/api/dashboards/output')).json()) as { rows: { parcelId: string }[] };
  const asked = board.rows.slice(0, 8).map(({ parcelId }) => parcelId);
  return [
    '/',
    '/ogc',
    '/ogc/api',
    '/ogc/conformance',
    '/ogc/collections',
    '/api/session',
    '/api/openapi.json',
    '/api/docs',
    '/metrics',
    '/readyz',
    '/api/dashboards/overview',
    '/api/dashboards/utility',
    ...['outputPerMu', 'taxPerMu', 'addedValuePerMu'].flatMap((indicator) =>
      [2020, 2021, 2022, 2023, 2024].flatMap((year) => [
        `/api/dashboards/output?indicator=${indicator}&year=${year}`,
        ...asked.map((id) => `/api/explain/${indicator}?of=parcel:${id}&year=${year}`),
      ]),
    ),
    ...['areaM2', 'serviceLevel'].flatMap((one) => asked.map((id) => `/api/explain/${one}?of=parcel:${id}`)),
    ...['factoryUse', 'factoryLet', 'factoryVacancy'].flatMap((one) =>
      some('building', 10).map((id) => `/api/explain/${one}?of=building:${id}`),
    ),
    ...searched.map((text) => `/api/search?q=${q(text)}&limit=50`),
    ...ids.flatMap(({ dataset, ids }) => ids.slice(0, 40).map((id) => `/ogc/collections/${dataset}/items/${id}`)),
    ...DATASETS.flatMap(({ id }) => [
      `/ogc/collections/${id}`,
      `/ogc/collections/${id}/queryables`,
      `/ogc/collections/${id}/items?limit=10000`,
      `/ogc/collections/${id}/items?limit=1000&offset=200&skipGeometry=true`,
      `/api/facets/${id}`,
      `/tiles/${id}.json`,
    ]),
    ...[
      ['unit', 'tenant IS NOT NULL'],
      ['unit', "tenant LIKE '%企业%'"],
      ['project', 'totalInvestmentWanYuan > 1'],
      ['project', "light = 'red'"],
      ['annualReport', 'outputWanYuan > 1'],
      ['enterprise', 'name IS NOT NULL'],
    ].flatMap(([dataset, filter]) => [
      `/ogc/collections/${dataset}/items?filter=${q(filter!)}`,
      `/api/facets/${dataset}?filter=${q(filter!)}`,
    ]),
    '/ogc/collections/unit/items?sortby=tenant',
    '/ogc/collections/unit/items?properties=name,tenant',
    '/ogc/collections/project/items?sortby=-totalInvestmentWanYuan',
    '/ogc/collections/project/items?leader=x',
  ];
};

/**
 * Every different word and number in all answers, one a line; the keys of rows, tiles, queryables and facets; and how many
 * addresses answered what.
 */
export async function crawl(ask: Ask, paths: readonly string[]) {
  const words = new Set<string>();
  const keys = new Set<string>();
  const statuses = new Map<number, number>();
  await askAll(ask, paths, async (path, answer) => {
    const text = await wordsOf(answer);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    for (const [word] of text.matchAll(/"(?:[^"\\]|\\.)*"|[^\s"{}[\],]+/g)) words.add(word);
    if (answer.ok && /^\/(ogc\/collections\/|tiles|api\/facets)/.test(path))
      for (const [, key] of text.matchAll(/"(\w+)":/g)) keys.add(key!);
  });
  return { words: [...words].join('\n'), keys, statuses: Object.fromEntries(statuses) };
}
