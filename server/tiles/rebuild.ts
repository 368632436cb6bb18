/** Draws a whole dataset anew: every row packed, sorted along the Hilbert curve, and written in blocks of 64. */
import type { Dataset } from '../domain/dataset.ts';
import type { Drawing } from '../store/drawing.ts';
import type { Totals } from '../store/drawing-blocks.ts';
import type { RowFeed } from '../store/row-feed.ts';
import { BLOCK_SIZE, encodeBlock } from './block.ts';
import { DRAWN, tileFields } from './drawn-dataset.ts';
import { cellOf, totalsOf } from './grid.ts';
import { packRow } from './pack-row.ts';
import type { PackedFeature } from './packed-feature.ts';
import { Spool } from './spool.ts';
import { datasetKeys } from './tile-key.ts';

/**
 * Replaces the blocks and drops the cached tiles of `dataset`. The number of the last touch is read first: a touch that
 * comes while the rows are read is followed once more afterwards, which does no harm.
 */
export const rebuild = (feed: RowFeed, drawing: Drawing, dataset: Dataset): void => {
  const seq = feed.lastSeq();
  const spool = new Spool();
  const fields = tileFields(dataset);
  for (const row of feed.all(dataset.id)) {
    const feature = packRow(fields, row);
    if (feature) spool.add(feature);
  }
  drawing.write(() => {
    drawing.blocks(dataset.id).clear();
    drawing.tiles.drop(...datasetKeys(DRAWN.indexOf(dataset)));
    writeBlocks(drawing, dataset, spool.sorted());
    drawing.setSeq(dataset.id, seq);
  });
};

const writeBlocks = (drawing: Drawing, dataset: Dataset, features: Iterable<PackedFeature>): void => {
  const table = drawing.blocks(dataset.id);
  const grid = newGrid(dataset.minZoom ?? 0);
  let waiting: PackedFeature[] = [];
  const flush = (): void => {
    if (waiting.length > 0) table.add({ ...encodeBlock(waiting), fids: waiting.map(({ fid }) => fid) });
    waiting = [];
  };
  for (const feature of features) {
    grid.add(feature);
    waiting.push(feature);
    if (waiting.length === BLOCK_SIZE) flush();
  }
  flush();
  for (const [x, y, totals] of grid.cells()) table.addToCell(x, y, totals);
};

/** Totals of the finest grid, added up in memory so that each cell is written once. */
const newGrid = (minZoom: number) => {
  const columns = new Map<number, Map<number, { -readonly [T in keyof Totals]: Totals[T] }>>();
  return {
    add(feature: PackedFeature): void {
      if (minZoom === 0) return;
      const [x, y] = cellOf(feature, minZoom);
      const column = columns.get(x) ?? new Map();
      columns.set(x, column);
      const sum = column.get(y) ?? { count: 0, known: 0, areaM2: 0 };
      column.set(y, sum);
      const own = totalsOf(feature, 1);
      sum.count += own.count;
      sum.known += own.known;
      sum.areaM2 += own.areaM2;
    },
    *cells(): Generator<readonly [number, number, Totals]> {
      for (const [x, column] of columns) for (const [y, totals] of column) yield [x, y, totals];
    },
  };
};
