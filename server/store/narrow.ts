/** Many rows in few columns, with the middle of their box, read in slices between which others are served: for rankings. */
import type { Role } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Value } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import { readableFields } from './access-rules.ts';
import type { Cells, HeldReads } from './held/reads.ts';
import { rowsWhere } from './selection.ts';
import type { Statements } from './statements.ts';
import type { Narrow, NarrowRow } from './store.ts';
import { fromStored, hasGeometry, quoted, rtreeOf } from './tables.ts';
import type { Ways } from './ways.ts';

/** Rows read in one go: some 10 ms. */
const SLICE = 2_000;

type Reads = { readonly statements: Statements; readonly ways: Ways; readonly held: HeldReads };

export const narrow = async (
  { statements, ways, held }: Reads,
  dataset: Dataset,
  filter: Filter | null,
  { fields: names, most }: Narrow,
  role: Role,
): Promise<readonly NarrowRow[]> => {
  const fields = readableFields(dataset, role, names);
  const fids =
    held.picked(dataset, filter) ??
    statements
      .all<{ fid: number }>(
        rowsWhere(dataset, filter, ways.toAll(dataset, filter))
          .select('fid')
          .limit(most + 1),
      )
      .map(({ fid }) => fid);
  if (fids.length > most) throw tooManyRows(most);
  // In the order of the table: rows, and nodes of the spatial index, that lie together are read together.
  const ordered = Float64Array.from(fids).sort();
  const rows: NarrowRow[] = [];
  for (let from = 0; from < ordered.length; from += SLICE) {
    if (from > 0) await new Promise(setImmediate);
    const read = readerOf(dataset, fields, held.cells(dataset));
    for (const raw of statements.all<Raw>(read.query([...ordered.subarray(from, from + SLICE)])))
      rows.push(read.row(raw));
  }
  return rows;
};

const tooManyRows = (most: number): MutuError =>
  new MutuError(
    'unprocessable',
    {
      zh: `符合条件的超过 ${most} 条，请再加一项硬条件（如面积或位置）。`,
      en: `More than ${most} rows fit. Add a must, such as an area or a place.`,
    },
    { most },
  );

type Raw = { readonly fid: number; readonly [column: string]: unknown };

/** What is held in memory is taken from there, the rest from the table: half of a row's time goes into its columns. */
const readerOf = (dataset: Dataset, fields: readonly Field[], cells: Cells | null) => {
  const kept = fields.map((field) => cells?.of(field) ?? null);
  const middle = cells ? cells.middle : null;
  const stored = fields.filter((_, place) => kept[place] === null);
  return {
    query: (fids: readonly number[]) => queryOf(dataset, stored, middle === null, fids),
    row(raw: Raw): NarrowRow {
      const properties: Record<string, Value> = {};
      for (const [place, field] of fields.entries())
        properties[field.id] = kept[place]?.(raw.fid) ?? fromStored(field, raw[field.id]);
      return { id: String(raw['id']), properties, at: middle ? middle(raw.fid) : middleIn(raw) };
    },
  };
};

/** Written out by hand: a text that stays the same for every slice is prepared once. */
const queryOf = (dataset: Dataset, fields: readonly Field[], withBox: boolean, fids: readonly number[]) => {
  const table = quoted(dataset.id);
  const columns = ['fid', 'id', ...fields.map(({ id }) => id)].map((name) => `${table}.${quoted(name)}`);
  const isBoxed = withBox && hasGeometry(dataset);
  const middle = isBoxed ? ', (box.minx + box.maxx) / 2 AS "atLon", (box.miny + box.maxy) / 2 AS "atLat"' : '';
  const box = isBoxed ? `LEFT JOIN ${quoted(rtreeOf(dataset))} AS box ON box.id = ${table}.fid` : '';
  const text = `SELECT ${columns.join(', ')}${middle} FROM ${table} ${box}
    WHERE ${table}.fid IN (SELECT value FROM json_each(?))`;
  return { compile: () => ({ sql: text, parameters: [JSON.stringify(fids)] }) };
};

const middleIn = ({ atLon, atLat }: Raw): NarrowRow['at'] =>
  typeof atLon === 'number' && typeof atLat === 'number' ? [atLon, atLat] : null;
