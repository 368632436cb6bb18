/**
 * A file in a shifted datum looks sound by itself; it shows against ground that is already known. Rows of the same
 * number that are all offset by the same 20 m to 3 km are told, and by which web map datum, if one fits.
 */
import type { Position } from 'geojson';
import { shiftTo } from '../domain/crs.ts';
import { distanceM, labelPoint } from '../domain/geometry.ts';
import type { Known } from './known-ground.ts';
import type { Row } from './normalise.ts';
import { type Note, note } from './note.ts';

const LEAST_M = 20;
const MOST_M = 3_000;
/** Offsets differ by less than this from one parcel to the next, and from what a datum would give. */
const ALIKE_M = 15;

const DATUMS = [
  { id: 'GCJ02', name: 'GCJ-02' },
  { id: 'BD09', name: 'BD-09' },
] as const;

type Pair = { readonly from: Position; readonly to: Position };

const apartM = ({ from, to }: Pair): number => distanceM(from, { type: 'Point', coordinates: [...to] });

const pairsOf = (rows: readonly Row[], known: readonly Known[]): Pair[] => {
  const byCode = new Map(known.map((one) => [one.code, one.geometry]));
  return rows.flatMap(({ code, geometry }) => {
    const there = code === null ? undefined : byCode.get(code);
    if (!there || !geometry) return [];
    const [from, to] = [labelPoint(there), labelPoint(geometry)];
    return from && to ? [{ from, to }] : [];
  });
};

/** True where every known point, moved as `move` does, comes to where the file has it. */
const explains = (pairs: readonly Pair[], move: (at: Position) => Position): boolean =>
  pairs.every(({ from, to }) => apartM({ from: move(from), to }) < ALIKE_M);

export function shiftNotes(rows: readonly Row[], known: readonly Known[]): readonly Note[] {
  const pairs = pairsOf(rows, known);
  const [first] = pairs;
  if (!first) return [];
  const offset = apartM(first);
  if (offset < LEAST_M || offset > MOST_M) return [];
  const [dx, dy] = [first.to[0]! - first.from[0]!, first.to[1]! - first.from[1]!];
  const datum = DATUMS.find(({ id }) => explains(pairs, ([x, y]) => [...shiftTo([x!, y!], id)]));
  // One pair alone may simply have been surveyed anew.
  if (!datum && (pairs.length < 2 || !explains(pairs, ([x, y]) => [x! + dx, y! + dy]))) return [];
  const metres = Math.round(offset);
  const detail = datum
    ? {
        zh: `偏移约 ${metres} 米，与 ${datum.name} 一致。`,
        en: `The offset of about ${metres} m is that of ${datum.name}.`,
      }
    : { zh: `偏移约 ${metres} 米。`, en: `The offset is about ${metres} m.` };
  return [note('warning', 'datum-shift-suspected', { value: `${metres} m`, detail })];
}
