/** `npm run prove`: the long proofs. `npm test` runs the same code with small counts. */
import { proveCrash } from './crash.ts';
import { proveImportCrash } from './import-crash.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { cycles, acknowledged, lost, half, damaged } = await proveCrash(300);
say(
  `crash: ${cycles} kills, ${acknowledged} edits acknowledged, ${lost} lost, ${half} half written, ${damaged} files damaged`,
);

const grid = await proveImportCrash(50, 100_000, (kill, left) => say(`import crash: kill ${kill}: ${left}`));
say(
  `import crash: ${grid.kills} kills of an import of 100 000 rows, ${grid.none} wrote none, ${grid.all} all, ${grid.part} part; ${grid.damaged} files damaged, GeoPackage ${grid.isValid === null ? 'not validated (no GDAL)' : grid.isValid ? 'valid' : 'not valid'}`,
);

const isSound = lost + half + damaged === 0 && acknowledged > cycles;
process.exit(isSound && grid.part + grid.damaged === 0 && grid.isValid !== false ? 0 : 1);
