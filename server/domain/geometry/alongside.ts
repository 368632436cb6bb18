/**
 * Where lines run side by side: neighbours that share a line, slivers between them, outlines along a road. Two segments
 * run side by side where they are within a distance of one another and their directions differ by at most 30°; a line
 * that only ends at another one, or leaves it at a corner, does not. Exact: no sampling.
 */
import { boxOf, boxTree, widened } from './box-tree.ts';
import { between, cross, dot, lengthOf, minus, type Point, type Segment, segmentsOf } from './plane.ts';

/** Part of a segment, as shares of its length. */
export type Stretch = readonly [number, number];

const SAME_DIRECTION = Math.cos(Math.PI / 6);

/** The stretch of the segment that lies within `radius` of a point; null where none does. */
function withinCircle([a, b]: Segment, centre: Point, radius: number): Stretch | null {
  const along = minus(b, a);
  const to = minus(a, centre);
  const [squared, half] = [dot(along, along), dot(along, to)];
  const root = half * half - squared * (dot(to, to) - radius * radius);
  if (root < 0) return null;
  return [(-half - Math.sqrt(root)) / squared, (-half + Math.sqrt(root)) / squared];
}

/** The stretch on which `of` + share × `slope` lies between two bounds. */
function withinBounds(of: number, slope: number, low: number, high: number): Stretch | null {
  if (slope === 0) return of >= low && of <= high ? [0, 1] : null;
  const [first, second] = [(low - of) / slope, (high - of) / slope];
  return first < second ? [first, second] : [second, first];
}

/** The stretch within `radius` of the inside of `other`, its ends left to the circles. */
function withinBand([a, b]: Segment, other: Segment, radius: number): Stretch | null {
  const along = minus(other[1], other[0]);
  const length = lengthOf(along);
  const unit: Point = [along[0] / length, along[1] / length];
  const [from, way] = [minus(a, other[0]), minus(b, a)];
  const abreast = withinBounds(dot(from, unit), dot(way, unit), 0, length);
  const near = withinBounds(cross(unit, from), cross(unit, way), -radius, radius);
  if (!abreast || !near) return null;
  const [low, high] = [Math.max(abreast[0], near[0]), Math.min(abreast[1], near[1])];
  return low <= high ? [low, high] : null;
}

/** A segment to run beside, with those of its ends at which the line goes on round a bend. */
export type Beside = { readonly segment: Segment; readonly bends: readonly Point[] };

/** The segments of a path, taken one by one: what lies beyond the end of a segment is not beside it. */
export const besideEach = (segments: readonly Segment[]): readonly Beside[] =>
  segments.map((segment) => ({ segment, bends: [] }));

/** The segments of a line that bends: beside it is also what lies outside a bend. */
export const besideLine = (path: readonly Point[]): readonly Beside[] => {
  const segments = segmentsOf(path);
  return segments.map((segment, index) => ({
    segment,
    bends: [...(index > 0 ? [segment[0]] : []), ...(index < segments.length - 1 ? [segment[1]] : [])],
  }));
};

/** Segments looked up by place: those whose boxes come within so many metres of a segment. */
export const nearby = (others: readonly Beside[]): ((side: Segment, metres: number) => readonly Beside[]) => {
  const tree = boxTree(others.map(({ segment }) => boxOf(segment)));
  return (side, metres) => {
    const found: Beside[] = [];
    tree(widened(boxOf(side), metres), (index) => {
      found.push(others[index]!);
      return false;
    });
    return found;
  };
};

/** The stretch of `one` within `radius` of `other` (that ground is convex, so it is one stretch); null where none is. */
function near(one: Segment, { segment, bends }: Beside, radius: number): Stretch | null {
  const found = [withinBand(one, segment, radius), ...bends.map((bend) => withinCircle(one, bend, radius))].filter(
    (stretch) => stretch !== null,
  );
  if (found.length === 0) return null;
  const low = Math.max(0, Math.min(...found.map(([from]) => from)));
  const high = Math.min(1, Math.max(...found.map(([, to]) => to)));
  return low < high ? [low, high] : null;
}

function isParallel([a, b]: Segment, [c, d]: Segment): boolean {
  const [one, other] = [minus(b, a), minus(d, c)];
  return Math.abs(dot(one, other)) >= SAME_DIRECTION * lengthOf(one) * lengthOf(other);
}

/** Stretches in order, those that overlap made one. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && stretch[0] <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], stretch[1])];
    else found.push(stretch);
  }
  return found;
}

/** What of `whole` is left without `taken`; both in order and without overlaps. */
export function without(whole: readonly Stretch[], taken: readonly Stretch[]): readonly Stretch[] {
  return taken.reduce<readonly Stretch[]>(
    (left, [from, to]) =>
      left.flatMap(([low, high]) => {
        const parts: Stretch[] = [
          [low, Math.min(high, from)],
          [Math.max(low, to), high],
        ];
        return parts.filter(([start, end]) => start < end);
      }),
    whole,
  );
}

/** The stretches of `one` that run within `radius` metres of, and side by side with, any of `others`. */
export function alongside(one: Segment, others: readonly Beside[], radius: number): readonly Stretch[] {
  const [[ax, ay], [bx, by]] = one;
  const found = others.flatMap((other): readonly Stretch[] => {
    const [[cx, cy], [dx, dy]] = other.segment;
    if (Math.min(cx, dx) - radius > Math.max(ax, bx) || Math.max(cx, dx) + radius < Math.min(ax, bx)) return [];
    if (Math.min(cy, dy) - radius > Math.max(ay, by) || Math.max(cy, dy) + radius < Math.min(ay, by)) return [];
    const stretch = isParallel(one, other.segment) ? near(one, other, radius) : null;
    return stretch ? [stretch] : [];
  });
  return merged(found);
}

/** Metres of a segment that the stretches make up. */
export const stretchesM = ([a, b]: Segment, stretches: readonly Stretch[]): number =>
  lengthOf(minus(b, a)) * stretches.reduce((total, [from, to]) => total + to - from, 0);

export const middleOf = ([a, b]: Segment, [from, to]: Stretch): Point => between(a, b, (from + to) / 2);
