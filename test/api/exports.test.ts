/** Exports at the front door. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

const folders = () => readdirSync(tmpdir()).filter((name) => /^mutu-export-(?!test)/.test(name)).length;

describe('an export', () => {
  test('is an attachment with a name in both alphabets, its length, and no copy anywhere', async () => {
    const before = folders();
    const answer = await park.ask(`/api/exports/parcel?format=csv&filter=${encodeURIComponent("status='ready'")}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="parcel_2024-12-31.csv"; filename*=UTF-8''%E5%9C%B0%E5%9D%97_2024-12-31.csv`,
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const bytes = await answer.arrayBuffer();
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.byteLength);
    expect(new TextDecoder().decode(bytes).split('\r\n')).toHaveLength(3);
    await expect.poll(folders).toBe(before);
  });

  test('has the rights of whoever asks', async () => {
    expect((await park.ask('/api/exports/enterprise?format=csv')).status).toBe(404);
    expect((await park.ask('/api/exports/enterprise?format=csv', 'manager')).status).toBe(200);
    expect(await (await park.ask('/api/exports/parcel?format=csv')).text()).not.toContain('界址点坐标');
    expect(await (await park.ask('/api/exports/parcel?format=csv', 'planner')).text()).toContain('界址点坐标');
  });

  test('takes selected rows, a system, an encoding and a language', async () => {
    const answer = await park.ask(
      '/api/exports/parcel?format=txt&ids=l1,l2&crs=EPSG:4546&encoding=utf-8&lang=en',
      'admin',
    );
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Parcel_2024-12-31.txt");
    expect(answer.headers.get('x-row-count')).toBe('2');
    expect(await answer.text()).toContain('带号=37');
  });

  test('answers HEAD without a body', async () => {
    const answer = await park.app.request('/api/exports/parcel?format=geojson', { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(1_000);
  });
});

describe('is refused with a sentence', () => {
  test.each([
    ['', 400],
    ['?format=pdf', 400],
    ['?format=csv&crs=4546', 400],
    ['?format=csv&crs=EPSG:27700', 400],
    ['?format=csv&ids=', 400],
    ['?format=csv&lang=fr', 400],
    ['?format=csv&encoding=latin1', 400],
    ['?format=csv&filter=secret=1', 400],
    ['?format=csv&limit=3', 400],
  ])('%s', async (query, status) => {
    const answer = await park.ask(`/api/exports/parcel${query}`);
    expect(answer.status).toBe(status);
    const { zh, en } = (await answer.json()) as { zh: string; en: string };
    expect(zh).toMatch(/[\u4E00-\u9FFF]/);
    expect(en.length).toBeGreaterThan(10);
  });

  test('when too many are made at once; those under way go on', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => park.ask('/api/exports/parcel?format=xlsx')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    expect((await park.ask('/api/exports/parcel?format=xlsx')).status).toBe(200);
  });
});
