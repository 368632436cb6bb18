/**
 * Every file of the fixtures gets the outcome, the rule and the counts of `expected.csv`; where it is accepted, its
 * areas are those of `truth.json`. One row a file.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareWithKnown } from '../../server/import/known-ground.ts';
import type { Note } from '../../server/import/note.ts';
import type { Choices } from '../../server/import/reader.ts';
import { fixture, fixturePath, readAndNormalise } from './fixture.ts';

type Expected = {
  readonly file: string;
  readonly outcome: string;
  readonly rule: string;
  readonly rowsIn: string;
  readonly rowsRefused: string;
};

const EXPECTED: readonly Expected[] = readFileSync(fixturePath('expected.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [file = '', outcome = '', rule = '', rowsIn = '', rowsRefused = ''] = line.split(',');
    return { file, outcome, rule, rowsIn, rowsRefused };
  });

const LEVELS: Readonly<Record<string, (note: Note) => boolean>> = {
  refused: ({ level, row }) => level === 'error' && row === undefined,
  asks: ({ level }) => level === 'ask',
  'rows-refused': ({ level, row }) => level === 'error' && row !== undefined,
  'accepted-with-warning': ({ level }) => level === 'warning',
  accepted: () => true,
};

/** A file in a shifted datum shows only against known ground. */
const knownGround = async () => {
  const { rows } = await readAndNormalise(fixture('good/parcels.geojson'));
  return rows.map(({ code, geometry }) => ({ code: code!, geometry: geometry! }));
};

const readFixture = async (file: string) => {
  const result = await readAndNormalise(fixture(file));
  return file === 'broken/gcj02-labelled-wgs84.geojson' ? compareWithKnown(result, await knownGround()) : result;
};

/** What is said beside the main rule, by file; nothing else may be. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'good/parcels-4546-r12-gbk.dxf': ['encoding-guessed', 'label-missing'],
  'good/parcels-wkt-gbk.csv': ['crs-assumed'],
  'txt-broken/two-point-ring.txt': ['point-count-contradicts-header'],
  'broken/csv-bad-wkt.csv': ['crs-assumed', 'missing-geometry'],
  'broken/csv-gbk-named-utf8.csv': ['crs-assumed'],
  'broken/gpkg-unknown-srs.gpkg': ['several-layers'],
  'broken/open-polylines.dxf': ['crs-missing', 'encoding-guessed'],
  'broken/shp-missing-shx.zip': ['encoding-guessed'],
  'broken/shp-prj-says-4326-but-metres.zip': ['encoding-guessed'],
};

/** The system suggested with the question, by file. */
const SUGGESTED: Readonly<Record<string, number>> = {
  'good/parcels-4546-r12-gbk.dxf': 4546,
  'good/parcels-4546-polylines.dxf': 4546,
  'good/parcels-wkt-4546.csv': 4546,
  'good/shp-4546-noprj-utf8.zip': 4546,
  'txt-broken/no-header.txt': 4546,
  'txt-broken/no-prefix-no-zone.txt': 4546,
  'txt-broken/zone-mismatch-38-vs-37.txt': 4525,
  'broken/gpkg-unknown-srs.gpkg': 4490,
  'broken/metres-labelled-as-wgs84.geojson': 4546,
  'broken/open-polylines.dxf': 4546,
  'broken/shp-prj-says-4326-but-metres.zip': 4546,
  'broken/zone-prefixed-metres.geojson': 4525,
};

const LIMIT_MS = 10_000;

describe('each fixture gets its outcome', () => {
  test.each(EXPECTED)('$file is $outcome $rule', async ({ file, outcome, rule, rowsIn, rowsRefused }) => {
    const started = performance.now();
    const result = await readFixture(file);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
    expect(result.outcome, JSON.stringify(result.notes.map(({ message }) => message.en))).toBe(outcome);
    const deciding = result.notes.filter(LEVELS[outcome]!).map((one) => one.rule);
    if (rule !== '') expect(deciding).toContain(rule);
    const others = new Set(result.notes.map((one) => one.rule as string).filter((one) => one !== rule));
    expect([...others].sort()).toEqual(ALSO[file] ?? []);
    expect(result.notes.find(({ suggestion }) => suggestion !== undefined)?.suggestion).toBe(SUGGESTED[file]);
    if (outcome === 'refused') expect(result.rows).toEqual([]);
    else
      expect({ rowsIn: result.rowsIn, rowsRefused: result.rowsRefused }).toEqual({
        rowsIn: Number(rowsIn),
        rowsRefused: Number(rowsRefused),
      });
    for (const { message, remedy } of result.notes)
      for (const words of [message, remedy]) expect(words.zh && words.en).toBeTruthy();
  });
});

type Truth = {
  readonly dkbh: string;
  readonly planarAreaM2_4546: number;
  readonly ellipsoidalAreaM2: number;
  readonly rings: number;
  readonly type: string;
};
const TRUTH = (JSON.parse(readFileSync(fixturePath('truth.json'), 'utf8')) as { parcels: readonly Truth[] }).parcels;

/** The share by which an area may be off. Coordinates written with few decimals cannot do better than their rounding. */
const EXACT = 1e-5;
const ROUNDED = 2e-4;

const CASES: readonly (readonly [file: string, choices: Choices, tolerance: number])[] = [
  ['good/parcels.geojson', {}, EXACT],
  ['good/parcels-crs4490.geojson', {}, EXACT],
  ['good/parcels-crs4546-metres.geojson', {}, EXACT],
  ['good/parcels.geojsonl', {}, ROUNDED],
  ['good/parcels.kml', {}, EXACT],
  ['good/parcels.kmz', {}, EXACT],
  ['good/parcels-wkt-utf8.csv', {}, EXACT],
  ['good/parcels-wkt-utf8bom-cn.csv', {}, EXACT],
  ['good/parcels-wkt-gbk.csv', {}, EXACT],
  ['good/parcels-wkt-4546.csv', { crs: 4546 }, EXACT],
  ['good/shp-4490-utf8.zip', {}, EXACT],
  ['good/shp-3857-utf8.zip', {}, EXACT],
  ['good/shp-4525-zone37-utf8.zip', {}, EXACT],
  ['good/shp-4546-esriprj-folder-cnname.zip', {}, EXACT],
  ['good/shp-4546-gbk-cpg.zip', {}, EXACT],
  ['good/shp-4546-gbk-cpg936.zip', {}, EXACT],
  ['good/shp-4546-gbk-nocpg-ldid0.zip', {}, EXACT],
  ['good/shp-4546-gbk-nocpg-ldid4d.zip', {}, EXACT],
  ['good/shp-4546-noprj-utf8.zip', { crs: 4546 }, EXACT],
  ['good/shp-two-layers.zip', { layers: ['parcels'] }, EXACT],
  ['good/parcels.gpkg', { layers: ['parcels_4490'] }, EXACT],
  ['good/parcels.gpkg', { layers: ['parcels_4546'] }, EXACT],
  ['good/parcels-4546-polylines.dxf', { crs: 4546 }, EXACT],
  ['txt/parcels-noprefix-utf8.txt', {}, EXACT],
  ['txt/parcels-noprefix-gbk.txt', {}, EXACT],
  ['txt/parcels-noprefix-utf8bom.txt', {}, EXACT],
  ['txt/no-J-prefix.txt', {}, EXACT],
  ['txt/parcels-continuous-numbering.txt', {}, EXACT],
  ['txt/parcels-not-closed.txt', {}, EXACT],
  ['txt/parcels-prefix37-gbk.txt', {}, EXACT],
  ['txt/parcels-prefix37-no-zone-header.txt', {}, EXACT],
  ['txt-broken/no-prefix-no-zone.txt', { crs: 4546 }, EXACT],
  ['txt-broken/swapped-xy.txt', { axes: 'swapped' }, EXACT],
  ['txt-broken/zone-mismatch-38-vs-37.txt', { crs: 4525 }, EXACT],
];

describe('areas are those of the truth', () => {
  test.each(CASES)('%s %j', async (file, choices, tolerance) => {
    const { rows, outcome } = await readAndNormalise(fixture(file), choices);
    expect(['accepted', 'accepted-with-warning']).toContain(outcome);
    expect(rows.map(({ code }) => code).sort()).toEqual(TRUTH.map(({ dkbh }) => dkbh));
    for (const truth of TRUTH) {
      const row = rows.find(({ code }) => code === truth.dkbh)!;
      expect(Math.abs(row.areaPlaneM2! / truth.planarAreaM2_4546 - 1)).toBeLessThan(tolerance);
      expect(Math.abs(row.areaGeodesicM2! / truth.ellipsoidalAreaM2 - 1)).toBeLessThan(tolerance);
      expect(row.geometry!.type).toBe(truth.type);
    }
  });
});
