/**
 * `npm run bench [counts…]`: tiles, lists, facets, search and imports at 10 k, 100 k and 1 M made-up parcels, as a table of
 * milliseconds with the ratio to a baseline measured in the same run. Ratios count; milliseconds follow the machine.
 */
import { cpus } from 'node:os';
import { benchAssemblies } from './assembly.ts';
import { benchCoverage } from './coverage.ts';
import { benchImports } from './imports.ts';
import { benchMatch } from './match.ts';
import type { Row } from './measure.ts';
import { dropPostgis } from './postgis.ts';
import { benchQueries } from './queries.ts';
import { benchTiles } from './tiles.ts';

const counts = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0);
const sizes = counts.length > 0 ? counts : [10_000, 100_000, 1_000_000];

/** An upload is 64 MB at most, which a hundred thousand parcels fill. */
const MOST_IMPORTED = 100_000;

const shown = (value: number | null, digits: number) => (value === null ? '—' : value.toFixed(digits));

const print = ({ what, n, p50Ms, p95Ms, ratio, yardstick }: Row): void => {
  const cells = [
    what.padEnd(40),
    String(n).padStart(9),
    shown(p50Ms, 3).padStart(10),
    shown(p95Ms, 3).padStart(10),
    ratio === null ? '       —' : `${ratio.toFixed(2)}×`.padStart(8),
  ];
  process.stdout.write(`${cells.join('  ')}  ${yardstick}\n`);
};

process.stdout.write(
  `${cpus()[0]?.model ?? 'processor'} × ${cpus().length}, Node ${process.versions.node}; ratio = how many times faster than the yardstick\n`,
);
process.stdout.write(
  `${'what'.padEnd(40)}  ${'rows'.padStart(9)}  ${'p50 ms'.padStart(10)}  ${'p95 ms'.padStart(10)}  ${'ratio'.padStart(8)}  yardstick\n`,
);
for (const row of await benchAssemblies()) print(row);
for (const size of sizes) {
  for (const row of await benchCoverage([size])) print(row);
  for (const row of await benchTiles([size])) print(row);
  for (const row of await benchQueries([size])) print(row);
  for (const row of await benchMatch([size])) print(row);
  if (size <= MOST_IMPORTED) for (const row of await benchImports(size)) print(row);
}
dropPostgis();
