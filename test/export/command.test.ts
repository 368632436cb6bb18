/** `mutu export`, `backup` and `restore` as they are typed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { run as backup } from '../../server/cli/backup.ts';
import { run as exportFile } from '../../server/cli/export.ts';
import { run as restore } from '../../server/cli/restore.ts';
import { openStore } from '../../server/store/open.ts';
import { FIXTURE, type Temporary, temporaryFile } from '../store/fixture.ts';

let file: Temporary;

beforeAll(async () => {
  file = temporaryFile('mutu.gpkg');
  vi.stubEnv('MUTU_DB', file.path);
  const store = await openStore({ path: file.path });
  await store.edits.apply(FIXTURE);
  await store.close();
});
afterAll(() => {
  vi.unstubAllEnvs();
  file.remove();
});

/** The exit code, and what was said on either stream. */
const typed = async (command: typeof exportFile, ...words: string[]) => {
  const heard = { out: '', err: '' };
  const hear = (name: keyof typeof heard) => (text: unknown) => {
    heard[name] += text;
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear('err')),
  ];
  const code = await command(words).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { code, ...heard };
};

const at = (name: string): string => join(file.folder, name);

test('export writes what a guest may see, or the role that is named, and nothing over a file', async () => {
  const words = ['parcel', '--format', 'csv', '--filter', "status='ready'"];
  expect(await typed(exportFile, ...words, '--out', at('a.csv'))).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(at('a.csv'), 'utf8')).not.toContain('界址点坐标');
  expect(statSync(at('a.csv')).mode & 0o777).toBe(0o600);
  expect((await typed(exportFile, ...words, '--out', at('b.csv'), '--role', 'admin')).out).toContain('1 行');
  expect(readFileSync(at('b.csv'), 'utf8')).toContain('界址点坐标');
  const again = await typed(exportFile, ...words, '--out', at('b.csv'));
  expect([again.code, again.err]).toEqual([2, expect.stringContaining('已存在')]);
});

test.each([
  [['enterprise', '--format', 'csv', '--out', 'c.csv'], 'enterprise'],
  [['parcel', '--format', 'pdf', '--out', 'c.pdf'], 'geojson'],
  [['parcel', '--format', 'txt', '--crs', 'EPSG:4326', '--out', 'c.txt'], '4534'],
  [['parcel', '--format', 'txt', '--crs', 'nowhere', '--out', 'c.txt'], 'EPSG:4546'],
  [['parcel', '--format', 'csv', '--filter', 'x=', '--out', 'c.csv'], 'x'],
  [['parcel', '--format', 'csv', '--role', 'king', '--out', 'c.csv'], 'planner'],
  [['parcel', '--format', 'csv', '--out', 'no/such/folder/c.csv'], '不存在'],
])('export %j is refused in a sentence and leaves nothing behind', async (words, sentence) => {
  const before = readdirSync(file.folder);
  const [name = '', ...others] = [...words].reverse();
  const said = await typed(exportFile, ...others.reverse(), at(name));
  expect([said.code, said.out]).toEqual([2, '']);
  expect(said.err).toContain(sentence);
  expect(readdirSync(file.folder)).toEqual(before);
});

test('backup and restore as an operator does them', async () => {
  const kept = at('park.backup');
  expect(await typed(backup, kept)).toMatchObject({ code: 0, out: expect.stringContaining('sha256') });
  expect(await typed(restore, kept)).toMatchObject({ code: 0, out: expect.stringContaining('before-restore') });
  expect(await typed(restore, file.path)).toMatchObject({ code: 2, err: expect.stringContaining('不是亩图的备份') });
  expect((await typed(exportFile, 'parcel', '--format', 'geojson', '--out', at('after.geojson'))).out).toContain(
    '6 行',
  );
});

test('the program itself ends with the same code, and shows the list where a word is missing', {
  timeout: 60_000,
}, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'server/cli.ts', 'export', 'parcel', '--format', 'csv'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env['PATH'] ?? '', HOME: file.folder, MUTU_DB: file.path },
      encoding: 'utf8',
    },
  );
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('backup FILE');
});
