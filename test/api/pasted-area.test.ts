import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PastedArea } from '../../server/domain/pasted-area.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp();
});
afterAll(() => park.close());

const paste = async (body: unknown): Promise<{ status: number; answer: PastedArea & { zh?: string } }> => {
  const response = await park.app.request('/api/areas', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as PastedArea };
};

/** The square of domain §8: 200 m on the 3° grid, belt 37. */
const GRID = `4005500.000, 37553900.000
4005500.000, 37554100.000
4005300.000, 37554100.000
4005300.000, 37553900.000`;

test('lines of X and Y suggest the belt of their number, and are an area of the right size in the right place', async () => {
  const asked = await paste({ text: GRID });
  expect(asked.answer).toMatchObject({ outcome: 'asks', area: null, suggestion: 4525 });
  const { answer } = await paste({ text: GRID, crs: 4525 });
  expect(answer.outcome).toBe('read');
  expect(answer.shapes[0]!.areaPlaneM2).toBeCloseTo(40_000, 3);
  expect(answer.shapes[0]!.areaGeodesicM2).toBeCloseTo(39_997.127, 2);
  const [lon, lat] = (answer.area as GeoJSON.Polygon).coordinates[0]![0]!;
  expect(lon).toBeCloseTo(111.59915, 4);
  expect(lat).toBeCloseTo(36.17836, 2);
});

test('without the belt it asks, and takes the answer', async () => {
  const text = GRID.replaceAll(' 37', ' ');
  const asked = await paste({ text });
  expect(asked.answer.outcome).toBe('asks');
  expect(asked.answer.area).toBeNull();
  const { answer } = await paste({ text, crs: 4546 });
  expect(answer.outcome).toBe('read');
  expect(answer.shapes[0]!.areaPlaneM2).toBeCloseTo(40_000, 3);
});

test('longitude and latitude, WKT and GeoJSON are read alike', async () => {
  const ring =
    '111.599150362 36.178360226, 111.601373444 36.178349080, 111.601359670 36.176546765, 111.599136639 36.176557911, 111.599150362 36.178360226';
  const lines = ring.split(', ').slice(0, 4).join('\n');
  const geometry = { type: 'Polygon', coordinates: [ring.split(', ').map((pair) => pair.split(' ').map(Number))] };
  for (const text of [lines, `POLYGON((${ring}))`, JSON.stringify({ type: 'Feature', properties: {}, geometry })]) {
    const { answer } = await paste({ text, crs: 4490 });
    expect(answer.outcome, text).toBe('read');
    expect(answer.shapes[0]!.areaGeodesicM2, text).toBeCloseTo(39_997.127, 0);
  }
});

test('a boundary point TXT keeps its hole and what it states', async () => {
  const text = readFileSync(
    fileURLToPath(new URL('../fixtures/import/txt/hole-and-multipart.txt', import.meta.url)),
    'utf8',
  );
  const { answer } = await paste({ text });
  expect(answer.outcome).toBe('read');
  expect(answer.shapes[0]).toMatchObject({ rings: 2 });
  expect(answer.shapes[0]!.statedAreaM2).toBeCloseTo(answer.shapes[0]!.areaPlaneM2!, 0);
});

test('what is no area is refused with a sentence', async () => {
  for (const text of ['hello', '111.5,36.1\n111.6,36.1', '1\n2\n3']) {
    const { answer } = await paste({ text });
    expect(answer.outcome, text).toBe('refused');
    expect(answer.notes[0]!.message.zh.length, text).toBeGreaterThan(4);
  }
  expect((await paste({ text: '' })).status).toBe(400);
  expect((await paste({ text: 'x'.repeat(60_001) })).status).toBe(400);
  expect((await paste({ text: GRID, crs: 1 })).answer.zh).toContain('EPSG');
});
