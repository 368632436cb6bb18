/** One tile from the side file: the grid below the dataset's first zoom, single features from there on. */
import { mayReadField, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { fieldOf } from '../domain/datasets/index.ts';
import type { Drawing } from '../store/drawing.ts';
import { BLOCK_SIZE } from './block.ts';
import { cutTile } from './cut-tile.ts';
import { cutGrid } from './grid.ts';
import { tileBox } from './tile-box.ts';
import { tilePlan } from './tile-plan.ts';

export type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

/** MVT bytes, uncompressed; none where the tile is empty. */
export const drawTile = (drawing: Drawing, dataset: Dataset, { z, x, y }: TileAddress, role: Role): Uint8Array => {
  const table = drawing.blocks(dataset.id);
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
