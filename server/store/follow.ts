/**
 * Following other programs: rows that QGIS, ogr2ogr or a script has touched get their derived fields and search names,
 * and stand in the log as an edit with the source `external`. What this does itself is marked as our own
 * (`write-lock.ts`), so it is never followed again.
 */
import type { Database } from 'better-sqlite3';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, Feature } from '../domain/edit.ts';
import type { EditLog } from './edit-log.ts';
import type { RowWriter } from './row-writer.ts';
import { featureOf, type Rows } from './rows.ts';
import { fromLiterals } from './sql-literals.ts';

/** So many touches are followed in one transaction, a tenth of a second's work: a mass edit must not freeze the map. */
const SLICE = 1_000;

type Touched = {
  readonly seq: number;
  readonly dataset: string;
  readonly fid: number;
  readonly action: string;
  readonly before: string | null;
};

export interface Follow {
  /** True where rows wait to be followed. Costs next to nothing, and needs no transaction. */
  waiting(): boolean;
  /** Follows one slice inside the caller's transaction. */
  slice(): void;
}

export const followOn = (
  db: Database,
  rowsOf: (dataset: Dataset) => Rows,
  writer: RowWriter,
  log: EditLog,
  now: () => Date,
  revision: () => number,
): Follow => {
  const pending = db.prepare<[number], Touched>(
    'SELECT seq, dataset, fid, action, before FROM change WHERE external = 1 ORDER BY seq LIMIT ?',
  );
  const done = db.prepare('UPDATE change SET external = 0, before = NULL WHERE external = 1 AND seq <= ?');
  const waiting = db.prepare('SELECT 1 FROM change WHERE external = 1 LIMIT 1');
  const imageOf = imagesOn(db);
  const slice = (): void => {
    const touched = pending.all(SLICE);
    const changes = firstTouches(touched).flatMap((touch) => {
      const dataset = datasetOf(touch.dataset);
      if (!dataset) return [];
      const before = touch.before === null ? null : imageOf(dataset, touch.before);
      writer.follow(dataset, touch.fid, before, rowsOf(dataset).byFid(touch.fid));
      return changeOf(dataset, before, rowsOf(dataset).byFid(touch.fid)?.feature ?? null);
    });
    writer.settle();
    if (changes.length > 0) {
      const at = now().toISOString();
      const edit = { author: 'external', role: 'admin', source: 'external', note: '由其他程序修改', changes } as const;
      const logged = log.add(edit, at, 'published');
      log.stand(logged.seq, { ...logged, publishedAt: at, revision: revision() });
    }
    done.run(touched.at(-1)?.seq ?? 0);
  };
  return { waiting: () => waiting.get() !== undefined, slice };
};

/** One touch a row, with the row as it was before the first of them; a row born among them was nothing before. */
const firstTouches = (touched: readonly Touched[]): readonly Touched[] => {
  const rows = new Map<string, Touched>();
  for (const touch of touched) {
    const key = `${touch.dataset} ${touch.fid}`;
    const first = rows.get(key) ?? touch;
    rows.set(key, touch.action === 'insert' ? { ...first, before: null } : first);
  }
  return [...rows.values()];
};

const changeOf = (dataset: Dataset, before: Feature | null, after: Feature | null): Change[] => {
  const id = after?.id ?? before?.id;
  return id === undefined ? [] : [{ dataset: dataset.id, id, before, after }];
};

/** The row that a trigger kept as SQL literals, in the order of the table's columns. */
const imagesOn = (db: Database) => {
  const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  const columns = new Map<string, string[]>();
  return (dataset: Dataset, image: string): Feature => {
    const names = columns.get(dataset.id) ?? columnsOf.all(dataset.id);
    columns.set(dataset.id, names);
    const values = fromLiterals(image);
    return featureOf(Object.fromEntries(names.map((name, index) => [name, values[index]])), dataset.fields);
  };
};
