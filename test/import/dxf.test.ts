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

describe('blocks, arcs and splines', () => {
  const withBlocks = (blocks: readonly string[], ...entities: readonly string[]) =>
    text(
      'drawing.dxf',
      [
        tags(0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1032', 0, 'ENDSEC', 0, 'SECTION', 2, 'BLOCKS'),
        ...blocks,
        tags(0, 'ENDSEC', 0, 'SECTION', 2, 'ENTITIES'),
        ...entities,
        `${tags(0, 'ENDSEC', 0, 'EOF')}\n`,
      ].join('\n'),
    );
  const unit = (name: string, ...inner: readonly string[]) =>
    [
      tags(0, 'BLOCK', 8, '0', 2, name, 10, 5, 20, 5),
      tags(0, 'LWPOLYLINE', 8, '0', 90, 4, 70, 1, 10, 0, 20, 0, 10, 10, 20, 0, 10, 10, 20, 10, 10, 0, 20, 10),
      ...inner,
      tags(0, 'ENDBLK', 8, '0'),
    ].join('\n');
  const insert = (name: string, x: number, y: number, ...more: readonly (string | number)[]) =>
    tags(0, 'INSERT', 8, '界址线', 2, name, 10, E + x, 20, N + y, ...more);
  const rules = async (source: ReturnType<typeof drawing>) =>
    (await readAndNormalise(source, CRS)).notes.map(({ rule, value }) => [rule, value]);

  test('an outline in a block stands where its INSERT says: moved, scaled, turned, on its layer, with its label', async () => {
    const source = withBlocks(
      [unit('宗地', tags(0, 'TEXT', 8, '0', 10, 4, 20, 4, 40, 1, 1, '块-01'))],
      insert('宗地', 50, 50, 41, 10, 42, 5, 50, 90),
    );
    const { rows, notes } = await readAndNormalise(source, CRS);
    expect(rows.map(({ code, areaPlaneM2 }) => [code, areaPlaneM2])).toEqual([['块-01', 5_000]]);
    const xs = (rows[0]!.own as GeoJSON.Polygon).coordinates[0]!.map(([x]) => x! - E);
    expect([Math.min(...xs), Math.max(...xs)].map((x) => Math.round(x * 1e3) / 1e3)).toEqual([25, 75]);
    expect(rows[0]!.properties['图层']).toBe('界址线');
    expect(notes.find(({ rule }) => rule === 'outlines-of-blocks')?.value).toBe('1');
  });

  test('rows and columns of one INSERT, and blocks within blocks', async () => {
    const outer = [
      tags(0, 'BLOCK', 8, '0', 2, '外', 10, 0, 20, 0),
      tags(0, 'INSERT', 8, '0', 2, '内', 10, 5, 20, 5, 41, 2, 42, 2),
      tags(0, 'ENDBLK', 8, '0'),
    ].join('\n');
    const source = withBlocks([unit('内'), outer], insert('外', 0, 0, 70, 3, 71, 2, 44, 100, 45, 100));
    expect(await areas(source)).toEqual([400, 400, 400, 400, 400, 400]);
  });

  test('a block that inserts itself is refused, whatever it draws', async () => {
    const source = withBlocks([unit('环', tags(0, 'INSERT', 8, '0', 2, '环', 10, 0, 20, 0))], insert('环', 0, 0));
    expect(await rules(source)).toEqual([['too-deeply-nested', undefined]]);
  });

  test('lines and an arc that join are an outline: half a disc', async () => {
    const arc = tags(0, 'ARC', 8, '界址线', 10, E + 50, 20, N, 40, 50, 50, 0, 51, 180);
    const [area] = await areas(drawing(line(0, 0, 100, 0), arc));
    expect(Math.abs(area! - (Math.PI * 50 ** 2) / 2)).toBeLessThan(Math.PI * 50 * 1e-3);
  });

  test('a closed spline is read within 1 mm of its curve: a circle as rational quadratics has its area', async () => {
    const w = Math.SQRT1_2;
    const controls = [
      [50, 0],
      [50, 50],
      [0, 50],
      [-50, 50],
      [-50, 0],
      [-50, -50],
      [0, -50],
      [50, -50],
      [50, 0],
    ];
    const knots = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4];
    const spline = tags(
      0,
      'SPLINE',
      8,
      '界址线',
      70,
      5,
      71,
      2,
      72,
      knots.length,
      73,
      controls.length,
      ...knots.flatMap((knot) => [40, knot]),
      ...controls.flatMap((_, index) => [41, index % 2 === 0 ? 1 : w]),
      ...controls.flatMap(([x, y]) => [10, E + x!, 20, N + y!]),
    );
    const [area] = await areas(drawing(spline));
    expect(Math.abs(area! - Math.PI * 50 ** 2)).toBeLessThan(2 * Math.PI * 50 * 1e-3);
  });

  test('what is not read is named with its count', async () => {
    const source = drawing(
      light('界址线', 1, [0, 0], [100, 0], [100, 100], [0, 100]),
      tags(0, 'HATCH', 8, '填充', 2, 'SOLID'),
      tags(0, 'HATCH', 8, '填充', 2, 'SOLID'),
      tags(0, 'CIRCLE', 8, '界址点', 10, E, 20, N, 40, 0.5),
      line(200, 0, 300, 0),
      insert('没有这个块', 0, 0),
    );
    expect(await rules(source)).toContainEqual(['entities-skipped', '2 HATCH, 1 CIRCLE, 1 LINE, 1 INSERT']);
  });
});
