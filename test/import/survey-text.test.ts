/** The dialects of the boundary point TXT. The square is the worked example of the format: 200 × 200 m with a hole of 40 × 40 m. */
import { describe, expect, test } from 'vitest';
import { readAndNormalise, text } from './fixture.ts';

const HEAD = [
  '[属性描述]',
  '格式版本号=1.01版本',
  '坐标系=2000国家大地坐标系',
  '几度分带=3',
  '投影类型=高斯克吕格',
  '计量单位=米',
  '带号=37',
];
const OUTER = [
  'J1,1,4005500.000,553900.000',
  'J2,1,4005500.000,554100.000',
  'J3,1,4005300.000,554100.000',
  'J4,1,4005300.000,553900.000',
];
const INNER = [
  'J5,2,4005420.000,553980.000',
  'J6,2,4005380.000,553980.000',
  'J7,2,4005380.000,554020.000',
  'J8,2,4005420.000,554020.000',
];
const CLOSED = [...OUTER, OUTER[0]!, ...INNER, INNER[0]!];

const file = (first: string, points: readonly string[], head: readonly string[] = HEAD) =>
  text('square.txt', [...head, '[地块坐标]', first, ...points, ''].join('\r\n'));

const parcel = (count: number, area = '3.8400') => `${count},${area},SYN-001,示例地块一,面,,工业用地,1001,@`;

describe('boundary point TXT', () => {
  test('the worked example is 38 400 ㎡ with one hole, in zone 37', async () => {
    const { outcome, epsg, rows } = await readAndNormalise(file(parcel(10), CLOSED));
    expect([outcome, epsg, rows[0]!.areaPlaneM2]).toEqual(['accepted', 4546, 38_400]);
    expect(rows[0]!.geometry).toMatchObject({ type: 'Polygon', coordinates: [{ length: 5 }, { length: 5 }] });
    expect(rows[0]!.bbox).toEqual(
      [111.599136639, 36.176546765, 111.601373444, 36.178360226].map((degree) => expect.closeTo(degree, 8)),
    );
  });

  test.each([8, 10])('a count of %i may or may not include the repeated points', async (count) => {
    expect((await readAndNormalise(file(parcel(count), CLOSED))).outcome).toBe('accepted');
  });

  test('an area that does not match the points is told, with both figures', async () => {
    const { notes } = await readAndNormalise(file(parcel(10, '3.9000'), CLOSED));
    expect(notes.map(({ rule }) => rule)).toEqual(['area-contradicts-header']);
    expect(notes[0]!.message.en).toContain('39000.00 m² stated, 38400.00 m² computed');
  });

  test('an area may be stated in 亩', async () => {
    expect((await readAndNormalise(file(parcel(10, '57.6亩'), CLOSED))).outcome).toBe('accepted');
  });

  test('degrees are read in either order, by their size', async () => {
    const lonLat = [
      'J1,1,111.599150362,36.178360226',
      'J2,1,111.601373444,36.178349080',
      'J3,1,111.601359670,36.176546765',
      'J1,1,111.599150362,36.178360226',
    ];
    const latLon = lonLat.map((line) => line.replace(/(111[\d.]+),(36[\d.]+)/, '$2,$1'));
    const [a, b] = await Promise.all([lonLat, latLon].map((points) => readAndNormalise(file(parcel(4, ''), points))));
    expect([a!.epsg, a!.outcome]).toEqual([4490, 'accepted']);
    expect(b!.rows[0]!.geometry).toEqual(a!.rows[0]!.geometry);
  });

  test('a 6° zone with its prefix is EPSG:4497', async () => {
    const six = HEAD.map((line) => line.replace('几度分带=3', '几度分带=6').replace('带号=37', '带号=19'));
    const prefixed = CLOSED.map((line) => line.replace(/,55/, ',1955'));
    expect((await readAndNormalise(file(parcel(10), prefixed, six))).epsg).toBe(4497);
  });

  test('the last parcel cut off between two lines is a truncated file', async () => {
    const whole = [...OUTER, OUTER[0]!];
    const { outcome, notes } = await readAndNormalise(
      file(parcel(5, '4.0000'), [...whole, parcel(5, '4.0000').replace('001', '002'), ...OUTER.slice(0, 3)]),
    );
    expect([outcome, notes[0]!.rule]).toEqual(['refused', 'file-truncated']);
  });

  test('a full-width comma in a name separates nothing', async () => {
    const { rows, outcome } = await readAndNormalise(file(parcel(10).replace('示例地块一', '东区，一号'), CLOSED));
    expect([outcome, rows[0]!.properties['地块名称']]).toEqual(['accepted', '东区，一号']);
  });
});
