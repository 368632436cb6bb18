/** One feature as it lies in a block: geometry, id and tile attributes as bytes that go into a tile without being understood again. */
import type { Geometry } from 'geojson';
import type { Field } from '../domain/dataset.ts';
import type { Value } from '../domain/edit.ts';
import { Bytes } from './bytes.ts';
import { labelPoint } from './label-point.ts';
import { mvtValue } from './mvt-value.ts';
import { type Kind, type Shape, shapeOf } from './shape.ts';

export type Bounds = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

/** All numbers are Mercator units. */
export type PackedFeature = Bounds & {
  readonly fid: number;
  readonly kind: Kind;
  readonly labelX: number;
  readonly labelY: number;
  /** Area in whole ㎡ for the totals of the grid; null = unknown. */
  readonly areaM2: number | null;
  readonly geometry: Uint8Array;
  /** The id as an MVT value. */
  readonly id: Uint8Array;
  /** One MVT value a tile field in declared order; null = unknown. */
  readonly values: readonly (Uint8Array | null)[];
};

/** A row with a geometry, as the store hands it over. */
export type DrawnRow = {
  readonly fid: number;
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: Geometry;
};

/** The smallest bounds that hold all of these. */
export const boundsAround = (features: readonly Bounds[]): Bounds => ({
  minX: features.reduce((least, { minX }) => Math.min(least, minX), Infinity),
  minY: features.reduce((least, { minY }) => Math.min(least, minY), Infinity),
  maxX: features.reduce((most, { maxX }) => Math.max(most, maxX), -Infinity),
  maxY: features.reduce((most, { maxY }) => Math.max(most, maxY), -Infinity),
});

/** The row as a packed feature, or null where there is nothing to draw. */
export const packFeature = (fields: readonly Field[], row: DrawnRow): PackedFeature | null => {
  const shape = shapeOf(row.geometry);
  if (!shape) return null;
  const bounds = boundsOf(shape);
  const { minX, minY, maxX, maxY } = bounds;
  const [labelX, labelY] = labelPoint(shape);
  const area = row.properties['areaM2'];
  return {
    minX,
    minY,
    maxX,
    maxY,
    fid: row.fid,
    kind: shape.kind,
    labelX,
    labelY,
    areaM2: typeof area === 'number' ? Math.round(area) : null,
    geometry: packGeometry(shape, bounds),
    id: mvtValue(row.id, 'text')!,
    values: fields.map((field) => mvtValue(row.properties[field.id] ?? null, field.type)),
  };
};

const boundsOf = ({ paths }: Shape): Bounds => {
  let minX = paths[0]!.points[0]!;
  let minY = paths[0]!.points[1]!;
  let maxX = minX;
  let maxY = minY;
  for (const { points } of paths) {
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]!;
      const y = points[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return { minX, minY, maxX, maxY };
};

const scratch = new Bytes();

/** Number of paths; of each, twice its points (+1 for a hole) and its points as steps from the one before, the first from the upper left corner. */
const packGeometry = ({ paths }: Shape, { minX, minY }: Bounds): Uint8Array => {
  scratch.clear();
  scratch.varint(paths.length);
  let x = minX;
  let y = minY;
  for (const { points, hole } of paths) {
    scratch.varint(points.length + (hole ? 1 : 0));
    for (let i = 0; i < points.length; i += 2) {
      scratch.zigzag(points[i]! - x);
      scratch.zigzag(points[i + 1]! - y);
      x = points[i]!;
      y = points[i + 1]!;
    }
  }
  return scratch.take();
};
