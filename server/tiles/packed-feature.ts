/** One feature as it lies in a block: geometry, id and tile attributes as bytes that go into a tile without being understood again. */
import { ByteReader } from './bytes.ts';

export type Bounds = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

/** All numbers are Mercator units. */
export type PackedFeature = Bounds & {
  readonly fid: number;
  readonly labelX: number;
  readonly labelY: number;
  /** Area in whole ㎡ for the totals of the grid; null = unknown. */
  readonly areaM2: number | null;
  /** fid, kind, label x and y from the upper left corner, area + 1 (0 = unknown), id as an MVT value, geometry; numbers are varints. */
  readonly body: Uint8Array;
  /** One MVT value a tile field in declared order, a 0 for an unknown one. */
  readonly values: Uint8Array;
};

/** The smallest bounds that hold all of these. */
export const boundsAround = (features: readonly Bounds[]): Bounds => ({
  minX: features.reduce((least, { minX }) => Math.min(least, minX), Infinity),
  minY: features.reduce((least, { minY }) => Math.min(least, minY), Infinity),
  maxX: features.reduce((most, { maxX }) => Math.max(most, maxX), -Infinity),
  maxY: features.reduce((most, { maxY }) => Math.max(most, maxY), -Infinity),
});

const input = new ByteReader();

/** A feature from its bytes. */
export const unpacked = (bounds: Bounds, body: Uint8Array, values: Uint8Array): PackedFeature => {
  const { minX, minY, maxX, maxY } = bounds;
  input.open(body);
  const fid = input.zigzag();
  input.varint(); // the kind is for the tile
  const labelX = minX + input.zigzag();
  const labelY = minY + input.zigzag();
  const area = input.varint();
  return { minX, minY, maxX, maxY, fid, labelX, labelY, areaM2: area === 0 ? null : area - 1, body, values };
};
