/** Delimited text to rows of cells (RFC 4180, any of three separators). */
import { Refusal } from './note.ts';

const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

const MOST_COLUMNS = 2_000;

/** The separator that the first line has most of, quoted text left aside. */
export function separatorOf(text: string): Separator {
  const line = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/** Reads one cell from `at`; a quote opens it only at its start, a doubled quote is one. */
function cellAt(text: string, at: number, separator: string, line: number): { cell: string; end: number } {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
    return { cell: text.slice(at, end), end };
  }
  let cell = '';
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0)
      throw new Refusal('file-truncated', {
        detail: { zh: `（第 ${line} 行的引号没有结束）`, en: `(the quote of line ${line} never ends)` },
      });
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

/** Blank lines are no rows. */
export function readCells(text: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const finish = () => {
    if (row.some((cell) => cell.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at <= text.length; ) {
    const { cell, end } = cellAt(text, at, separator, rows.length + 1);
    row.push(cell);
    if (row.length > MOST_COLUMNS)
      throw new Refusal('file-damaged', {
        detail: { zh: `（超过 ${MOST_COLUMNS} 列）`, en: `(more than ${MOST_COLUMNS} columns)` },
      });
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    finish();
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return rows;
}
