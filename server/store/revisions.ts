/** How often each dataset was touched, as the number of its last touch: grows for ever, survives restarts, and costs no query. */
import type { Database } from 'better-sqlite3';

export interface Revisions {
  of(dataset?: string): number;
  /** Reads what was touched since the last look and names its datasets. */
  refresh(): readonly string[];
}

export const revisions = (db: Database): Revisions => {
  const since = db.prepare<[number], { dataset: string; seq: number }>(
    'SELECT dataset, max(seq) AS seq FROM change WHERE seq > ? GROUP BY dataset',
  );
  const known = new Map<string, number>();
  let last = 0;
  const refresh = () => {
    const rows = since.all(last);
    for (const { dataset, seq } of rows) {
      known.set(dataset, seq);
      last = Math.max(last, seq);
    }
    return rows.map(({ dataset }) => dataset);
  };
  refresh();
  return { of: (dataset) => (dataset === undefined ? last : (known.get(dataset) ?? 0)), refresh };
};
