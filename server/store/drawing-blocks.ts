/** The blocks of one dataset in the side file: found by place on the map or by the fid of a feature in them. */
import type { Database } from 'better-sqlite3';
import { quoted } from './tables.ts';

/** In Mercator units. */
export type Extent = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

export type NewBlock = Extent & { readonly body: Uint8Array; readonly fids: readonly number[] };

export type StoredBlock = Extent & { readonly id: number; readonly body: Buffer };

/** What stands in one cell of the grid: features, those of known area among them, and their area. */
export type Totals = { readonly count: number; readonly known: number; readonly areaM2: number };

export type Cell = Totals & { readonly x: number; readonly y: number };

export interface BlockTable {
  /** Features drawn. */
  count(): number;
  /** Blocks whose bounds meet `extent`, in a fixed order. */
  within(extent: Extent): Buffer[];
  storedWithin(extent: Extent): StoredBlock[];
  holding(fid: number): StoredBlock | undefined;
  add(block: NewBlock): void;
  replace(id: number, block: NewBlock): void;
  remove(id: number): void;
  forget(fid: number): void;
  /** Adds to the totals of a cell (takes away where they are negative). */
  addToCell(x: number, y: number, totals: Totals): void;
  /** Totals of the cells from column and row `from` up to and without `to` (multiples of 2^`merge`), merged by 2^`merge` each way. */
  cells(from: readonly [number, number], to: readonly [number, number], merge: number): Cell[];
  clear(): void;
}

/** The totals are kept for cells merged by these powers of two as well, so that a wide view adds up a few hundred rows, not all. */
const LEVELS = [0, 3, 6, 9] as const;

const MEETS = 'minX <= @maxX AND maxX >= @minX AND minY <= @maxY AND maxY >= @minY';

export const blockTable = (db: Database, dataset: string): BlockTable => {
  const [block, place, cell] = [quoted(`block_${dataset}`), quoted(`place_${dataset}`), quoted(`cell_${dataset}`)];
  const columns = 'id, minX, maxX, minY, maxY, body';
  const count = db.prepare<[], number>(`SELECT count(*) FROM ${place}`).pluck();
  const within = db.prepare<[Extent], Buffer>(`SELECT body FROM ${block} WHERE ${MEETS} ORDER BY id`).pluck();
  const storedWithin = db.prepare<[Extent], StoredBlock>(`SELECT ${columns} FROM ${block} WHERE ${MEETS}`);
  const holding = db.prepare<[number], StoredBlock>(
    `SELECT ${columns} FROM ${block} WHERE id = (SELECT block FROM ${place} WHERE fid = ?)`,
  );
  const insert = db.prepare<[Extent & { body: Uint8Array }]>(
    `INSERT INTO ${block} VALUES (NULL, @minX, @maxX, @minY, @maxY, @body)`,
  );
  const update = db.prepare<[Extent & { body: Uint8Array; id: number }]>(
    `UPDATE ${block} SET minX = @minX, maxX = @maxX, minY = @minY, maxY = @maxY, body = @body WHERE id = @id`,
  );
  const remove = db.prepare<[number]>(`DELETE FROM ${block} WHERE id = ?`);
  // All fids of a block in one statement: half the time of one for each.
  const put = db.prepare<[number | bigint, string]>(
    `INSERT OR REPLACE INTO ${place} SELECT value, ? FROM json_each(?)`,
  );
  const forget = db.prepare<[number]>(`DELETE FROM ${place} WHERE fid = ?`);
  const addToCell = db.prepare<[number, number, number, number, number, number]>(
    `INSERT INTO ${cell} VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count, known = known + excluded.known, areaM2 = areaM2 + excluded.areaM2`,
  );
  const emptyCell = db.prepare<[number, number, number]>(
    `DELETE FROM ${cell} WHERE level = ? AND x = ? AND y = ? AND count <= 0`,
  );
  const cells = db.prepare<[{ level: number; x0: number; y0: number; x1: number; y1: number; merge: number }], Cell>(
    `SELECT x >> @merge AS x, y >> @merge AS y, sum(count) AS count, sum(known) AS known, sum(areaM2) AS areaM2 FROM ${cell}
     WHERE level = @level AND x >= @x0 AND x < @x1 AND y >= @y0 AND y < @y1 GROUP BY 1, 2`,
  );
  return {
    count: () => count.get() ?? 0,
    within: (extent) => within.all(extent),
    storedWithin: (extent) => storedWithin.all(extent),
    holding: (fid) => holding.get(fid),
    add({ fids, ...rest }) {
      const id = insert.run(rest).lastInsertRowid;
      put.run(id, JSON.stringify(fids));
    },
    replace(id, { fids, ...rest }) {
      update.run({ ...rest, id });
      put.run(id, JSON.stringify(fids));
    },
    remove: (id) => void remove.run(id),
    forget: (fid) => void forget.run(fid),
    addToCell(x, y, { count, known, areaM2 }) {
      for (const level of LEVELS) {
        addToCell.run(level, x >> level, y >> level, count, known, areaM2);
        if (count < 0) emptyCell.run(level, x >> level, y >> level);
      }
    },
    cells([x0, y0], [x1, y1], merge) {
      const level = LEVELS.findLast((each) => each <= merge)!;
      const at = (place: number) => place / 2 ** level;
      return cells.all({ level, x0: at(x0), y0: at(y0), x1: at(x1), y1: at(y1), merge: merge - level });
    },
    clear: () => void db.exec(`DELETE FROM ${block}; DELETE FROM ${place}; DELETE FROM ${cell}`),
  };
};
