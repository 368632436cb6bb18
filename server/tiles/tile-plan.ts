/** What a tile of single features holds for a role at a zoom. */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Plan } from './cut-tile.ts';
import { readableColumns, tileFields } from './drawn-dataset.ts';
import { WORLD_BITS } from './mercator.ts';

/** Features beyond which a tile is told short (coarser units, no labels or row numbers, only what colours the map). */
const CROWD = 2_500;
/** Beyond this even the outlines are drawn to the pixel only: 14 400 parcels, the most that the bench has in a tile, then take 196 kB gzipped. */
const THRONG = 8_000;

/** A dataset drawn from further away than this has few and large features. */
const WIDE_ZOOM = 10;

/** A polygon gets its label point when it is at least this wide or high on a tile drawn 512 px wide. */
const LABEL_PX = 12;
const TILE_PX = 512;

export type TilePlan = Plan & { readonly extentBits: number };

/** `features` is about how many the tile takes in, as the blocks it meets tell. */
export const tilePlan = (dataset: Dataset, role: Role, z: number, features: number): TilePlan => {
  const crowded = features > CROWD;
  const fields = tileFields(dataset);
  const columns = readableColumns(dataset, role).filter(
    (column) => !crowded || fields[column]!.id === dataset.symbology,
  );
  return {
    layer: dataset.id,
    keys: columns.map((column) => fields[column]!.id),
    columns,
    numbered: !crowded,
    labelFrom: crowded ? Number.POSITIVE_INFINITY : smallestLabelled(dataset, z),
    labelsPoints: dataset.geometry === 'polygon',
    extentBits: features > THRONG ? 9 : crowded ? 10 : 12,
  };
};

/** Zones and parks, drawn from afar, are named (and stand as symbols) however small they are. */
const smallestLabelled = (dataset: Dataset, z: number): number =>
  (dataset.minZoom ?? 0) < WIDE_ZOOM ? 0 : (LABEL_PX / TILE_PX) * 2 ** (WORLD_BITS - z);
