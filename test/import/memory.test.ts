/** What the child process of the reader takes at most, whatever it is given: the hostile archives and pictures of depth among it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MOST_MB = 512;
const reader = fileURLToPath(new URL('./read-all.ts', import.meta.url));

test('no file of the fixtures takes more than 512 MB, all of them read one after another', { timeout: 240_000 }, () => {
  const heap = `--max-old-space-size=${MOST_MB}`;
  const { stdout, status } = spawnSync(process.execPath, [heap, '--import', import.meta.resolve('tsx'), reader], {
    encoding: 'utf8',
  });
  const peaks = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  expect(status).toBe(0);
  expect(peaks.length).toBeGreaterThan(60);
  expect(peaks.filter(([, kib]) => Number(kib) / 1024 > MOST_MB)).toEqual([]);
});
