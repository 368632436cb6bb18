/** Where a tile lies in Mercator units, and how those become tile units. */
import type { Box } from './clip.ts';
import { WORLD_BITS } from './mercator.ts';

/** Tiles are cut to here; the map draws closer zooms from these (overzoom). */
export const MAX_ZOOM = 15;

/** Width of the margin round a tile, as a power of two of the tile's share: 1/64 = 8 px of 512, room for any outline. */
const BUFFER_BITS = 6;

/** `minX` … `maxY` take in the margin, the others do not. */
export type TileBox = Box & {
  readonly x0: number;
  readonly y0: number;
  readonly size: number;
  readonly extent: number;
  /** Mercator units a tile unit, as a power of two. */
  readonly shift: number;
};

/** The box of tile z/x/y with 2^`extentBits` units along its edge. */
export const tileBox = (z: number, x: number, y: number, extentBits = 12): TileBox => {
  const size = 2 ** (WORLD_BITS - z);
  const buffer = size / 2 ** BUFFER_BITS;
  const x0 = x * size;
  const y0 = y * size;
  return {
    x0,
    y0,
    size,
    extent: 2 ** extentBits,
    shift: WORLD_BITS - z - extentBits,
    minX: x0 - buffer,
    minY: y0 - buffer,
    maxX: x0 + size + buffer,
    maxY: y0 + size + buffer,
  };
};

/** The tiles of zoom `z` whose margin `bounds` reaches: first and last column and row. */
export const tilesTouched = (bounds: Box, z: number): Box => {
  const size = 2 ** (WORLD_BITS - z);
  const buffer = size / 2 ** BUFFER_BITS;
  const held = (place: number) => Math.max(0, Math.min(2 ** z - 1, Math.floor(place / size)));
  return {
    minX: held(bounds.minX - buffer),
    minY: held(bounds.minY - buffer),
    maxX: held(bounds.maxX + buffer),
    maxY: held(bounds.maxY + buffer),
  };
};
