/**
 * Parcels that overlap by more than 1 ㎡, within the file and with ground already known. Neighbours share edges, so
 * nearly every pair whose boxes meet only touches: a line along an edge that parts the two settles most of them, and
 * only the rest is cut exactly.
 */
import type { Geometry, Position } from 'geojson';
import type { Bbox } from '../domain/filter.ts';
import { type Area, bboxOf, isArea, overlapM2 } from '../domain/geometry.ts';
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
function overlapNote(a: Ground, b: Ground): Note | null {
  const [later, other] = (a.row ?? -1) > (b.row ?? -1) ? [a, b] : [b, a];
  if (later.row === null || onlyTouch(a, b)) return null;
  const shared = overlapM2(a.geometry, b.geometry);
  if (shared <= ALLOWED_M2) return null;
  const who = named(other);
  const size = shared.toFixed(2);
  const detail = { zh: `与${who.zh}重叠 ${size} ㎡。`, en: `It shares ${size} m² with ${who.en}.` };
  return note('warning', 'overlap-with-neighbour', { row: later.row, value: `${size} m²`, detail });
}

/** A sweep from west to east; `judge` sees each pair whose boxes meet. */
function sweep(all: readonly Ground[], judge: (a: Ground, b: Ground) => Note | null): Note[] {
  const sorted = [...all].sort((a, b) => a.bbox[0] - b.bbox[0]);
  const notes: Note[] = [];
  for (const [index, a] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length && sorted[next]!.bbox[0] < a.bbox[2]; next++) {
      const b = sorted[next]!;
      const found = a.bbox[1] < b.bbox[3] && b.bbox[1] < a.bbox[3] ? judge(a, b) : null;
      if (found) notes.push(found);
    }
  }
  return notes;
}

const groundOfRows = (rows: readonly Row[]): Ground[] =>
  rows.flatMap(({ geometry, row, code }) => groundOf(geometry, row, code));

/** Rows of the file that overlap one another. */
export const overlapNotes = (rows: readonly Row[]): readonly Note[] => sweep(groundOfRows(rows), overlapNote);

/** Rows that overlap stored ground. */
export function overlapsWithKnown(
  rows: readonly Row[],
  known: readonly { readonly code: string; readonly geometry: Geometry }[],
): readonly Note[] {
  const stored = known.flatMap(({ geometry, code }) => groundOf(geometry, null, code));
  return sweep([...groundOfRows(rows), ...stored], (a, b) =>
    (a.row === null) === (b.row === null) ? null : overlapNote(a, b),
  );
}
