/**
 * 勘测定界界址点坐标交换格式 (boundary point TXT): a head of `key=value`, then for each parcel one line ending in `@` and
 * its corners (number, ring, X north, Y east) to the millimetre. Lines end in CRLF; GBK unless UTF-8 is asked for.
 */
import { beltOf, planeAreaM2 } from '../domain/crs.ts';
import type { Feature } from '../domain/edit.ts';
import type { SurveyedRing } from '../domain/surveyed.ts';
import { encoded } from './bytes.ts';
import { ringsIn } from './corners.ts';
import { polygonsOf, turnOf } from './positions.ts';
import { syntheticNotice } from './statement.ts';
import type { Context, Rows, Writer } from './writer.ts';

const M2_PER_HA = 10_000;
const LINE_END = '\r\n';
const SYNTHETIC = '（模拟）';

/** Commas part the cells and `@` ends the line, so neither may stand in a name. */
const cell = (value: unknown): string =>
  String(value ?? '')
    .replace(/[\r\n\t]+/g, ' ')
    .replaceAll(',', '，')
    .replaceAll('@', '＠')
    .trim();

const headOf = (context: Context): readonly string[] => {
  const belt = beltOf(context.epsg)!;
  const notice = syntheticNotice(context);
  return [
    '[属性描述]',
    '格式版本号=1.01版本',
    `数据产生单位=亩图 Mutu${notice ? `（${notice.zh}）` : ''}`,
    `数据产生日期=${context.date}`,
    '坐标系=2000国家大地坐标系',
    `几度分带=${belt.width}`,
    '投影类型=高斯克吕格',
    '计量单位=米',
    `带号=${belt.zone}`,
    `精度=${context.role === 'guest' || context.role === 'investor' ? '0.1' : '0.001'}`,
    '转换参数=0,0,0,0,0,0,0',
    '[地块坐标]',
  ];
};

/** Shells run clockwise and holes the other way, as surveyors number them; the first corner stays the first. */
const turned = (ring: SurveyedRing, isShell: boolean): SurveyedRing =>
  turnOf(ring) > 0 === isShell ? [ring[0]!, ...ring.slice(1).reverse()] : ring;

/** The rings of each part, its shell first. */
const partsOf = (feature: Feature, epsg: number): readonly (readonly SurveyedRing[])[] => {
  const rings = [...ringsIn(feature, epsg)];
  return polygonsOf(feature.geometry).map(({ length }) =>
    rings.splice(0, length).map((ring, index) => turned(ring, index === 0)),
  );
};

/** Shells less holes, on the plane that is written. */
const areaHa = (parts: readonly (readonly SurveyedRing[])[]): string =>
  (parts.reduce((sum, part) => sum + planeAreaM2(part), 0) / M2_PER_HA).toFixed(4);

/** Corners are numbered through all rings; the last one of a ring repeats its first. */
const cornersOf = (rings: readonly SurveyedRing[]): readonly string[] => {
  let number = 0;
  return rings.flatMap((ring, index) => {
    const lines = ring.map(([east, north]) => `J${++number},${index + 1},${north.toFixed(3)},${east.toFixed(3)}`);
    return [...lines, lines[0]!];
  });
};

const parcelOf = (feature: Feature, context: Context): readonly string[] => {
  const { properties } = feature;
  const parts = partsOf(feature, context.epsg);
  const corners = cornersOf(parts.flat());
  const use = context.fields.find(({ id }) => id === 'landUse')?.codes?.find(({ id }) => id === properties['landUse']);
  const name = cell(properties[context.dataset.title]);
  const isMarked = properties['synthetic'] === true && !name.endsWith(SYNTHETIC);
  const head = [
    corners.length,
    areaHa(parts),
    cell(properties['code'] ?? feature.id),
    isMarked ? name + SYNTHETIC : name,
    '面',
    '',
    cell(use?.zh),
    cell(use?.id),
    '@',
  ];
  return [head.join(','), ...corners];
};

async function* lines(rows: Rows, context: Context): AsyncGenerator<string, void> {
  yield headOf(context).join(LINE_END) + LINE_END;
  for await (const feature of rows) yield parcelOf(feature, context).join(LINE_END) + LINE_END;
}

export const surveyText: Writer = {
  format: 'txt',
  zh: '界址点坐标 TXT',
  en: 'Boundary point TXT',
  extension: 'txt',
  mediaType: 'text/plain',
  needs: 'polygon',
  systems: 'belts',
  encodings: ['gbk', 'utf-8'],
  write: (rows, context) => encoded(lines(rows, context), context.encoding),
};
