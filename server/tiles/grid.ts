/**
 * Below a dataset's first zoom a tile holds totals on a grid of 64 × 64 cells instead of features: a million parcels
 * would be 15 MB in one tile. Totals are kept for the finest grid that is ever shown and merged for wider views.
 */
import type { BlockTable, Cell, Totals } from '../store/drawing-blocks.ts';
import { Bytes } from './bytes.ts';
import { LayerWriter } from './encode-mvt.ts';
import { WORLD_BITS } from './mercator.ts';
import { writeMvtValue } from './mvt-value.ts';
import type { PackedFeature } from './packed-feature.ts';
import { POINT } from './shape.ts';

/** 2^6 cells along the edge of a tile. */
const GRID_BITS = 6;
const EXTENT = 4096;
const CELL = EXTENT / 2 ** GRID_BITS;

const value = new Bytes(16);

/** Zoom at which one tile would be one cell of the finest grid of a dataset that starts at `minZoom`. */
const cellZoom = (minZoom: number): number => minZoom - 1 + GRID_BITS;

/** The cell that counts a feature: the one its label point stands in. */
export const cellOf = ({ labelX, labelY }: PackedFeature, minZoom: number): readonly [number, number] => {
  const shift = WORLD_BITS - cellZoom(minZoom);
  return [labelX >> shift, labelY >> shift];
};

/** A feature's share of its cell; an unknown area adds nothing to the known ones. */
export const totalsOf = ({ areaM2 }: PackedFeature, sign: 1 | -1): Totals => ({
  count: sign,
  known: areaM2 === null ? 0 : sign,
  areaM2: sign * (areaM2 ?? 0),
});

/** MVT bytes of the grid of tile z/x/y: the middles of its cells with `count`, and with `areaM2` where `withArea` and some area is known. */
export const cutGrid = (
  table: BlockTable,
  minZoom: number,
  layer: string,
  z: number,
  x: number,
  y: number,
  withArea: boolean,
): Uint8Array => {
  const perTile = cellZoom(minZoom) - z;
  const merge = perTile - GRID_BITS;
  const [left, top] = [x * 2 ** GRID_BITS, y * 2 ** GRID_BITS];
  const from = [x * 2 ** perTile, y * 2 ** perTile] as const;
  const cells = table.cells(from, [from[0] + 2 ** perTile, from[1] + 2 ** perTile], merge);
  const writer = new LayerWriter();
  for (const cell of cells) writeCell(writer, cell, (cell.x - left) * CELL, (cell.y - top) * CELL, withArea);
  const tile = new Bytes();
  writer.writeTo(tile, `${layer}Grid`, ['count', 'areaM2'], EXTENT);
  return tile.take();
};

const writeCell = (writer: LayerWriter, cell: Cell, x: number, y: number, withArea: boolean): void => {
  writer.moveTo(Int32Array.of(x + CELL / 2, y + CELL / 2), 1);
  writeTotal(writer, 0, cell.count);
  if (withArea && cell.known > 0) writeTotal(writer, 1, cell.areaM2);
  writer.endFeature(-1, POINT);
};

const writeTotal = (writer: LayerWriter, key: number, total: number): void => {
  value.clear();
  writeMvtValue(value, total, 'integer');
  writer.tag(key, writer.values.share(value.data, 0, value.length));
};
