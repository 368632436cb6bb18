/** Whether two tiles show the same: the same features, those wholly inside at the same place, with the same holes and parts. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export type Agreement = {
  /** Features of either tile. */
  features: number;
  /** Those that only one tile has. */
  missing: number;
  /** Largest difference of the bounds of a feature wholly inside, in units of the coarser tile. */
  units: number;
  /** Features wholly inside that have another number of rings. */
  rings: number;
};

type Drawn = { readonly bounds: readonly number[]; readonly rings: number };

/** Adds the comparison of two tiles' layer `parcel` to `sum`. */
export const addAgreement = (sum: Agreement, ours: Uint8Array, theirs: Uint8Array): void => {
  const [left, right] = [read(ours), read(theirs)];
  const unit = 1 / Math.min(left.extent, right.extent);
  sum.features += new Set([...left.drawn.keys(), ...right.drawn.keys()]).size;
  for (const id of right.drawn.keys()) if (!left.drawn.has(id)) sum.missing++;
  for (const [id, { bounds, rings }] of left.drawn) {
    const other = right.drawn.get(id);
    if (!other) sum.missing++;
    else if (isInside(bounds) && isInside(other.bounds)) {
      const off = Math.max(...bounds.map((side, index) => Math.abs(side - other.bounds[index]!))) / unit;
      sum.units = Math.max(sum.units, off);
      // On a coarser grid small rings vanish on one side only.
      if (left.extent === right.extent && rings !== other.rings) sum.rings++;
    }
  }
};

const isInside = (bounds: readonly number[]): boolean => bounds.every((side) => side > 0 && side < 1);

/** Bounds as shares of the tile. */
const read = (bytes: Uint8Array): { readonly extent: number; readonly drawn: ReadonlyMap<string, Drawn> } => {
  const layer = bytes.length === 0 ? undefined : new VectorTile(new PbfReader(bytes)).layers['parcel'];
  const drawn = new Map<string, Drawn>();
  for (let index = 0; index < (layer?.length ?? 0); index++) {
    const feature = layer!.feature(index);
    const bounds = feature.bbox().map((side) => side / layer!.extent);
    drawn.set(String(feature.properties['id']), { bounds, rings: feature.loadGeometry().length });
  }
  return { extent: layer?.extent ?? 4096, drawn };
};
