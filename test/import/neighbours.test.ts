/** Neighbours on a plane whose figures can be reckoned by hand: squares of 100 m in the 3° belt of 111° E (EPSG:4546). */
import { describe, expect, test } from 'vitest';
import { unproject } from '../../server/domain/crs.ts';
import type { Known } from '../../server/import/known-ground.ts';
import { compareWithKnown } from '../../server/import/known-ground.ts';
import { readAndNormalise, text } from './fixture.ts';

const [E, N] = [553_000, 4_005_000];
type Corner = readonly [number, number];
const box = (x: number, y: number, width: number, height: number): Corner[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const wkt = (corners: readonly Corner[]): string =>
  `"POLYGON ((${[...corners, corners[0]!].map(([x, y]) => `${(E + x).toFixed(3)} ${(N + y).toFixed(3)}`).join(', ')}))"`;
const read = (...shapes: readonly (readonly Corner[])[]) =>
  readAndNormalise(
    text('parcels.csv', ['地块编号,WKT', ...shapes.map((shape, index) => `P-${index + 1},${wkt(shape)}`)].join('\n')),
    {
      crs: 4546,
    },
  );
const found = async (...shapes: readonly (readonly Corner[])[]) =>
  (await read(...shapes)).notes
    .filter(({ rule }) => /neighbour|sliver/.test(rule))
    .map(({ rule, row, value }) => [rule, row, value]);

const first = box(0, 0, 100, 100);

describe('neighbours', () => {
  test.each<[string, readonly Corner[], readonly unknown[]]>([
    ['that share an edge are in order', box(100, 0, 100, 100), []],
    ['2 mm apart are in order: a rounding', box(100.002, 0, 100, 100), []],
    ['0.2 m apart leave a gap', box(100.2, 0, 100, 100), [['gap-to-neighbour', 2, '0.20 m × 100.0 m']]],
    ['0.2 m apart along half an edge', box(100.2, 50, 100, 100), [['gap-to-neighbour', 2, '0.20 m × 50.0 m']]],
    ['0.6 m apart leave ground between them', box(100.6, 0, 100, 100), []],
    ['that look at one another only at a corner', box(100.2, 99.5, 100, 100), []],
    [
      'that part in a wedge from 0 to 0.4 m',
      [
        [100, 0],
        [200, 0],
        [200, 100],
        [100.4, 100],
      ],
      [['gap-to-neighbour', 2, '0.20 m × 100.0 m']],
    ],
    ['that overlap by 0.3 m share 30 ㎡', box(99.7, 0, 100, 100), [['overlap-with-neighbour', 2, '30.00 m²']]],
  ])('%s', async (_, second, notes) => {
    expect(await found(first, second)).toEqual(notes);
  });

  test('a shared strip is said to be a boundary that was surveyed twice; a real overlap is not', async () => {
    const said = async (x: number) =>
      (await read(first, box(x, 0, 100, 100))).notes.find(({ rule }) => rule === 'overlap-with-neighbour');
    expect((await said(99.7))?.message.zh).toContain('平均宽 0.30 米');
    expect((await said(60))?.message.zh).not.toContain('平均宽');
  });

  test('a corner in the middle of the other one’s edge parts the gap in two, told once', async () => {
    const second: Corner[] = [...box(100.2, 0, 100, 100)];
    second.splice(4, 0, [100.2, 50]);
    expect(await found(first, second)).toEqual([['gap-to-neighbour', 2, '0.20 m × 100.0 m']]);
  });

  test('the ground that is stored already is a neighbour as well', async () => {
    const corners = box(-100.2, 0, 100, 100).map(([x, y]) => [...unproject([E + x, N + y], 4546)]);
    const known: Known = { code: 'OLD', geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!]] } };
    const { notes } = await compareWithKnown(await read(first), [known]);
    expect(notes.find(({ rule }) => rule === 'gap-to-neighbour')).toMatchObject({
      row: 1,
      level: 'warning',
      message: { en: expect.stringContaining('the stored parcel OLD: 0.20 m wide, 100.0 m long') },
      remedy: { zh: '如为共用界线，请让两块使用相同的界址点。' },
    });
  });
});

test.each([
  [0.4, [['sliver', 1, '0.40 m']]],
  [0.6, []],
])('a strip %f m wide and 100 m long: %o', async (width, notes) => {
  expect(await found(box(0, 0, width, 100))).toEqual(notes);
});
