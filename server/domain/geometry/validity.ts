/**
 * Whether a shape may be stored: the rules of OGC Simple Features for points, lines and polygons. Says what is wrong and
 * where; never throws, whatever it is given.
 */
import type { Geometry, Position } from 'geojson';
import { boxOf, boxTree } from './box-tree.ts';
import { findMeeting, type Meeting, meeting, type Segment, samePoint, side } from './crossing.ts';
import type { Fault } from './faults.ts';
import { type Placed, placed } from './placed.ts';

/** `at` is in degrees; null where the whole shape is at fault. */
export type Validity = { readonly valid: true } | Invalid;
export type Invalid = { readonly valid: false; readonly reason: Fault; readonly at: Position | null };

const invalid = (reason: Fault, at: Position | null = null): Invalid => ({ valid: false, reason, at });

/** How deep the coordinates of each kind are nested. */
export const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.length <= 4;

/** Depth-limited, so that a file nested 20 000 deep is refused at the first level too many. */
const positionsAt = (value: unknown, depth: number): Position[] | null => {
  if (depth === 0) return isPosition(value) ? [value] : null;
  if (!Array.isArray(value) || value.length === 0) return null;
  const inner = value.map((part) => positionsAt(part, depth - 1));
  return inner.includes(null) ? null : (inner as Position[][]).flat();
};

function positionFault([longitude, latitude]: Position): Fault | null {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'coordinatesNotFinite';
  return Math.abs(longitude!) > 180 || Math.abs(latitude!) > 90 ? 'coordinatesOutOfRange' : null;
}

function pathFault(path: readonly Position[]): Invalid | null {
  const jump = path.findIndex((to, index) => index > 0 && Math.abs(to[0]! - path[index - 1]![0]!) > 180);
  return jump > 0 ? invalid('crossesAntimeridian', path[jump]!) : null;
}

const withoutRepeats = (path: readonly Position[]): Position[] =>
  path.filter((position, index) => index === 0 || !samePoint(position, path[index - 1]!));

function hasThreePoints(ring: readonly Position[]): boolean {
  const second = ring.find((at) => !samePoint(at, ring[0]!));
  return second !== undefined && ring.some((at) => !samePoint(at, ring[0]!) && !samePoint(at, second));
}

/** True where all points lie on one line: the one from the first point to the point farthest from it. */
function isFlat(ring: readonly Position[]): boolean {
  const from = ring[0]!;
  const reach = (at: Position): number => (at[0]! - from[0]!) ** 2 + (at[1]! - from[1]!) ** 2;
  const far = ring.reduce((best, at) => (reach(at) > reach(best) ? at : best));
  return ring.every((at) => side(from, far, at) === 0);
}

/** The edges of a ring, its repeated points left out. */
function edgesOf(positions: readonly Position[], part = 0, ring = 0): Segment[] {
  const path = withoutRepeats(positions);
  const ends = path.slice(1);
  return ends.map((to, order) => ({ part, ring, order, edges: ends.length, from: path[order]!, to }));
}

/** A corner at which the ring turns straight back on itself. */
function spikeAt(ring: readonly Position[]): Position | undefined {
  const edges = edgesOf(ring);
  return edges.find((edge, index) => meeting(edge, edges[(index + 1) % edges.length]!)?.kind === 'along')?.to;
}

function ringFault(ring: readonly Position[]): Invalid | null {
  if (ring.length < 2 || !samePoint(ring[0]!, ring.at(-1)!)) return invalid('ringUnclosed', ring[0]);
  if (!hasThreePoints(ring)) return invalid('ringTooFewPoints', ring[0]);
  if (isFlat(ring)) return invalid('zeroArea', ring[0]);
  const spike = spikeAt(ring);
  return spike ? invalid('ringSpike', spike) : pathFault(ring);
}

/** Rings may touch one another at points, no more. */
function meetingFault(a: Segment, b: Segment, how: Meeting): Invalid | null {
  if (a.part === b.part && a.ring === b.ring) return invalid('ringSelfCrossing', how.at);
  if (how.kind === 'touch') return null;
  if (a.part !== b.part) return invalid('partsOverlap', how.at);
  return invalid(a.ring === 0 || b.ring === 0 ? 'holeCrossesShell' : 'holesOverlap', how.at);
}

/** A point of `ring` that lies in the given place of `other`: its vertices first, then the middles of its edges. */
function pointIn(ring: readonly Position[], other: Placed, where: 1 | -1): Position | undefined {
  const middles = ring.slice(1).map((to, index) => [(to[0]! + ring[index]![0]!) / 2, (to[1]! + ring[index]![1]!) / 2]);
  return [...ring, ...middles].find((position) => other.place(position) === where);
}

function holeFault(shell: readonly Position[], holes: readonly Position[][]): Invalid | null {
  const outer = placed(shell);
  const all = holes.map(placed);
  const near = boxTree(all.map(({ box }) => box));
  for (const [index, hole] of all.entries()) {
    const outside = pointIn(hole.ring, outer, -1);
    if (outside) return invalid('holeOutsideShell', outside);
    let shared: Position | undefined;
    near(hole.box, (other) => {
      if (other < index) shared = pointIn(hole.ring, all[other]!, 1) ?? pointIn(all[other]!.ring, hole, 1);
      return shared !== undefined;
    });
    if (shared) return invalid('holesOverlap', shared);
  }
  return null;
}

/** Tells whether a point lies in the ground of the polygon: in its shell and in none of its holes. */
function groundOf([shell, ...holes]: readonly Position[][]): (at: Position) => boolean {
  const outer = placed(shell!);
  const all = holes.map(placed);
  const near = boxTree(all.map(({ box }) => box));
  return (at) =>
    outer.place(at) === 1 && !near([at[0]!, at[1]!, at[0]!, at[1]!], (index) => all[index]!.place(at) !== -1);
}

function partsFault(polygons: readonly Position[][][]): Invalid | null {
  if (polygons.length < 2) return null;
  const parts = polygons.map((rings) => ({ shell: rings[0]!, box: boxOf(rings[0]!), covers: groundOf(rings) }));
  const near = boxTree(parts.map(({ box }) => box));
  for (const [index, { shell, box, covers }] of parts.entries()) {
    let shared: Position | undefined;
    near(box, (at) => {
      const other = parts[at]!;
      if (at < index) shared = shell.find(other.covers) ?? other.shell.find(covers);
      return shared !== undefined;
    });
    if (shared) return invalid('partsOverlap', shared);
  }
  return null;
}

const allEdges = (polygons: readonly Position[][][]): Segment[] =>
  polygons.flatMap((rings, part) => rings.flatMap((ring, index) => edgesOf(ring, part, index)));

function polygonsFault(polygons: readonly Position[][][]): Invalid | null {
  for (const ring of polygons.flat()) {
    const fault = ringFault(ring);
    if (fault) return fault;
  }
  const crossing = findMeeting(allEdges(polygons), meetingFault, ({ from }) => invalid('tooTangled', from));
  if (crossing) return crossing;
  for (const [shell, ...holes] of polygons) {
    const fault = holeFault(shell!, holes);
    if (fault) return fault;
  }
  return partsFault(polygons);
}

function linesFault(lines: readonly Position[][]): Invalid | null {
  for (const line of lines) {
    if (withoutRepeats(line).length < 2) return invalid('lineTooShort', line[0]);
    const fault = pathFault(line);
    if (fault) return fault;
  }
  return null;
}

const ofKind = (geometry: Geometry): Invalid | null => {
  switch (geometry.type) {
    case 'Polygon':
      return polygonsFault([geometry.coordinates]);
    case 'MultiPolygon':
      return polygonsFault(geometry.coordinates);
    case 'LineString':
      return linesFault([geometry.coordinates]);
    case 'MultiLineString':
      return linesFault(geometry.coordinates);
    default:
      return null;
  }
};

/** Whether `geometry` may be stored; collections may not. */
export function isValid(geometry: unknown): Validity {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const depth = typeof type === 'string' && Object.hasOwn(DEPTHS, type) ? DEPTHS[type] : undefined;
  const positions = depth === undefined ? null : positionsAt(coordinates, depth);
  if (!positions) return invalid('malformed');
  for (const position of positions) {
    const fault = positionFault(position);
    if (fault) return invalid(fault, fault === 'coordinatesNotFinite' ? null : position);
  }
  return ofKind(geometry as Geometry) ?? { valid: true };
}
