/** Outlines and labels of a drawing: polylines old and new, their arcs as chords, single lines that join into rings. */
import type { Position } from 'geojson';
import { type Entity, numberOf, textOf } from './dxf-tags.ts';

export type Outline = {
  readonly row: number;
  readonly layer: string;
  readonly points: readonly Position[];
  readonly isClosed: boolean;
  readonly hasHeight: boolean;
};

export type Label = { readonly text: string; readonly layer: string; readonly at: Position };

/** Ends nearer than this are one point: drawings are kept to the millimetre. */
const SAME_M = 1e-3;

/** Chords stray from their arc by no more than this. */
const SAGITTA_M = 1e-3;

const CLOSED = 1;
const MESH = 16 + 64;
const SPLINE_CONTROL = 16;

type Corner = { readonly at: Position; readonly bulge: number };

const isNear = (a: Position, b: Position): boolean => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!) <= SAME_M;

/** Points on the arc between two corners, ends left out. The bulge is the tangent of a quarter of its angle. */
function arc(from: Position, to: Position, bulge: number): Position[] {
  const chord = Math.hypot(to[0]! - from[0]!, to[1]! - from[1]!);
  if (bulge === 0 || chord === 0 || !Number.isFinite(bulge)) return [];
  const angle = 4 * Math.atan(bulge);
  const radius = chord / (2 * Math.sin(Math.abs(angle) / 2));
  const step = 2 * Math.acos(Math.max(0, 1 - SAGITTA_M / radius));
  const count = Math.min(720, Math.ceil(Math.abs(angle) / step));
  const height = (chord / 2) * ((1 - bulge * bulge) / (2 * bulge));
  const [mx, my] = [(from[0]! + to[0]!) / 2, (from[1]! + to[1]!) / 2];
  const [nx, ny] = [-(to[1]! - from[1]!) / chord, (to[0]! - from[0]!) / chord];
  const [cx, cy] = [mx + nx * height, my + ny * height];
  const first = Math.atan2(from[1]! - cy, from[0]! - cx);
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const at = first + (angle * (index + 1)) / count;
    return [cx + radius * Math.cos(at), cy + radius * Math.sin(at)];
  });
}

/** The corners joined by chords; a closed line returns to its first point. */
function pointsOf(corners: readonly Corner[], isClosed: boolean): Position[] {
  const points = corners.flatMap(({ at, bulge }, index) => {
    const next = corners[index + 1] ?? (isClosed ? corners[0]! : null);
    return next ? [at, ...arc(at, next.at, bulge)] : [at];
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

function outlineOf(entity: Entity, row: number): Outline | null {
  const isLight = entity.type === 'LWPOLYLINE';
  const flags = zeroIfNone(numberOf(entity, 70));
  if (!isLight && flags & MESH) return null;
  const corners = isLight ? lightCorners(entity) : oldCorners(entity);
  const [first, last] = [corners[0], corners.at(-1)];
  const returns = corners.length > 2 && first !== undefined && last !== undefined && isNear(first.at, last.at);
  const flagged = (flags & CLOSED) !== 0;
  // A line that comes back to its start is closed whether flagged or not; its last point is then the first, to the digit.
  const kept = returns ? corners.slice(0, -1) : corners;
  const elevation = isLight
    ? numberOf(entity, 38)
    : entity.children.map((vertex) => numberOf(vertex, 30)).find((z) => z !== 0);
  return {
    row,
    layer: textOf(entity, 8) ?? '0',
    points: pointsOf(kept, returns || flagged),
    isClosed: returns || flagged,
    hasHeight: zeroIfNone(elevation ?? 0) !== 0,
  };
}

type Segment = { readonly layer: string; readonly ends: readonly [Position, Position] };

const keyOf = (layer: string, [x, y]: Position): string =>
  `${layer}|${Math.round(x! / SAME_M)}|${Math.round(y! / SAME_M)}`;

/** Single lines of one layer that join end to end, two at each point, make a ring; other lines are left aside. */
function ringsOfLines(segments: readonly Segment[]): { layer: string; points: Position[] }[] {
  const at = new Map<string, Segment[]>();
  for (const segment of segments) {
    for (const end of segment.ends) {
      const key = keyOf(segment.layer, end);
      at.set(key, [...(at.get(key) ?? []), segment]);
    }
  }
  const used = new Set<Segment>();
  return segments.flatMap((start) => {
    const points: Position[] = [start.ends[0]];
    let [segment, end]: [Segment, Position] = [start, start.ends[1]];
    while (!used.has(segment)) {
      used.add(segment);
      points.push(end);
      const meeting = at.get(keyOf(segment.layer, end)) ?? [];
      const next = meeting.length === 2 ? meeting.find((other) => other !== segment && !used.has(other)) : undefined;
      if (!next) break;
      const [a, b] = next.ends;
      end = isNear(a, end) ? b : a;
      segment = next;
    }
    const isRing = points.length > 3 && isNear(points[0]!, points.at(-1)!);
    return isRing ? [{ layer: start.layer, points: [...points.slice(0, -1), points[0]!] }] : [];
  });
}

const endsOf = (line: Entity): readonly [Position, Position] => [
  [numberOf(line, 10), numberOf(line, 20)],
  [numberOf(line, 11), numberOf(line, 21)],
];

/** Every polyline in the order of the drawing, then the rings that single lines make. */
export function outlinesOf(entities: readonly Entity[]): Outline[] {
  const outlines: Outline[] = [];
  for (const entity of entities) {
    if (entity.type !== 'LWPOLYLINE' && entity.type !== 'POLYLINE') continue;
    const outline = outlineOf(entity, outlines.length + 1);
    if (outline) outlines.push(outline);
  }
  const lines = entities
    .filter(({ type }) => type === 'LINE')
    .map((line) => ({ layer: textOf(line, 8) ?? '0', ends: endsOf(line) }));
  for (const { layer, points } of ringsOfLines(lines)) {
    outlines.push({ row: outlines.length + 1, layer, points, isClosed: true, hasHeight: false });
  }
  return outlines;
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

export const labelsOf = (entities: readonly Entity[]): Label[] =>
  entities
    .filter(({ type }) => type === 'TEXT' || type === 'MTEXT')
    .map((entity) => {
      const pieces = entity.tags.filter(({ code }) => code === 3 || code === 1).map(({ value }) => value);
      return { text: plainText(pieces.join('')), layer: textOf(entity, 8) ?? '0', at: labelPlace(entity) };
    })
    .filter(({ text }) => text !== '');
