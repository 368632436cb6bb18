/** Pages of lists: the rows shown last are kept as they were read, for the next move of the map shows most of them again. */
import type { Database } from 'better-sqlite3';
import type { Dataset, Field } from '../../domain/dataset.ts';
import type { Feature } from '../../domain/edit.ts';
import { compareText } from '../../domain/filter.ts';
import { featureOf, type Raw } from '../rows.ts';
import { statementsOn } from '../statements.ts';
import type { Query } from '../store.ts';
import { columnsOf, quoted } from '../tables.ts';
import { type Recent, recent } from './recent.ts';
import type { Table } from './table.ts';

/** Rows kept of each choice of fields. */
const MOST_ROWS = 4_096;
/** Choices of fields kept. */
const MOST_CHOICES = 8;

/** The page among some rows that hold it; null where shapes are wanted, or the order is not that of one held number. */
export const shownOn = (db: Database) => {
  const read = readerOn(db);
  return (
    table: Table,
    fields: readonly Field[],
    { sort = [], limit, offset = 0, geometry }: Query,
    fids: readonly number[],
  ): readonly Feature[] | null => {
    const [order, second] = sort;
    const column = order && table.columns.get(order.field);
    if (geometry !== false || second || column?.kind !== 'numbers' || limit === undefined) return null;
    const rowOf = read(table.dataset, fields);
    const rows = rowsOf(table, fields);
    const keyOf = (fid: number): number => (order!.descending ? -1 : 1) * column.at[fid]!;
    return fids
      .flatMap((fid) => {
        const row = rows.of(fid, () => rowOf(fid));
        return row ? [{ key: keyOf(fid), row }] : [];
      })
      .sort((a, b) => unknownLast(a.key, b.key) || compareText(a.row.id, b.row.id))
      .slice(offset, offset + limit)
      .map(({ row }) => row);
  };
};

const unknownLast = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b;

const choiceOf = (fields: readonly Field[]): string => fields.map(({ id }) => id).join();

const rowsOf = ({ shown }: Table, fields: readonly Field[]): Recent<Feature | null> => {
  const choice = choiceOf(fields);
  const rows = shown.get(choice) ?? recent<Feature | null>(MOST_ROWS);
  if (!shown.has(choice) && shown.size >= MOST_CHOICES) shown.clear();
  shown.set(choice, rows);
  return rows;
};

/** Gives null for a row that another program has just deleted. */
const readerOn = (db: Database) => {
  const statements = statementsOn(db);
  return (dataset: Dataset, fields: readonly Field[]) => {
    const columns = columnsOf(dataset, fields, false).map(quoted);
    const text = `SELECT ${columns.join(', ')} FROM ${quoted(dataset.id)} WHERE fid = ?`;
    return (fid: number): Feature | null => {
      const raw = statements.first<Raw>({ compile: () => ({ sql: text, parameters: [fid] }) });
      return raw ? featureOf(raw, fields) : null;
    };
  };
};
