/** One tile from the side file: the grid below the dataset's first zoom, single features from there on. */
import { mayReadField, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { fieldOf } from '../domain/datasets/index.ts';
import type { Drawing } from '../store/drawing.ts';
import type { BlockTable, Cell } from '../store/drawing-blocks.ts';
import { BLOCK_SIZE } from './block.ts';
import { cutTile } from './cut-tile.ts';
import { partsSeen } from './drawn-dataset.ts';
import { cutGrid } from './grid.ts';
import { tileBox } from './tile-box.ts';
import { tilePlan } from './tile-plan.ts';

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

/** MVT bytes, uncompressed; none where the tile is empty. */
export const drawTile = (drawing: Drawing, dataset: Dataset, { z, x, y }: TileAddress, role: Role): Uint8Array => {
  const table = together(partsSeen(dataset, role).map((part) => drawing.blocks(part)));
  const minZoom = dataset.minZoom ?? 0;
  if (z < minZoom) return cutGrid(table, minZoom, dataset.id, z, x, y, mayReadArea(dataset, role));
  const blocks = table.within(tileBox(z, x, y));
  const plan = tilePlan(dataset, role, z, blocks.length * BLOCK_SIZE);
  return cutTile(blocks, tileBox(z, x, y, plan.extentBits), plan);
};

const mayReadArea = (dataset: Dataset, role: Role): boolean => {
  const area = fieldOf(dataset, 'areaM2');
  return area?.tile === true && mayReadField(role, dataset, area);
};

/** Several tables to read as one. */
const together = ([first, ...rest]: readonly BlockTable[]): BlockTable =>
  rest.length === 0
    ? first!
    : {
        ...first!,
        within: (extent) => [first!, ...rest].flatMap((table) => table.within(extent)),
        cells: (from, to, merge) => addedUp([first!, ...rest].flatMap((table) => table.cells(from, to, merge))),
      };

const addedUp = (cells: readonly Cell[]): Cell[] => {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const { count = 0, known = 0, areaM2 = 0 } = sums.get(`${cell.x} ${cell.y}`) ?? {};
    const sum = { count: count + cell.count, known: known + cell.known, areaM2: areaM2 + cell.areaM2 };
    sums.set(`${cell.x} ${cell.y}`, { x: cell.x, y: cell.y, ...sum });
  }
  return [...sums.values()];
};
