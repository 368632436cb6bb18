/** Draws a whole dataset anew: every row packed, sorted along the Hilbert curve, and written in blocks of 64. */
import type { Dataset } from '../domain/dataset.ts';
import type { Drawing } from '../store/drawing.ts';
import type { BlockTable } from '../store/drawing-blocks.ts';
import type { RowFeed } from '../store/row-feed.ts';
import { BLOCK_SIZE, encodeBlock } from './block.ts';
import { DRAWN, drawnParts, lapsedPart, partOf, tileFields } from './drawn-dataset.ts';
import { cellOf, totalsOf } from './grid.ts';
import { packRow } from './pack-row.ts';
import type { PackedFeature } from './packed-feature.ts';
import { Spool } from './spool.ts';
import { datasetKeys } from './tile-key.ts';

const DAY_MS = 86_400_000;

/** A day (ISO) as a number: with the part of the lapsed rows stands the day up to which they have lapsed. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

export const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * Replaces the blocks and drops the cached tiles of `dataset`. The number of the last touch is read first: a touch that
 * comes while the rows are read is followed once more afterwards, which does no harm.
 */
export const rebuild = (feed: RowFeed, drawing: Drawing, dataset: Dataset, lapseDay: string): void => {
  const seq = feed.lastSeq();
  const spools = new Map(drawnParts(dataset).map((part) => [part, new Spool()]));
  const fields = tileFields(dataset);
  for (const row of feed.all(dataset.id)) {
    const feature = packRow(fields, row);
    if (feature) spools.get(partOf(dataset, row.verifiedOn, lapseDay))!.add(feature);
  }
  drawing.write(() => {
    drawing.tiles.drop(...datasetKeys(DRAWN.indexOf(dataset)));
    for (const [part, spool] of spools) {
      drawing.blocks(part).clear();
      writeBlocks(drawing.blocks(part), dataset.minZoom ?? 0, spool.sorted());
    }
    drawing.setSeq(dataset.id, seq);
    if (dataset.lapses) drawing.setSeq(lapsedPart(dataset), dayNumber(lapseDay));
  });
};

const writeBlocks = (table: BlockTable, minZoom: number, features: Iterable<PackedFeature>): void => {
  const grid = gridOf(table, minZoom);
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
  grid.flush();
};

/** Totals of the finest grid. The curve goes through a cell in one stretch, so each is added up and written once. */
const gridOf = (table: BlockTable, minZoom: number) => {
  let [x, y] = [-1, -1];
  let [count, known, areaM2] = [0, 0, 0];
  const flush = (): void => {
    if (count > 0) table.addToCell(x, y, { count, known, areaM2 });
  };
  return {
    add(feature: PackedFeature): void {
      if (minZoom === 0) return;
      const cell = cellOf(feature, minZoom);
      if (cell[0] !== x || cell[1] !== y) {
        flush();
        [x, y] = cell;
        [count, known, areaM2] = [0, 0, 0];
      }
      const own = totalsOf(feature, 1);
      count += own.count;
      known += own.known;
      areaM2 += own.areaM2;
    },
    flush,
  };
};
