/**
 * Gaps and slivers, which survey files are full of where two crews measured one boundary: neighbours whose edges run side
 * by side without meeting, and shapes too thin to be ground. Metres on a plane about the place, right to 1e-5 over a park.
 */
import type { Position } from 'geojson';
import { type Box, boxesMeet, widened } from '../domain/geometry/box-tree.ts';
import { meridianRadiusM, parallelRadiusM, radians } from '../domain/geometry/ellipsoid.ts';
import { type Area, bboxOf, lengthM } from '../domain/geometry.ts';

/** Narrower than this, ground between or within parcels is an error of drawing, not land. */
const NARROW_M = 0.5;

/** Coordinates are kept to the millimetre: what is closer has met. */
const MET_M = 0.01;

/** Edges that run side by side for less only pass by at a corner. */
const SHORTEST_M = 1;

/** Sine of the angle (10°) up to which two edges run side by side. */
const SIDE_BY_SIDE = 0.174;

export type Strip = { readonly widthM: number; readonly lengthM: number };

type Point = readonly [number, number];
type Edge = readonly [from: Point, to: Point];

const shellsOf = ({ type, coordinates }: Area): readonly Position[][] =>
  type === 'Polygon' ? coordinates.slice(0, 1) : coordinates.flatMap(([shell]) => (shell ? [shell] : []));

/** Edges of the shells (which turn left) near the other shape, in metres about `origin`. */
function edgesOf(area: Area, [lon, lat]: Position, near: Box): Edge[] {
  const [east, north] = [radians(1) * parallelRadiusM(radians(lat!)), radians(1) * meridianRadiusM(radians(lat!))];
  const onPlane = ([x, y]: Position): Point => [(x! - lon!) * east, (y! - lat!) * north];
  return shellsOf(area).flatMap((shell) =>
    shell.slice(1).flatMap((to, index): Edge[] => {
      const from = shell[index]!;
      const box: Box = [
        Math.min(from[0]!, to[0]!),
        Math.min(from[1]!, to[1]!),
        Math.max(from[0]!, to[0]!),
        Math.max(from[1]!, to[1]!),
      ];
      return boxesMeet(box, near) ? [[onPlane(from), onPlane(to)]] : [];
    }),
  );
}

/** The stretch on which the second edge runs back along the first, less than 0.5 m away and not on it: outside (1) or inside (−1). */
function stripBeside([a, b]: Edge, [c, d]: Edge, side: 1 | -1): Strip | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [ex, ey] = [d[0] - c[0], d[1] - c[1]];
  const [first, second] = [Math.hypot(dx, dy), Math.hypot(ex, ey)];
  if (first === 0 || second === 0 || dx * ex + dy * ey > 0) return null;
  if (Math.abs(dx * ey - dy * ex) > SIDE_BY_SIDE * first * second) return null;
  const [ux, uy] = [dx / first, dy / first];
  const along = ([x, y]: Point) => (x - a[0]) * ux + (y - a[1]) * uy;
  const away = ([x, y]: Point) => side * ((x - a[0]) * uy - (y - a[1]) * ux);
  const [low, high] = [Math.max(0, along(d)), Math.min(first, along(c))];
  if (high <= low) return null;
  const slope = (away(c) - away(d)) / (along(c) - along(d));
  const [near, far] = [low, high].map((at) => away(d) + slope * (at - along(d))).sort((x, y) => x - y) as [
    number,
    number,
  ];
  if (near < -MET_M || far < MET_M || far >= NARROW_M) return null;
  return { widthM: (near + far) / 2, lengthM: high - low };
}

/** Degrees round a box within which a gap is looked for: 0.5 m up to 60° of latitude. */
export const GAP_MARGIN = 1e-5;

function stripOf(a: Area, b: Area, side: 1 | -1): Strip | null {
  const [boxA, boxB] = [bboxOf(a), bboxOf(b)];
  if (!boxA || !boxB) return null;
  const origin: Position = [boxA[0], boxA[1]];
  const ofB = edgesOf(b, origin, widened(boxA, GAP_MARGIN));
  const strips = edgesOf(a, origin, widened(boxB, GAP_MARGIN)).flatMap((edge) =>
    ofB.flatMap((other) => stripBeside(edge, other, side) ?? []),
  );
  const length = strips.reduce((sum, strip) => sum + strip.lengthM, 0);
  if (length < SHORTEST_M) return null;
  const area = strips.reduce((sum, strip) => sum + strip.lengthM * strip.widthM, 0);
  return { widthM: area / length, lengthM: length };
}

/** The strip between two neighbours that nearly touch, narrower than 0.5 m and at least 1 m long; null where there is none. */
export const gapBetween = (a: Area, b: Area): Strip | null => stripOf(a, b, 1);

/** The strip that two neighbours share, where most of what they share is one: their boundary was surveyed twice. */
export function sharedStrip(a: Area, b: Area, sharedM2: number): Strip | null {
  const strip = stripOf(a, b, -1);
  return strip && strip.widthM * strip.lengthM > sharedM2 / 2 ? strip : null;
}

/** The mean width of a shape (twice its area by its outline; a strip's own width), where it is below 0.5 m. */
export function sliverOf(geometry: Area, squareM: number): Strip | null {
  const outline = lengthM(geometry);
  const widthM = outline === 0 ? 0 : (2 * squareM) / outline;
  return widthM < NARROW_M ? { widthM, lengthM: outline / 2 } : null;
}
