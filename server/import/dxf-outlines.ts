/**
 * Outlines and labels of a drawing: polylines old and new, closed splines, single lines and arcs that join into rings.
 * Curves become chords that stray by no more than 1 mm; what bounds nothing is counted by its kind.
 */
import type { Position } from 'geojson';
import type { Placed } from './dxf-blocks.ts';
import { arcPoints, bulged, SAGITTA_M, splinePoints } from './dxf-curves.ts';
import { type Entity, numberOf } from './dxf-tags.ts';

export type Outline = {
  readonly row: number;
  readonly layer: string;
  readonly points: readonly Position[];
  readonly isClosed: boolean;
  readonly hasHeight: boolean;
  readonly isOfBlock: boolean;
};

export type Label = { readonly text: string; readonly layer: string; readonly at: Position };

/** Ends nearer than this are one point: drawings are kept to the millimetre. */
const SAME_M = 1e-3;

const CLOSED = 1;
const MESH = 16 + 64;
const SPLINE_CONTROL = 16;

type Corner = { readonly at: Position; readonly bulge: number };

const isNear = (a: Position, b: Position): boolean => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!) <= SAME_M;

/** The corners joined by chords; a closed line returns to its first point. */
function pointsOf(corners: readonly Corner[], isClosed: boolean, sagittaM: number): Position[] {
  const points = corners.flatMap(({ at, bulge }, index) => {
    const next = corners[index + 1] ?? (isClosed ? corners[0]! : null);
    return next ? [at, ...bulged(at, next.at, bulge, sagittaM)] : [at];
  });
  return isClosed && points.length > 0 ? [...points, points[0]!] : points;
}

/** LWPOLYLINE keeps its corners as repeated groups: 10 begins one, 20 and 42 belong to it. */
function lightCorners({ tags }: Entity): Corner[] {
  const corners: { at: number[]; bulge: number }[] = [];
  for (const { code, value } of tags) {
    const corner = corners.at(-1);
    if (code === 10) corners.push({ at: [Number(value), Number.NaN], bulge: 0 });
    else if (code === 20 && corner) corner.at[1] = Number(value);
    else if (code === 42 && corner) corner.bulge = Number(value);
  }
  return corners;
}

const zeroIfNone = (value: number): number => (Number.isNaN(value) ? 0 : value);

const oldCorners = ({ children }: Entity): Corner[] =>
  children
    .filter((vertex) => (zeroIfNone(numberOf(vertex, 70)) & SPLINE_CONTROL) === 0)
    .map((vertex) => ({ at: [numberOf(vertex, 10), numberOf(vertex, 20)], bulge: zeroIfNone(numberOf(vertex, 42)) }));

function polyline({ entity, layer, place, scale, isOfBlock }: Placed, row: number): Outline | null {
  const isLight = entity.type === 'LWPOLYLINE';
  const flags = zeroIfNone(numberOf(entity, 70));
  if (!isLight && flags & MESH) return null;
  const corners = isLight ? lightCorners(entity) : oldCorners(entity);
  const [first, last] = [corners[0], corners.at(-1)];
  const returns = corners.length > 2 && first !== undefined && last !== undefined && isNear(first.at, last.at);
  const isClosed = returns || (flags & CLOSED) !== 0;
  // A line that comes back to its start is closed whether flagged or not; its last point is then the first, to the digit.
  const kept = returns ? corners.slice(0, -1) : corners;
  const elevation = isLight
    ? numberOf(entity, 38)
    : entity.children.map((vertex) => numberOf(vertex, 30)).find((z) => z !== 0);
  return {
    row,
    layer,
    points: pointsOf(kept, isClosed, SAGITTA_M / scale).map(place),
    isClosed,
    hasHeight: zeroIfNone(elevation ?? 0) !== 0,
    isOfBlock,
  };
}

/** A spline that comes back to where it began. */
function spline({ entity, layer, place, scale, isOfBlock }: Placed, row: number): Outline | null {
  const points = splinePoints(entity, SAGITTA_M / scale);
  if (!points || points.length < 4 || !isNear(points[0]!, points.at(-1)!)) return null;
  const ring = [...points.slice(0, -1), points[0]!].map(place);
  return { row, layer, points: ring, isClosed: true, hasHeight: false, isOfBlock };
}

const OUTLINES: Readonly<Record<string, (placed: Placed, row: number) => Outline | null>> = {
  LWPOLYLINE: polyline,
  POLYLINE: polyline,
  SPLINE: spline,
};

/** A line or an arc: its points, from one end to the other. */
type Segment = { readonly placed: Placed; readonly points: readonly Position[] };

const keyOf = (layer: string, [x, y]: Position): string =>
  `${layer}|${Math.round(x! / SAME_M)}|${Math.round(y! / SAME_M)}`;

type Ring = { readonly parts: readonly Segment[]; readonly points: readonly Position[] };

/** Segments of one layer that join end to end, two at each point, make a ring; others are left aside. */
function ringsOf(segments: readonly Segment[]): Ring[] {
  const at = new Map<string, Segment[]>();
  const keyAt = ({ placed }: Segment, end: Position) => keyOf(placed.layer, end);
  for (const segment of segments) {
    for (const end of [segment.points[0]!, segment.points.at(-1)!]) {
      const key = keyAt(segment, end);
      at.set(key, [...(at.get(key) ?? []), segment]);
    }
  }
  const used = new Set<Segment>();
  return segments.flatMap((start) => {
    const points: Position[] = [start.points[0]!];
    const parts: Segment[] = [];
    let [segment, way]: [Segment, readonly Position[]] = [start, start.points];
    while (!used.has(segment)) {
      used.add(segment);
      parts.push(segment);
      points.push(...way.slice(1));
      const end = points.at(-1)!;
      const meeting = at.get(keyAt(segment, end)) ?? [];
      const next = meeting.length === 2 ? meeting.find((other) => other !== segment && !used.has(other)) : undefined;
      if (!next) break;
      way = isNear(next.points[0]!, end) ? next.points : [...next.points].reverse();
      segment = next;
    }
    const isRing = points.length > 3 && isNear(points[0]!, points.at(-1)!);
    return isRing ? [{ parts, points: [...points.slice(0, -1), points[0]!] }] : [];
  });
}

function segmentOf(placed: Placed): Segment[] {
  const { entity, place, scale } = placed;
  const ends = [
    [numberOf(entity, 10), numberOf(entity, 20)],
    [numberOf(entity, 11), numberOf(entity, 21)],
  ];
  const points = entity.type === 'LINE' ? ends : entity.type === 'ARC' ? arcPoints(entity, SAGITTA_M / scale) : null;
  return points ? [{ placed, points: points.map(place) }] : [];
}

export type Outlines = {
  readonly outlines: readonly Outline[];
  /** Entities that bound nothing we can read: kind → count. */
  readonly skipped: ReadonlyMap<string, number>;
};

const LABELS = ['TEXT', 'MTEXT'];

/** Every polyline and closed spline in the order of the drawing, then the rings that lines and arcs make. */
export function outlinesOf(all: readonly Placed[]): Outlines {
  const outlines: Outline[] = [];
  const read = new Set<Placed>();
  for (const placed of all) {
    const outline = OUTLINES[placed.entity.type]?.(placed, outlines.length + 1);
    if (!outline) continue;
    outlines.push(outline);
    read.add(placed);
  }
  for (const { parts, points } of ringsOf(all.flatMap(segmentOf))) {
    const { layer, isOfBlock } = parts[0]!.placed;
    outlines.push({ row: outlines.length + 1, layer, points, isClosed: true, hasHeight: false, isOfBlock });
    for (const { placed } of parts) read.add(placed);
  }
  const skipped = new Map<string, number>();
  for (const placed of all) {
    const { type } = placed.entity;
    if (!read.has(placed) && !LABELS.includes(type)) skipped.set(type, (skipped.get(type) ?? 0) + 1);
  }
  return { outlines, skipped };
}

/** Text without the codes of its look: fonts, heights, paragraphs, %%c, \U+XXXX. */
export const plainText = (text: string): string =>
  text
    .replace(/\\U\+([0-9A-F]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%%[cC]/g, 'Ø')
    .replace(/%%[dD]/g, '°')
    .replace(/%%[pP]/g, '±')
    .replace(/%%[uUoO]/g, '')
    .replace(/\\[ACcFfHQTWp][^;\\{}]*;/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/\\[P~]/g, ' ')
    .replace(/[{}]/g, '')
    .trim();

/** A TEXT that is not set at its left foot has its place in the second point. */
function labelPlace(entity: Entity): Position {
  const isAligned =
    entity.type === 'TEXT' && (zeroIfNone(numberOf(entity, 72)) !== 0 || zeroIfNone(numberOf(entity, 73)) !== 0);
  const second = [numberOf(entity, 11), numberOf(entity, 21)];
  return isAligned && second.every(Number.isFinite) ? second : [numberOf(entity, 10), numberOf(entity, 20)];
}

export const labelsOf = (all: readonly Placed[]): Label[] =>
  all
    .filter(({ entity }) => LABELS.includes(entity.type))
    .map(({ entity, layer, place }) => {
      const pieces = entity.tags.filter(({ code }) => code === 3 || code === 1).map(({ value }) => value);
      return { text: plainText(pieces.join('')), layer, at: place(labelPlace(entity)) };
    })
    .filter(({ text }) => text !== '');
