/** A process of its own that reads every file of the fixtures as the reader's child does, and prints its peak memory after each. */
import { readFileSync } from 'node:fs';
import { fixture, fixturePath, readAndNormalise } from './fixture.ts';

const files = readFileSync(fixturePath('expected.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(',')[0]!);

for (const file of files) {
  await readAndNormalise(fixture(file));
  // In KiB.
  process.stdout.write(`${file} ${process.resourceUsage().maxRSS}\n`);
}
