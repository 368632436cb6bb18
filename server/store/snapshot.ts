/**
 * A dataset as it stood at one moment: a read transaction on a connection of its own, so that an export of many slices
 * never mixes two states and never holds up a write.
 */
import type { Database } from 'better-sqlite3';
import { sql } from 'kysely';
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import { allOf, checkFilter, type Filter } from '../domain/filter.ts';
import { readableFields } from './access-rules.ts';
import { extentOf } from './extent.ts';
import { rowFeed } from './row-feed.ts';
import { featureOf, type Raw } from './rows.ts';
import { rowsWhere } from './selection.ts';
import { openSqlite } from './sqlite.ts';
import { type Statements, statementsOn } from './statements.ts';
import type { Picked, Snapshot } from './store.ts';
import { columnsOf, fromStored, GEOMETRY_COLUMN, hasGeometry } from './tables.ts';

/** Rows decoded between two looks at other requests. */
const SLICE = 500;

/** What is asked for, and the rows that the role may read. */
type PickedRows = Picked & { readonly readable: Filter | null };

/** Throws badFilter where the filter asks for what `role` may not read. */
export const snapshotOf = (db: Database, dataset: Dataset, picked: PickedRows, role: Role): Snapshot => {
  if (picked.filter) checkFilter(picked.filter, dataset, role);
  // A database in memory is seen by its own connection only.
  const own = db.memory ? db : openSqlite(db.name, { readonly: true });
  const close = (): void => {
    if (own !== db) own.close();
  };
  try {
    if (own !== db) own.exec('BEGIN');
    return { ...readsOf(own, dataset, picked, role), close };
  } catch (error) {
    close();
    throw error;
  }
};

const readsOf = (db: Database, dataset: Dataset, picked: PickedRows, role: Role): Omit<Snapshot, 'close'> => {
  const statements = statementsOn(db);
  const rows = pickedRows(dataset, picked);
  const counted = rows.select([sql<number>`count(*)`.as('count'), sql<number>`total(synthetic)`.as('synthetic')]);
  return {
    revision: rowFeed(db).lastSeq(dataset.id),
    ...statements.first<{ count: number; synthetic: number }>(counted)!,
    // Rows without a shape make no bounds, so only filter and ids narrow them.
    extent: () => extentOf(statements, dataset, picked.filter || picked.readable || picked.ids ? rows : null),
    commonest(name) {
      const field = readableFields(dataset, role, [name])[0]!;
      const grouped = rows
        .select(sql`${sql.ref(name)}`.as('value'))
        .where(name, 'is not', null)
        .groupBy(name)
        .orderBy(sql`count(*)`, 'desc');
      return fromStored(field, statements.first<{ value: unknown }>(grouped.limit(1))?.value);
    },
    rows: () => slices(statements, dataset, picked, role),
  };
};

const pickedRows = (dataset: Dataset, { filter, ids, isShaped, readable }: PickedRows) =>
  rowsWhere(dataset, allOf([filter, readable]))
    .$if(ids !== undefined, (all) =>
      all.where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`),
    )
    .$if(isShaped === true && hasGeometry(dataset), (all) => all.where(GEOMETRY_COLUMN, 'is not', null));

async function* slices(
  statements: Statements,
  dataset: Dataset,
  picked: PickedRows,
  role: Role,
): AsyncGenerator<Feature, void> {
  const fields = readableFields(dataset, role);
  const rows = pickedRows(dataset, picked)
    .select(columnsOf(dataset, fields, true))
    .orderBy('id')
    .limit(SLICE);
  for (let after = ''; ; ) {
    const slice = statements.all<Raw>(rows.where('id', '>', after));
    for (const raw of slice) yield featureOf(raw, fields);
    if (slice.length < SLICE) return;
    after = String(slice.at(-1)!['id']);
    await new Promise(setImmediate);
  }
}
