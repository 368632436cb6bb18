/** What the map shows of an import before anything is written. */
import { areaM2, isArea } from '../../domain/geometry.ts';
import type { ImportPreview, PreviewKind } from '../../domain/imports.ts';
import type { Prepared } from '../import-file.ts';
import type { Note } from '../note.ts';

export type Shown = ImportPreview['features'][number];

/** Rules whose fault is where the shape lies. */
const PLACED: readonly string[] = [
  'overlap-with-neighbour',
  'gap-to-neighbour',
  'sliver',
  'crosses-county-border',
  'outside-expected-area',
];

const shown = (geometry: Shown['geometry'], row: number, code: string | null, kind: PreviewKind): Shown => ({
  type: 'Feature',
  geometry,
  properties: { row, code, kind, areaM2: isArea(geometry) ? areaM2(geometry) : null },
});

const rowsOf = (notes: readonly Note[], wanted: (note: Note) => boolean): ReadonlySet<number> =>
  new Set(notes.flatMap((note) => (note.row !== undefined && wanted(note) ? [note.row] : [])));

/** A refused row by its shape, or by the place of its fault. */
function* refusedRows({ parsed }: Prepared): Generator<Shown> {
  const places = new Map(parsed.notes.flatMap(({ row, at }) => (row !== undefined && at ? [[row, at]] : [])));
  for (const { row, code, geometry } of parsed.refused) {
    if (geometry) yield shown(geometry, row, code, 'refused');
    const at = places.get(row);
    if (at) yield shown({ type: 'Point', coordinates: at }, row, code, 'refused');
  }
}

/** Every shape with its kind; a changed or repaired row comes with its other shape. */
export function* previewOf(prepared: Prepared): Generator<Shown> {
  const { parsed, plan } = prepared;
  const conflicts = rowsOf(parsed.notes, ({ rule }) => PLACED.includes(rule));
  const changes = new Map(plan?.changes.map((change, index) => [plan.changedBy[index], change]));
  for (const { row, code, geometry, asWritten } of parsed.rows) {
    const change = changes.get(row);
    const kind = !change ? 'unchanged' : change.before ? 'changed' : 'added';
    if (geometry) yield shown(geometry, row, code, conflicts.has(row) ? 'conflict' : kind);
    if (asWritten) yield shown(asWritten, row, code, 'repaired');
    const old = change?.before?.geometry;
    if (old && geometry && JSON.stringify(old) !== JSON.stringify(geometry)) yield shown(old, row, code, 'before');
  }
  yield* refusedRows(prepared);
}
