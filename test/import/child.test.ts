import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Job, parseFile } from '../../server/import/child.ts';
import { fixture, fixturePath, HONGTONG, readAndNormalise } from './fixture.ts';

const entry = import.meta.url;
const job = (file: string): Job => ({ file, name: file.split('/').at(-1)!, choices: {}, options: HONGTONG });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutu-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

/** A district of `rows` parcels of 20 m side by side. */
const district = (rows: number): string => {
  const features = Array.from({ length: rows }, (_, index) => {
    const ring = square(111.4 + (index % 500) * 0.0002, 36.2 + Math.floor(index / 500) * 0.0002, 0.0002);
    return { type: 'Feature', properties: { dkbh: `P-${index}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
};

describe('a file is read in a child process', () => {
  test('with the result that reading it here gives', async () => {
    const here = await readAndNormalise(fixture('broken/mixed-types.geojson'));
    const there = await parseFile(job(fixturePath('broken/mixed-types.geojson')), { entry });
    expect(there.outcome).toBe('rows-refused');
    expect(there.rows).toEqual(JSON.parse(JSON.stringify(here.rows)));
    expect(there.notes).toEqual(JSON.parse(JSON.stringify(here.notes)));
  });

  test('which tells how far it is', async () => {
    const file = join(folder, 'district.geojson');
    writeFileSync(file, district(3_000));
    const seen: number[] = [];
    const { rows, outcome } = await parseFile(job(file), { entry, onProgress: (count) => seen.push(count) });
    expect([outcome, rows.length, seen]).toEqual(['accepted', 3_000, [1_000, 2_000, 3_000]]);
  });

  test('which is killed when its time is over', async () => {
    const file = join(folder, 'slow.geojson');
    writeFileSync(file, district(20_000));
    const started = performance.now();
    const { outcome, notes } = await parseFile(job(file), { entry, limits: { timeMs: 300, heapMb: 512 } });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect([outcome, notes.map(({ rule }) => rule)]).toEqual(['refused', ['parser-stopped']]);
    expect(notes[0]!.message.en).toContain('0.3 s');
  });

  test('which is stopped when it needs too much memory', async () => {
    const file = join(folder, 'large.geojson');
    writeFileSync(file, district(60_000));
    const { outcome, notes } = await parseFile(job(file), { entry, limits: { timeMs: 60_000, heapMb: 60 } });
    expect([outcome, notes[0]?.rule]).toEqual(['refused', 'parser-stopped']);
    expect(notes[0]!.message.en).toContain('60 MB');
  }, 60_000);

  test('which ends when the user cancels', async () => {
    const stop = new AbortController();
    const waiting = parseFile(job(fixturePath('good/parcels.geojson')), { entry, signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});
