/**
 * Queries are written with Kysely's builder and run on better-sqlite3 as prepared statements, synchronously: a read of
 * several statements then sees one state, because no write of this process can come between them.
 */
import type { Database } from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Sql } from './filter-sql.ts';

/** Tables and columns come from the declarations at run time, so they are plain names to the builder. */
export type Tables = Record<string, Record<string, unknown>>;

/** Builds and compiles only; it has no connection. */
export const build = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

type Compiled = { readonly sql: string; readonly parameters: readonly unknown[] };

export interface Statements {
  all<T>(query: { compile(): Compiled }): T[];
  first<T>(query: { compile(): Compiled }): T | undefined;
}

/** Filters make ever new statements; past this many the prepared ones are let go. */
const KEPT = 300;

export const statementsOn = (db: Database): Statements => {
  const prepared = new Map<string, ReturnType<Database['prepare']>>();
  const prepare = (text: string) => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= KEPT) prepared.clear();
    const statement = db.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  return {
    all<T>(query: { compile(): Compiled }) {
      const { sql: text, parameters } = query.compile();
      return prepare(text).all(...parameters) as T[];
    },
    first<T>(query: { compile(): Compiled }) {
      const { sql: text, parameters } = query.compile();
      return prepare(text).get(...parameters) as T | undefined;
    },
  };
};

/** A condition of `filter-sql.ts` inside a built query: its text is cut at the `?`, which stands for nothing else there. */
export const condition = ({ text, values }: Sql): RawBuilder<SqlBool> => {
  const [first, ...rest] = text.split('?');
  return sql.join(
    [sql.raw(first!), ...rest.flatMap((piece, index) => [sql.val(values[index]), sql.raw(piece)])],
    sql.raw(''),
  ) as RawBuilder<SqlBool>;
};
