/** Spreadsheets (xlsx): the first row is the header. Sizes in the zip directory are judged before hucre sees the file. */
import { readXlsx } from 'hucre/xlsx';
import { NO_ENCODING } from './decode.ts';
import { layerQuestion } from './layer-question.ts';
import { Refusal } from './note.ts';
import { columnsOf } from './properties.ts';
import type { Choices, Layer, Reader, Reading, Source } from './reader.ts';
import { type Cell, rowsOfTable, type TableRows } from './table.ts';
import { openZip } from './zip.ts';

/** Sheets that explain the others, as our own exports have one. */
const EXPLAINS = /^(说明|填表说明|about|readme)$/i;

type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

const isBlank = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '');

/** Dates as days, or with their time where they have one. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** Rows as wide as the header: trailing blanks are not stored, and stray ones beyond it are nothing. */
function squared(name: string, raw: readonly (readonly unknown[])[]): Sheet {
  const rows = raw.map((row) => row.map(cellOf)).filter((row) => !row.every(isBlank));
  const header = rows[0] ?? [];
  const width = header.findLastIndex((cell) => !isBlank(cell)) + 1;
  const fit = (row: readonly Cell[]): Cell[] => {
    const used = row.findLastIndex((cell) => !isBlank(cell)) + 1;
    return Array.from({ length: Math.max(width, used) }, (_, index) => row[index] ?? null);
  };
  return { name, rows: rows.map(fit) };
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => squared(name, rows));
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new Refusal('file-damaged', { detail: { zh: `（${fault}）`, en: `(${fault})` } });
  }
}

type Read = { readonly layer: Layer; readonly table: TableRows };

async function read({ bytes }: Source, choices: Choices): Promise<Reading> {
  openZip(bytes);
  const sheets = (await sheetsOf(bytes)).filter(({ name, rows }) => rows.length > 1 && !EXPLAINS.test(name));
  if (sheets.length === 0) throw new Refusal('file-empty');
  const all: Read[] = [];
  let rowsIn = 0;
  for (const { name, rows } of sheets) {
    const table = rowsOfTable(rows, name, choices, rowsIn + 1);
    rowsIn += table.features.length;
    all.push({ layer: { name, rows: table.features.length, crs: table.crs, geometry: table.hasShapes }, table });
  }
  const layers = all.map(({ layer }) => layer);
  const features = all.flatMap(({ table }) => table.features);
  return {
    format: 'xlsx',
    encoding: NO_ENCODING,
    layers,
    columns: columnsOf(features),
    features,
    notes: [...layerQuestion(layers, choices), ...all.flatMap(({ table }) => table.notes)],
    rowsIn,
    axisOrder: layers.some(({ geometry }) => geometry) ? 'eastNorth' : 'none',
  };
}

export const xlsx: Reader = {
  format: 'xlsx',
  extensions: [],
  recognises: ({ entries }) => entries?.includes('xl/workbook.xml') ?? false,
  read,
};
