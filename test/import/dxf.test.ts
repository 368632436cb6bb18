import { describe, expect, test } from 'vitest';
import { plainText } from '../../server/import/dxf-outlines.ts';
import { fixture, readAndNormalise, text } from './fixture.ts';

const tags = (...pairs: readonly (string | number)[]) => pairs.join('\n');
const drawing = (...entities: readonly string[]) =>
  text(
    'drawing.dxf',
    `${tags(0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1032', 0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES')}\n${entities.join('\n')}\n${tags(0, 'ENDSEC', 0, 'EOF')}\n`,
  );

const E = 553_000;
const N = 4_005_000;
const light = (
  layer: string,
  closed: 0 | 1,
  ...corners: readonly (readonly [x: number, y: number, bulge?: number])[]
) =>
  tags(
    0,
    'LWPOLYLINE',
    8,
    layer,
    90,
    corners.length,
    70,
    closed,
    ...corners.flatMap(([x, y, bulge]) => [10, E + x, 20, N + y, ...(bulge === undefined ? [] : [42, bulge])]),
  );
const line = (x1: number, y1: number, x2: number, y2: number) =>
  tags(0, 'LINE', 8, '界址线', 10, E + x1, 20, N + y1, 11, E + x2, 21, N + y2);
const label = (content: string, x: number, y: number) =>
  tags(0, 'TEXT', 8, '注记', 10, E + x, 20, N + y, 40, 5, 1, content);

const CRS = { crs: 4546 };
const areas = async (source: ReturnType<typeof drawing>, choices = {}) =>
  (await readAndNormalise(source, { ...CRS, ...choices })).rows.map(({ areaPlaneM2 }) => areaPlaneM2);

describe('DXF drawings', () => {
  test('a circle of two arcs has the area of a circle, to the chord', async () => {
    const [area] = await areas(drawing(light('界址线', 1, [0, 0, 1], [100, 0, 1])));
    expect(area! / (Math.PI * 50 ** 2)).toBeCloseTo(1, 4);
    expect(area!).toBeLessThan(Math.PI * 50 ** 2);
  });

  test('an arc that bulges inwards takes ground away', async () => {
    const [area] = await areas(drawing(light('界址线', 1, [0, 0], [100, 0], [100, 100, -1], [0, 100])));
    expect(area! / (10_000 - (Math.PI * 50 ** 2) / 2)).toBeCloseTo(1, 4);
  });

  test('single lines that join end to end are an outline, in whatever order', async () => {
    expect(
      await areas(
        drawing(
          line(0, 0, 100, 0),
          line(100, 100, 0, 100),
          line(100, 100, 100, 0),
          line(0, 0, 0, 100),
          line(500, 0, 900, 0),
        ),
      ),
    ).toEqual([10_000]);
  });

  test('outlines of one number are the parts of one parcel; a label names what it stands in', async () => {
    const source = drawing(
      light('界址线', 1, [0, 0], [100, 0], [100, 100], [0, 100]),
      light('界址线', 1, [200, 0], [300, 0], [300, 100], [200, 100]),
      light('界址线', 1, [220, 20], [280, 20], [280, 80], [220, 80]),
      label('甲-01', 50, 50),
      label('甲-01', 210, 50),
      label('孔内', 250, 50),
    );
    const { rows, reading } = await readAndNormalise(source, CRS);
    expect(rows.map(({ code, areaPlaneM2 }) => [code, areaPlaneM2])).toEqual([['甲-01', 16_400]]);
    expect(reading.rowsIn).toBe(3);
  });

  test('open lines are closed or left out, as the user says', async () => {
    const source = drawing(
      light('界址线', 0, [0, 0], [100, 0], [100, 100], [0, 100]),
      light('界址线', 1, [200, 0], [300, 0], [300, 100]),
    );
    expect((await readAndNormalise(source, CRS)).notes.map(({ rule }) => rule)).toContain('ring-unclosed');
    expect(await areas(source, { closeRings: true })).toEqual([10_000, 5_000]);
    expect(await areas(source, { closeRings: false })).toEqual([5_000]);
  });

  test('which of several layers to take is asked', async () => {
    const source = drawing(
      ...[0, 200, 400].map((x) => light('界址线', 1, [x, 0], [x + 100, 0], [x + 100, 100], [x, 100])),
      ...[0, 200, 400].map((x) => light('建筑', 1, [x + 20, 20], [x + 60, 20], [x + 60, 60], [x + 20, 60])),
    );
    expect((await readAndNormalise(source, CRS)).notes[0]).toMatchObject({
      rule: 'several-layers',
      value: '界址线 (3), 建筑 (3)',
    });
    expect(await areas(source, { layers: ['建筑'] })).toEqual([1_600, 1_600, 1_600]);
  });

  test('a parcel in two parts with one label is two parcels, and the one without a number is told', async () => {
    const { rows, notes } = await readAndNormalise(fixture('good/parcels-4546-r12-gbk.dxf'), CRS);
    expect(rows).toHaveLength(8);
    expect(notes.filter(({ rule }) => rule === 'label-missing')).toHaveLength(1);
    expect(rows.find(({ code }) => code === 'TEST-LF-003')!.areaPlaneM2! / 95_199.914).toBeCloseTo(1, 5);
  });

  test.each([
    ['\\A1;{\\fSimSun|b0|i0;甲-01}', '甲-01'],
    ['\\U+7532-01', '甲-01'],
    ['第一行\\P第二行', '第一行 第二行'],
    ['%%c50', 'Ø50'],
  ])('%s reads %s', (written, read) => {
    expect(plainText(written)).toBe(read);
  });
});
