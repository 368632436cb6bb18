/** Column mappings of earlier imports, by dataset and header. */
import type { Database } from 'better-sqlite3';
import type { ColumnMaps } from './store.ts';
import { whileWriting } from './write-lock.ts';

export const columnMapsOn = (db: Database): ColumnMaps => {
  const get = db
    .prepare<[string, string], string>('SELECT map FROM "columnMap" WHERE dataset = ? AND header = ?')
    .pluck();
  const put = db.prepare(
    'INSERT INTO "columnMap" (dataset, header, map) VALUES (?, ?, ?) ON CONFLICT (dataset, header) DO UPDATE SET map = excluded.map',
  );
  return {
    async recall(dataset, header) {
      const map = get.get(dataset, header);
      return map === undefined ? null : JSON.parse(map);
    },
    remember: (dataset, header, map) => whileWriting(db, () => void put.run(dataset, header, JSON.stringify(map))),
  };
};
