/** A process of its own that reads every file of the fixtures as the reader's child does, and prints its peak memory after each. */
import { readFileSync } from 'node:fs';
import { fixture, fixturePath, readAndNormalise } from './fixture.ts';

const files = readFileSync(fixturePath('expected.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',')[0]!);

/** In KiB. On Linux the peak that `resourceUsage` tells begins with that of the process which started this one. */
const peak = (): number => {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
};

for (const file of files) {
  await readAndNormalise(fixture(file));
  process.stdout.write(`${file} ${peak()}\n`);
}
