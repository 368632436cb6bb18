/** A normalised file held against the ground that is already on the map. */
import type { Geometry } from 'geojson';
import { bboxOf } from '../domain/geometry.ts';
import { notesWithKnown } from './neighbours.ts';
import type { Normalised, Row } from './normalise.ts';
import { type Note, outcomeOf } from './note.ts';
import { shiftNotes } from './shift-notes.ts';

/** Ground already on the map: its number and shape in degrees. */
export type Known = { readonly code: string; readonly geometry: Geometry };

/** Rows compared before others get their turn: some 50 ms. */
const SLICE = 500;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const west = ({ bbox }: Row): number => bbox?.[0] ?? 0;

/** Slice by slice from west to east, because the server that waits for this also answers the map. */
async function neighbours(rows: readonly Row[], known: readonly Known[]): Promise<Note[]> {
  const sorted = rows.filter(({ bbox }) => bbox !== null).sort((a, b) => west(a) - west(b));
  const placed = known.map((one) => ({ ...one, bbox: bboxOf(one.geometry) }));
  const notes: Note[] = [];
  for (let from = 0; from < sorted.length; from += SLICE) {
    const slice = sorted.slice(from, from + SLICE);
    const [first, last] = [west(slice[0]!), Math.max(...slice.map(({ bbox }) => bbox![2]))];
    notes.push(
      ...notesWithKnown(
        slice,
        placed.filter(({ bbox }) => bbox && bbox[2] >= first && bbox[0] <= last),
      ),
    );
    await pause();
  }
  return notes;
}

/** The same result with what is known said of it: a datum shift, overlaps with stored parcels and gaps to them. */
export async function compareWithKnown(result: Normalised, known: readonly Known[]): Promise<Normalised> {
  const shift = shiftNotes(result.rows, known);
  // A row replaces the ground of its own number, so the two are not compared.
  const codes = new Set(result.rows.map(({ code }) => code));
  const others = known.filter(({ code }) => !codes.has(code));
  // A shifted file would overlap everything; the shift is said once.
  const more = shift.length > 0 ? shift : await neighbours(result.rows, others);
  const notes = [...result.notes, ...more];
  return { ...result, notes, outcome: outcomeOf(notes) };
}
