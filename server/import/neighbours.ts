/**
 * Parcels and their neighbours, within the file and with ground already known: overlaps of more than 1 ㎡, gaps narrower
 * than 0.5 m. Neighbours share edges, so nearly every pair whose boxes meet only touches: a line along an edge that parts
 * the two settles most of them, and only the rest is cut exactly.
 */
import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../domain/filter.ts';
import { type Area, bboxOf, isArea, overlapM2 } from '../domain/geometry.ts';
import { GAP_MARGIN, gapBetween, sharedStrip, sliverOf } from './gaps.ts';
import type { Row } from './normalise.ts';
import { type Note, note } from './note.ts';

/** Cadastral rule: what is smaller is rounding along a common edge. */
const ALLOWED_M2 = 1;

/** Coordinates rounded to 1 mm stray by this much in degrees across a common edge. */
const ROUNDING = 1e-8;

type Ground = {
  readonly row: number | null;
  readonly code: string | null;
  readonly geometry: Area;
  readonly bbox: Bbox;
};

const groundOf = (geometry: Geometry | null, row: number | null, code: string | null): Ground[] => {
  const bbox = isArea(geometry) ? bboxOf(geometry) : null;
  return isArea(geometry) && bbox ? [{ row, code, geometry, bbox }] : [];
};

const shellsOf = ({ geometry }: Ground): readonly Position[][] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates.slice(0, 1)
    : geometry.coordinates.flatMap(([shell]) => (shell ? [shell] : []));

/** True where a line along one edge of `ring` has all of `ring` on its left and all of `others` on its right. */
function isParted(ring: readonly Position[], others: readonly Position[][]): boolean {
  for (let index = 1; index < ring.length; index++) {
    const [ax, ay] = ring[index - 1] as [number, number];
    const [dx, dy] = [ring[index]![0]! - ax, ring[index]![1]! - ay];
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const left = ([x, y]: Position) => (dx * (y! - ay) - dy * (x! - ax)) / length;
    if (ring.every((at) => left(at) >= -ROUNDING) && others.every((other) => other.every((at) => left(at) <= ROUNDING)))
      return true;
  }
  return false;
}

const onlyTouch = (a: Ground, b: Ground): boolean => {
  const [ofA, ofB] = [shellsOf(a), shellsOf(b)];
  return ofA.every((ring) => isParted(ring, ofB)) || ofB.every((ring) => isParted(ring, ofA));
};

const named = ({ row, code }: Ground): { zh: string; en: string } => {
  const where = row === null ? { zh: '已有地块', en: 'the stored parcel' } : { zh: `第 ${row} 行`, en: `row ${row}` };
  return code === null ? where : { zh: `${where.zh} ${code}`, en: `${where.en} ${code}` };
};

/** Told at the later row of the two. */
function overlapNote(later: Later, other: Ground): Note | null {
  if (onlyTouch(later, other)) return null;
  const sharedM2 = overlapM2(later.geometry, other.geometry);
  if (sharedM2 <= ALLOWED_M2) return null;
  const who = named(other);
  const size = sharedM2.toFixed(2);
  const sliver = sharedStrip(later.geometry, other.geometry, sharedM2);
  const width = sliver?.widthM.toFixed(2);
  const detail = {
    zh: `与${who.zh}重叠 ${size} ㎡${sliver ? `，是平均宽 ${width} 米的细条：同一界线测了两次` : ''}。`,
    en: `It shares ${size} m² with ${who.en}${sliver ? `, a strip ${width} m wide on average: one boundary was surveyed twice` : ''}.`,
  };
  return note('warning', 'overlap-with-neighbour', { row: later.row, value: `${size} m²`, detail });
}

function gapNote(later: Later, other: Ground): Note | null {
  const gap = gapBetween(later.geometry, other.geometry);
  if (!gap) return null;
  const [width, length, who] = [gap.widthM.toFixed(2), gap.lengthM.toFixed(1), named(other)];
  const detail = {
    zh: `与${who.zh}之间宽 ${width} 米、长 ${length} 米。`,
    en: `Between it and ${who.en}: ${width} m wide, ${length} m long.`,
  };
  return note('warning', 'gap-to-neighbour', { row: later.row, value: `${width} m × ${length} m`, detail });
}

type Later = Ground & { readonly row: number };

function neighbourNote(a: Ground, b: Ground): Note | null {
  const [later, other] = (a.row ?? -1) > (b.row ?? -1) ? [a, b] : [b, a];
  return later.row === null ? null : (overlapNote(later as Later, other) ?? gapNote(later as Later, other));
}

/** A sweep from west to east; `judge` sees each pair whose boxes meet or nearly do. */
function sweep(all: readonly Ground[], judge: (a: Ground, b: Ground) => Note | null): Note[] {
  const sorted = [...all].sort((a, b) => a.bbox[0] - b.bbox[0]);
  const notes: Note[] = [];
  for (const [index, a] of sorted.entries()) {
    const east = a.bbox[2] + GAP_MARGIN;
    for (let next = index + 1; next < sorted.length && sorted[next]!.bbox[0] < east; next++) {
      const b = sorted[next]!;
      const meet = a.bbox[1] < b.bbox[3] + GAP_MARGIN && b.bbox[1] < a.bbox[3] + GAP_MARGIN;
      const found = meet ? judge(a, b) : null;
      if (found) notes.push(found);
    }
  }
  return notes;
}

/** Rows too thin to be ground. */
export const sliverNotes = (rows: readonly Row[]): readonly Note[] =>
  rows.flatMap(({ row, geometry, areaGeodesicM2 }) => {
    const sliver = isArea(geometry) && areaGeodesicM2 !== null ? sliverOf(geometry, areaGeodesicM2) : null;
    if (!sliver) return [];
    const width = sliver.widthM.toFixed(2);
    const detail = { zh: `（平均宽 ${width} 米）`, en: `(${width} m wide on average)` };
    return [note('warning', 'sliver', { row, value: `${width} m`, detail })];
  });

const groundOfRows = (rows: readonly Row[]): Ground[] =>
  rows.flatMap(({ geometry, row, code }) => groundOf(geometry, row, code));

/** Rows of the file that overlap one another, or leave a gap. */
export const neighbourNotes = (rows: readonly Row[]): readonly Note[] => sweep(groundOfRows(rows), neighbourNote);

/** Rows that overlap stored ground, or leave a gap to it. */
export function notesWithKnown(
  rows: readonly Row[],
  known: readonly { readonly code: string; readonly geometry: Geometry }[],
): readonly Note[] {
  const stored = known.flatMap(({ geometry, code }) => groundOf(geometry, null, code));
  return sweep([...groundOfRows(rows), ...stored], (a, b) =>
    (a.row === null) === (b.row === null) ? null : neighbourNote(a, b),
  );
}
