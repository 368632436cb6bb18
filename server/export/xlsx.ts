/**
 * Excel workbooks (ECMA-376): numbers and dates as such, the head frozen, a second sheet that says what the first one
 * is. Written row by row, because libraries hold the whole workbook (60 columns of 100 000 parcels take 2 GB so).
 * Text is typed as text, so nothing in it can run as a formula.
 */
import { encoded } from './bytes.ts';
import { type Cell, type Column, columnsOf } from './cells.ts';
import { statementOf } from './statement.ts';
import type { Context, Rows, Writer } from './writer.ts';
import { CONTENT_TYPES, LOOKS, type Look, RELATIONS, STYLES, WORKBOOK_RELATIONS, workbook, XML } from './xlsx-frame.ts';
import { escapeXml } from './xml.ts';
import { type Part, zipped } from './zip.ts';

/** Excel refuses longer texts. */
const LONGEST_TEXT = 32_767;
const CUT_MARK = '…';
const MOST_ROWS = 1_048_575;

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar; from March 1900 on its count is right. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = '1900-03-01';

/** A, B, … Z, AA, … */
const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

/** `_x000D_` stands for a character in this format; where a text really says so, its `_` is written the same way. */
const escapeText = (text: string): string => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

const textCell = (place: string, text: string, look: Look): string => {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT - 1) + CUT_MARK : text;
  return `<c r="${place}" s="${LOOKS[look]}" t="inlineStr"><is><t xml:space="preserve">${escapeText(cut)}</t></is></c>`;
};

const dayNumber = (text: string): number | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= FIRST_RIGHT_DAY ? (Date.parse(text) - DAY_ZERO) / DAY_MS : null;

const cellXml = (cell: Cell, kind: Column['kind'], place: string): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const day = kind === 'date' ? dayNumber(cell) : null;
  return day === null ? textCell(place, cell, 'plain') : `<c r="${place}" s="${LOOKS.date}"><v>${day}</v></c>`;
};

const rowXml = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

/** Wide letters take two places. */
const widthOf = (head: string, kind: Column['kind']): number => {
  const letters = [...head].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0);
  return Math.min(40, Math.max(kind === 'text' ? 14 : 10, letters + 4));
};

async function* dataSheet(rows: Rows, context: Context): AsyncGenerator<string, void> {
  const columns = columnsOf(context);
  const names = columns.map((_, index) => columnName(index));
  const widths = columns.map(
    ({ head, kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthOf(head, kind)}" customWidth="1"/>`,
  );
  yield `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  yield rowXml(
    1,
    columns.map(({ head }, index) => textCell(`${names[index]}1`, head, 'head')),
  );
  let number = 1;
  for await (const feature of rows) {
    number += 1;
    yield rowXml(
      number,
      columns.map(({ cell, kind }, index) => cellXml(cell(feature), kind, `${names[index]}${number}`)),
    );
  }
  yield `</sheetData><autoFilter ref="A1:${names.at(-1)}${number}"/></worksheet>`;
}

function* aboutSheet(context: Context): Generator<string, void> {
  yield `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/></cols><sheetData>`;
  yield* statementOf(context).map(([what, value], index) =>
    rowXml(index + 1, [
      textCell(`A${index + 1}`, what, 'head'),
      cellXml(value, typeof value === 'number' ? 'number' : 'text', `B${index + 1}`),
    ]),
  );
  yield '</sheetData></worksheet>';
}

const partsOf = (rows: Rows, context: Context): readonly Part[] => {
  const text = (name: string, content: string): Part => ({ name, bytes: [Buffer.from(content, 'utf8')] });
  const about = { zh: '说明', en: 'About' }[context.lang];
  return [
    text('[Content_Types].xml', CONTENT_TYPES),
    text('_rels/.rels', RELATIONS),
    text('xl/workbook.xml', workbook([context.dataset[context.lang], about])),
    text('xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS),
    text('xl/styles.xml', STYLES),
    { name: 'xl/worksheets/sheet1.xml', bytes: encoded(dataSheet(rows, context)) },
    { name: 'xl/worksheets/sheet2.xml', bytes: encoded(aboutSheet(context)) },
  ];
};

export const xlsx: Writer = {
  format: 'xlsx',
  zh: 'Excel 表格',
  en: 'Excel workbook',
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  needs: 'none',
  systems: 'all',
  encodings: ['utf-8'],
  most: MOST_ROWS,
  write: (rows, context) => zipped(partsOf(rows, context)),
};
