/**
 * Rows of cells under a header, from CSV or a spreadsheet, to features: a column of WKT, two columns of coordinates, or
 * no shape at all (firms and yearly figures, joined by a number).
 */
import type { Geometry } from 'geojson';
import type { Label } from '../domain/dataset.ts';
import { type Note, note, Refusal } from './note.ts';
import { safeProperties } from './properties.ts';
import { type Choices, type Crs, type Raw, UNSTATED } from './reader.ts';
import { looksLikeWkt, readWkt } from './wkt.ts';

export type Cell = string | number | boolean | null;

type Where =
  | { readonly kind: 'wkt'; readonly column: number }
  | { readonly kind: 'point'; readonly x: number; readonly y: number; readonly crs: Crs }
  | { readonly kind: 'none' };

export type TableRows = {
  readonly features: readonly Raw[];
  readonly notes: readonly Note[];
  readonly crs: Crs;
  readonly hasShapes: boolean;
};

const WKT_NAMES = /^(wkt|geom|geometry|the_geom|wkb_geometry|shape|几何|图形)$/i;

/** Pairs of header names: easting or longitude first. A surveyor's X is north. */
const PAIRS: readonly {
  readonly x: RegExp;
  readonly y: RegExp;
  readonly isDegrees: boolean;
  readonly evidence: Label;
}[] = [
  {
    x: /^(lon|lng|longitude|经度|东经)$/i,
    y: /^(lat|latitude|纬度|北纬)$/i,
    isDegrees: true,
    evidence: { zh: '列名为经度、纬度', en: 'columns named longitude and latitude' },
  },
  {
    x: /^(east|easting|东坐标|y坐标|横坐标)$/i,
    y: /^(north|northing|北坐标|x坐标|纵坐标)$/i,
    isDegrees: false,
    evidence: { zh: '列名为东坐标、北坐标', en: 'columns named easting and northing' },
  },
  { x: /^x$/i, y: /^y$/i, isDegrees: false, evidence: { zh: '列名为 X、Y', en: 'columns named X and Y' } },
];

const bare = (name: Cell): string =>
  String(name ?? '')
    .trim()
    .replace(/[（(].*[）)]$/, '');

function whereOf(header: readonly string[], rows: readonly (readonly Cell[])[], { map = {} }: Choices): Where {
  const chosen = map['geometry'];
  const named = chosen === undefined ? header.findIndex((name) => WKT_NAMES.test(bare(name))) : header.indexOf(chosen);
  if (named >= 0) return { kind: 'wkt', column: named };
  const first = rows[0] ?? [];
  const byContent = first.findIndex((cell) => typeof cell === 'string' && looksLikeWkt(cell));
  if (byContent >= 0) return { kind: 'wkt', column: byContent };
  for (const { x, y, isDegrees, evidence } of PAIRS) {
    const at = { x: header.findIndex((name) => x.test(bare(name))), y: header.findIndex((name) => y.test(bare(name))) };
    if (at.x < 0 || at.y < 0) continue;
    return {
      kind: 'point',
      ...at,
      crs: {
        ...UNSTATED,
        evidence: isDegrees
          ? evidence
          : { zh: `${evidence.zh}，未说明坐标系`, en: `${evidence.en}; no reference system stated` },
      },
    };
  }
  return { kind: 'none' };
}

type Shape = { readonly geometry: Geometry | null; readonly notes: readonly Note[]; readonly srid: number | null };

function wktShape(cell: Cell, row: number, field: string): Shape {
  const text = String(cell ?? '').trim();
  if (text === '') return { geometry: null, notes: [], srid: null };
  const read = readWkt(text);
  if (read) return { ...read, notes: [] };
  return { geometry: null, notes: [note('error', 'geometry-text-invalid', { row, field, value: text })], srid: null };
}

const numberIn = (cell: Cell): number =>
  typeof cell === 'string' && cell.trim() === '' ? Number.NaN : Number(cell ?? Number.NaN);

function pointShape(cells: readonly Cell[], where: { readonly x: number; readonly y: number }): Shape {
  const [x, y] = [cells[where.x] ?? null, cells[where.y] ?? null];
  const isBlank = [x, y].every((cell) => cell === null || cell === '');
  return {
    geometry: isBlank ? null : { type: 'Point', coordinates: [numberIn(x), numberIn(y)] },
    notes: [],
    srid: null,
  };
}

const shapeIn = (cells: readonly Cell[], where: Where, row: number, header: readonly string[]): Shape => {
  if (where.kind === 'wkt') return wktShape(cells[where.column] ?? null, row, header[where.column]!);
  return where.kind === 'point' ? pointShape(cells, where) : { geometry: null, notes: [], srid: null };
};

const unevenNote = (row: number, cells: number, header: number): Note =>
  note('error', 'columns-uneven', {
    row,
    value: String(cells),
    detail: { zh: `（${cells} 列，表头 ${header} 列）`, en: `(${cells} cells under ${header} headers)` },
  });

/** Two columns of one name would hide one another; the later gets a number. */
const uniqueNames = (cells: readonly Cell[]): string[] => {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = String(cell ?? '').trim() || `列${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
};

const blankAsNull = (cell: Cell): Cell => (typeof cell === 'string' && cell.trim() === '' ? null : cell);

/** `firstRow`: the number of the first row below the header among all rows of the file. */
export function rowsOfTable(
  table: readonly (readonly Cell[])[],
  layer: string,
  choices: Choices,
  firstRow = 1,
): TableRows {
  const [top, ...body] = table;
  if (!top || body.length === 0) throw new Refusal('file-empty');
  const header = uniqueNames(top);
  const where = whereOf(header, body, choices);
  const shapeColumns = where.kind === 'wkt' ? [where.column] : [];
  let srid: number | null = null;
  const rows = body.map((cells, index) => {
    const row = firstRow + index;
    const isEven = cells.length === header.length;
    const shape: Shape = isEven
      ? shapeIn(cells, where, row, header)
      : { geometry: null, notes: [unevenNote(row, cells.length, header.length)], srid: null };
    srid ??= shape.srid;
    const entries = header.flatMap((name, column) =>
      shapeColumns.includes(column) ? [] : [[name, blankAsNull(cells[column] ?? null)] as const],
    );
    const { properties, notes } = safeProperties(entries, row);
    return { raw: { row, layer, geometry: shape.geometry, properties }, notes: [...shape.notes, ...notes] };
  });
  const crs: Crs =
    srid === null
      ? where.kind === 'point'
        ? where.crs
        : UNSTATED
      : { epsg: srid, stated: true, evidence: { zh: `SRID=${srid}`, en: `SRID=${srid}` } };
  return {
    features: rows.map(({ raw }) => raw),
    notes: rows.flatMap(({ notes }) => notes),
    crs,
    hasShapes: where.kind !== 'none',
  };
}
