/** `mutu export`, `backup` and `restore` as they are typed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { FIXTURE, type Temporary, temporaryFile } from '../store/fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let file: Temporary;

beforeAll(async () => {
  file = temporaryFile('mutu.gpkg');
  const store = await openStore({ path: file.path });
  await store.edits.apply(FIXTURE);
  await store.close();
});
afterAll(() => file.remove());

const mutu = (...words: string[]) => {
  const env = { PATH: process.env['PATH'] ?? '', HOME: file.folder, MUTU_DB: file.path };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...words], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const at = (name: string): string => join(file.folder, name);

test('export writes what a guest may see, or the role that is named, and nothing over a file', () => {
  const words = ['export', 'parcel', '--format', 'csv', '--filter', "status='ready'"];
  expect(mutu(...words, '--out', at('a.csv'))).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(at('a.csv'), 'utf8')).not.toContain('界址点坐标');
  expect(statSync(at('a.csv')).mode & 0o777).toBe(0o600);
  expect(mutu(...words, '--out', at('b.csv'), '--role', 'admin').stdout).toContain('1 行');
  expect(readFileSync(at('b.csv'), 'utf8')).toContain('界址点坐标');
  expect(mutu(...words, '--out', at('b.csv'))).toMatchObject({ status: 2, stderr: expect.stringContaining('已存在') });
});

test('what cannot be done is said in a sentence, ends with 2 and leaves nothing behind', () => {
  const refused = (words: readonly string[], sentence: string) => {
    const before = readdirSync(file.folder);
    const said = mutu(...words);
    expect([words, said.status, said.stdout]).toEqual([words, 2, '']);
    expect(said.stderr).toContain(sentence);
    expect(said.stderr).not.toMatch(/ {4}at /);
    expect(readdirSync(file.folder)).toEqual(before);
  };
  refused(['export', 'enterprise', '--format', 'csv', '--out', at('c.csv')], 'enterprise');
  refused(['export', 'parcel', '--format', 'pdf', '--out', at('c.pdf')], 'geojson');
  refused(['export', 'parcel', '--format', 'txt', '--crs', 'EPSG:4326', '--out', at('c.txt')], '4534');
  refused(['export', 'parcel', '--format', 'csv', '--filter', 'x=', '--out', at('c.csv')], 'x');
  refused(['export', 'parcel', '--format', 'csv'], '--out FILE');
  refused(['restore', file.path], '不是亩图的备份');
  refused(['backup'], 'backup FILE');
});

test('backup and restore as an operator does them', () => {
  const backup = at('park.backup');
  expect(mutu('backup', backup)).toMatchObject({ status: 0, stdout: expect.stringContaining('sha256') });
  expect(mutu('restore', backup)).toMatchObject({ status: 0, stdout: expect.stringContaining('before-restore') });
  expect(existsSync(file.path)).toBe(true);
  expect(mutu('export', 'parcel', '--format', 'geojson', '--out', at('after.geojson')).stdout).toContain('6 行');
});
