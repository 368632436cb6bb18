/** 分割试算: what a parcel would be cut into, by a line or into parts of wanted sizes, with the figures of each part. */
import type { LineString, Polygon } from 'geojson';
import type { SiteFigures } from './assembly/answer.ts';
import type { Road } from './assembly/frontage.ts';
import { partsOf, siteFigures } from './assembly/site.ts';
import { MutuError } from './errors.ts';
import { stripsOf } from './geometry/strips.ts';
import { type Area, cut, labelPoint } from './geometry.ts';

export const MOST_PARTS = 12;

export type SplitPart = SiteFigures & { readonly shape: Area };

const refused = (zh: string, en: string): MutuError => new MutuError('unprocessable', { zh, en });

/** The parts on both sides of a line, the largest first. Throws unprocessable where it does not cross the shape. */
export function splitByLine(area: Area, line: LineString): readonly Area[] {
  const parts = cut(area, line);
  const before = area.type === 'Polygon' ? 1 : area.coordinates.length;
  if (parts.length <= before)
    throw refused(
      '分割线没有把图形分开，请让它穿过整个图形。',
      'The line does not divide the shape; draw it right across.',
    );
  return parts;
}

const joined = (pieces: readonly Polygon[]): Area =>
  pieces.length === 1
    ? pieces[0]!
    : { type: 'MultiPolygon', coordinates: pieces.map(({ coordinates }) => coordinates) };

/**
 * Strips one after the other along a bearing (degrees from north, clockwise; the cuts run across it), sized by `shares`:
 * [1, 1, 1] is three equal parts. Throws unprocessable for fewer than 2 or more than 12 parts, or a share that is not
 * above 0.
 */
export function splitByArea(area: Area, shares: readonly number[], bearing: number): readonly Area[] {
  if (shares.length < 2 || shares.length > MOST_PARTS)
    throw refused(`可分成 2 到 ${MOST_PARTS} 块。`, `A parcel can be divided into 2 to ${MOST_PARTS} parts.`);
  if (!shares.every((share) => Number.isFinite(share) && share > 0) || !Number.isFinite(bearing))
    throw refused('各块的份额应大于 0。', 'The share of each part must be above 0.');
  const { lines, stripAt } = stripsOf(
    partsOf(area).map((rings) => rings.map((ring) => [...ring])),
    shares,
    bearing,
  );
  const pieces = lines.reduce<readonly Polygon[]>(
    (parts, line) => parts.flatMap((part) => cut(part, line)),
    partsOf(area).map((rings) => ({ type: 'Polygon', coordinates: rings.map((ring) => [...ring]) })),
  );
  return shares.map((_, strip) => joined(pieces.filter((piece) => stripAt(labelPoint(piece)!) === strip)));
}

/** Each part with its figures: a part without frontage has no way in. */
export const splitFigures = (parts: readonly Area[], roads: readonly Road[]): readonly SplitPart[] =>
  parts.map((shape) => ({ shape, ...siteFigures(shape, roads) }));
