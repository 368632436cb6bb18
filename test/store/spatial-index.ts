/** A look at the R-tree of a file beside the store that has it open: does it hold what the rows say? */
import { blobBounds } from '../../server/store/geometry-blob.ts';
import { openSqlite } from '../../server/store/sqlite.ts';

/** fids whose box in the index is missing, left over, or does not hold the row's own bounds to 32-bit rounding. */
export const wrongBoxes = (path: string, dataset: string): readonly number[] => {
  const db = openSqlite(path, { readonly: true });
  const rows = db.prepare(`SELECT fid, geom FROM "${dataset}"`).all() as { fid: number; geom: Buffer | null }[];
  const boxes = db.prepare(`SELECT id, minx, miny, maxx, maxy FROM "rtree_${dataset}_geom"`).raw().all() as number[][];
  db.close();
  const found = new Map(boxes.map(([id, ...box]) => [id!, box]));
  const wrong = rows.filter(({ fid, geom }) => {
    const bounds = geom && blobBounds(geom);
    const box = found.get(fid);
    found.delete(fid);
    if (!bounds || !box) return Boolean(bounds) !== Boolean(box);
    return bounds.some((edge, index) => Math.abs(edge - box[index]!) > 2e-5);
  });
  return [...wrong.map(({ fid }) => fid), ...found.keys()];
};
