/** CSV (RFC 4180) that Excel opens in Chinese: UTF-8 with its mark, heads with units, shapes as WKT in the last column. */

import { wktOf } from '../domain/geometry/wkt.ts';
import { neutral } from '../domain/neutral.ts';
import { encoded } from './bytes.ts';
import { type Cell, columnsOf } from './cells.ts';
import { isDegrees, printed } from './positions.ts';
import type { Context, Rows, Writer } from './writer.ts';

const MARK = '\uFEFF';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: Cell): string => {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : quoted(neutral(cell));
};

const lineOf = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

async function* lines(rows: Rows, context: Context): AsyncGenerator<string, void> {
  const { dataset, epsg } = context;
  const columns = columnsOf(context);
  const hasShapes = dataset.geometry !== 'none';
  if (context.encoding === 'utf-8') yield MARK;
  yield lineOf([...columns.map(({ head }) => head), ...(hasShapes ? ['WKT'] : [])]);
  for await (const feature of rows) {
    const shape = feature.geometry && wktOf(printed(feature.geometry, epsg));
    const located = shape && !isDegrees(epsg) ? `SRID=${epsg};${shape}` : shape;
    yield lineOf([...columns.map(({ cell }) => cell(feature)), ...(hasShapes ? [located] : [])]);
  }
}

export const csv: Writer = {
  format: 'csv',
  zh: 'CSV 表格',
  en: 'CSV table',
  extension: 'csv',
  mediaType: 'text/csv',
  needs: 'none',
  systems: 'all',
  encodings: ['utf-8', 'gbk'],
  write: (rows, context) => encoded(lines(rows, context), context.encoding),
};
