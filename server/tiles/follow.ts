/** Carries touched rows into the blocks they belong to, and drops the cached tiles that show them: one edit costs about a third of a millisecond. */
import type { Dataset } from '../domain/dataset.ts';
import type { Drawing } from '../store/drawing.ts';
import type { BlockTable, StoredBlock } from '../store/drawing-blocks.ts';
import type { RowFeed } from '../store/row-feed.ts';
import { BLOCK_SIZE, decodeBlock, encodeBlock } from './block.ts';
import { DRAWN, drawnParts, partOf, readersOf, tileFields } from './drawn-dataset.ts';
import { cellOf, totalsOf } from './grid.ts';
import { hilbert } from './hilbert.ts';
import { packRow } from './pack-row.ts';
import { type Bounds, boundsAround, type PackedFeature } from './packed-feature.ts';
import { datasetKeys, keysTouched } from './tile-key.ts';

/** A row moves to a block within this distance of it (1.2 km at the equator), else it starts a new one. */
const NEAR = 2 ** 15;
/** Beyond so many changed rows it is quicker to drop every cached tile of the dataset. */
const MANY = 500;

/**
 * Brings the rows `fids` of `dataset` up to date in one transaction: those verified before `lapseDay` move to the part of
 * the lapsed ones. Rows whose drawing has not changed cost no tile.
 */
export const follow = (
  feed: RowFeed,
  drawing: Drawing,
  dataset: Dataset,
  fids: readonly number[],
  lapseDay: string,
): void => {
  const fields = tileFields(dataset);
  const rows = new Map(feed.byFids(dataset.id, fids).map((row) => [row.fid, row]));
  drawing.write(() => {
    const changed = drawnParts(dataset).flatMap((part) => {
      const work = new BlockWork(drawing.blocks(part), dataset.minZoom ?? 0);
      for (const fid of fids) {
        const row = rows.get(fid);
        work.put(fid, row && partOf(dataset, row.verifiedOn, lapseDay) === part ? packRow(fields, row) : null);
      }
      work.write();
      return work.changed;
    });
    dropTiles(drawing, dataset, changed);
  });
};

const dropTiles = (drawing: Drawing, dataset: Dataset, changed: readonly Bounds[]): void => {
  const place = DRAWN.indexOf(dataset);
  const readers = readersOf(dataset).length;
  const ranges =
    changed.length > MANY ? [datasetKeys(place)] : changed.flatMap((bounds) => keysTouched(place, readers, bounds));
  // A row that stays where it was names its tiles twice.
  const once = new Map<number, number>();
  for (const [first, last] of ranges) once.set(first, Math.max(last, once.get(first) ?? last));
  for (const [first, last] of once) drawing.tiles.drop(first, last);
};

/** A block being changed. */
type Open = { readonly id: number; readonly bounds: Bounds; features: PackedFeature[]; changed: boolean };

/** The blocks that one transaction changes, each decoded and encoded once however many of its rows change. */
class BlockWork {
  /** Bounds of features before and after. */
  readonly changed: Bounds[] = [];
  private readonly open = new Map<number, Open>();
  private readonly strays: PackedFeature[] = [];

  constructor(
    private readonly table: BlockTable,
    private readonly minZoom: number,
  ) {}

  put(fid: number, after: PackedFeature | null): void {
    const stored = this.table.holding(fid);
    const home = stored && this.opened(stored);
    const index = home ? home.features.findIndex((feature) => feature.fid === fid) : -1;
    const before = home?.features[index];
    if (before && after && alike(before, after)) return;
    if (before) this.count(before, -1);
    if (after) this.count(after, 1);
    if (home && after && contains(home.bounds, after)) {
      home.features[index] = after;
      home.changed = true;
      return;
    }
    if (home) {
      home.features.splice(index, 1);
      home.changed = true;
      this.table.forget(fid);
    }
    if (after) this.settle(after);
  }

  write(): void {
    for (const block of this.open.values()) if (block.changed) this.writeBlock(block);
    for (const part of partsOf(this.strays)) this.table.add(encoded(part));
  }

  private opened(stored: StoredBlock): Open {
    const known = this.open.get(stored.id);
    if (known) return known;
    const { id, body, ...bounds } = stored;
    const block = { id, bounds, features: decodeBlock(body), changed: false };
    this.open.set(id, block);
    return block;
  }

  private count(feature: PackedFeature, sign: 1 | -1): void {
    this.changed.push(feature);
    if (this.minZoom > 0) this.table.addToCell(...cellOf(feature, this.minZoom), totalsOf(feature, sign));
  }

  /** Into the block near it that grows least. */
  private settle(feature: PackedFeature): void {
    const near = {
      minX: feature.minX - NEAR,
      minY: feature.minY - NEAR,
      maxX: feature.maxX + NEAR,
      maxY: feature.maxY + NEAR,
    };
    const blocks = this.table.storedWithin(near);
    const growth = blocks.map((block) => size(boundsAround([block, feature])) - size(block));
    const best = blocks[growth.indexOf(Math.min(...growth))];
    if (!best) return void this.strays.push(feature);
    const home = this.opened(best);
    home.features.push(feature);
    home.changed = true;
  }

  private writeBlock({ id, features }: Open): void {
    const [first, ...more] = partsOf(features);
    if (first) this.table.replace(id, encoded(first));
    else this.table.remove(id);
    for (const part of more) this.table.add(encoded(part));
  }
}

const encoded = (features: readonly PackedFeature[]) => ({
  ...encodeBlock(features),
  fids: features.map(({ fid }) => fid),
});

/** As they are while they fit one block, else split along the curve. */
const partsOf = (features: readonly PackedFeature[]): (readonly PackedFeature[])[] => {
  if (features.length === 0) return [];
  if (features.length <= 2 * BLOCK_SIZE) return [features];
  const along = features.toSorted((a, b) => hilbert(a.labelX, a.labelY) - hilbert(b.labelX, b.labelY));
  return Array.from({ length: Math.ceil(along.length / BLOCK_SIZE) }, (_, part) =>
    along.slice(part * BLOCK_SIZE, (part + 1) * BLOCK_SIZE),
  );
};

const size = ({ minX, minY, maxX, maxY }: Bounds): number => (maxX - minX) * (maxY - minY);

const contains = (outer: Bounds, inner: Bounds): boolean =>
  inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY;

const alike = (a: PackedFeature, b: PackedFeature): boolean =>
  a.minX === b.minX &&
  a.minY === b.minY &&
  Buffer.compare(a.body, b.body) === 0 &&
  Buffer.compare(a.values, b.values) === 0;
