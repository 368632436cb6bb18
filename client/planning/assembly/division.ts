/** How a parcel is to be divided, as it is asked for on screen, and the parts that makes. Pure. */
import type { Geometry } from 'geojson';
import { partsOf, planeOf } from '#domain/assembly/site.ts';
import type { Label } from '#domain/dataset.ts';
import { MutuError } from '#domain/errors.ts';
import { lengthOf, minus, segmentsOf } from '#domain/geometry/plane.ts';
import type { Area } from '#domain/geometry.ts';
import { MOST_PARTS, splitByArea, splitByLine } from '#domain/split.ts';

export type Axis = 'long' | 'short' | number;

export type Asked =
  | { readonly by: 'line'; readonly line: Geometry | null }
  | { readonly by: 'area'; readonly shares: readonly number[] | null; readonly axis: Axis };

/** "3" is three equal parts, "2:1:1" three of which the first is half of the whole; null for anything else. */
export const sharesOf = (text: string): readonly number[] | null => {
  const numbers = text
    .normalize('NFKC')
    .split(/[:,\s]+/)
    .filter((one) => one !== '')
    .map(Number);
  if (numbers.length === 0 || !numbers.every((one) => Number.isFinite(one) && one > 0)) return null;
  const shares = numbers.length === 1 ? equal(numbers[0]!) : numbers;
  return shares.length >= 2 && shares.length <= MOST_PARTS ? shares : null;
};

const equal = (count: number): readonly number[] =>
  Number.isInteger(count) && count <= MOST_PARTS ? Array.from({ length: count }, () => 1) : [];

/** Direction of the longest side, degrees from north, 0 to 180. */
export const longBearing = (area: Area): number => {
  const plane = planeOf(area);
  const shells = partsOf(area).flatMap(([shell]) => segmentsOf(shell!.map(plane.toPlane)));
  const sides = shells.map(([from, to]) => minus(to, from)).sort((a, b) => lengthOf(b) - lengthOf(a));
  const [east, north] = sides[0]!;
  return ((Math.atan2(east, north) * 180) / Math.PI + 180) % 180;
};

const bearingOf = (area: Area, axis: Axis): number => {
  if (typeof axis === 'number') return axis;
  return longBearing(area) + (axis === 'long' ? 0 : 90);
};

/** No parts while too little is said; a sentence where it cannot be done. */
export const divided = (
  area: Area,
  asked: Asked,
): { readonly parts: readonly Area[]; readonly problem: Label | null } => {
  try {
    return { parts: partsFor(area, asked), problem: null };
  } catch (error) {
    if (error instanceof MutuError) return { parts: [], problem: error.say };
    throw error;
  }
};

const partsFor = (area: Area, asked: Asked): readonly Area[] => {
  if (asked.by === 'line') return asked.line?.type === 'LineString' ? splitByLine(area, asked.line) : [];
  return asked.shares ? splitByArea(area, asked.shares, bearingOf(area, asked.axis)) : [];
};
