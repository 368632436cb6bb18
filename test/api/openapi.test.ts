/** The descriptions describe what is there: references resolve, names are unique, every route is listed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

type Operation = {
  operationId: string;
  parameters?: ({ name: string; in: string } | { $ref: string })[];
  responses: object;
};
type Api = { paths: Record<string, Record<string, Operation>>; components: Record<string, Record<string, unknown>> };

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && String(inner).startsWith('#') ? [String(inner)] : refsIn(inner),
      );

describe.each(['/ogc/api', '/api/openapi.json'])('%s', (path) => {
  let api: Api;
  beforeAll(async () => {
    api = await park.json<Api>(path, 'manager');
  });

  test('every reference leads somewhere', () => {
    const lost = refsIn(api).filter(
      (ref) =>
        ref
          .split('/')
          .slice(1)
          .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], api) === undefined,
    );
    expect(lost).toEqual([]);
  });

  test('operations have names of their own, answers, and the parameters of their path', () => {
    const operations = Object.entries(api.paths).flatMap(([address, methods]) =>
      Object.values(methods).map((operation) => ({ address, operation })),
    );
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { address, operation } of operations) {
      const inPath = (operation.parameters ?? []).flatMap((one) =>
        'in' in one && one.in === 'path' ? [one.name] : [],
      );
      expect([address, inPath]).toEqual([address, [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1])]);
      expect(Object.keys(operation.responses).join(' ')).toMatch(/\b20\d\b/);
    }
  });
});

test('every address of the application is described', async () => {
  const { paths } = await park.json<Api>('/api/openapi.json');
  const described = Object.keys(paths).map((path) =>
    path
      .replace(/\{(\w+)\}/g, ':$1')
      .replace(/:(dataset|file|y)\.\w+/, (all) => (all.startsWith(':y') ? ':file' : ':file')),
  );
  const routes = park.app.routes
    .filter(
      ({ method, path }) =>
        method === 'GET' &&
        /^\/(api|tiles|basemap|healthz|readyz|metrics)/.test(path) &&
        !path.startsWith('/api/docs') &&
        path !== '/api/openapi.json',
    )
    .map(({ path }) => path);
  expect([...new Set(routes)].filter((path) => !described.includes(path))).toEqual([]);
});

test('the page that lists them loads nothing from elsewhere and runs under the policy', async () => {
  const page = await (await park.ask('/api/docs')).text();
  expect(
    [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]).every((address) => address!.startsWith('/')),
  ).toBe(true);
  expect(page).not.toMatch(/<script(?![^>]*src=)/);
  expect((await park.ask('/api/docs.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});
