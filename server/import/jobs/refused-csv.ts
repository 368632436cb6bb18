/** “下载问题行”: the refused rows as they stood in the file, each with what is wrong and what to do, to be mended and sent again. */

import { wktOf } from '../../domain/geometry/wkt.ts';
import { neutral } from '../../domain/neutral.ts';
import type { Prepared } from '../import-file.ts';
import type { Note } from '../note.ts';

/** Opens in Excel as UTF-8. */
const MARK = '\uFEFF';
const REASONS = ['问题行 row', '问题 fault', '办法 remedy'] as const;

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? neutral(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const lineOf = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`;

const faultsByRow = (notes: readonly Note[]): ReadonlyMap<number, readonly Note[]> => {
  const byRow = new Map<number, Note[]>();
  for (const note of notes)
    if (note.level === 'error' && note.row !== undefined) byRow.set(note.row, [...(byRow.get(note.row) ?? []), note]);
  return byRow;
};

const named = ({ field, value, message }: Note): string =>
  [field && `${field}${value === undefined ? '' : ` = ${value}`}`, message.zh, message.en].filter(Boolean).join(' ');

/** Shapes go out in degrees as WKT, so that a row whose values were at fault comes back with its shape. */
export function* refusedCsv({ parsed }: Prepared): Generator<string> {
  const columns = parsed.columns.map(({ name }) => name);
  const hasShapes = parsed.refused.some(({ geometry }) => geometry !== null);
  const faults = faultsByRow(parsed.notes);
  yield MARK + lineOf([...columns, ...(hasShapes ? ['WKT'] : []), ...REASONS]);
  for (const { row, properties, geometry } of parsed.refused) {
    const notes = faults.get(row) ?? [];
    const shape = geometry ? `SRID=4490;${wktOf(geometry)}` : '';
    yield lineOf([
      ...columns.map((name) => properties[name]),
      ...(hasShapes ? [shape] : []),
      row,
      notes.map(named).join('；'),
      [...new Set(notes.map(({ remedy }) => `${remedy.zh} ${remedy.en}`))].join('；'),
    ]);
  }
}
