/** The tiler over one GeoPackage: a tile comes from the cache, else it is cut from the blocks; never before the blocks hold every edit. */
import { createHash } from 'node:crypto';
import { lapseDay, mayReadDataset, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import { rowFeed } from '../store/row-feed.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import type { ThreadCode } from '../thread.ts';
import { compressed } from './compress.ts';
import { drawTile, type TileAddress } from './draw-tile.ts';
import { DRAWN, readerPlace } from './drawn-dataset.ts';
import { Follower } from './follower.ts';
import { runHeavyJob } from './heavy-job.ts';
import { openSideFile } from './side-file.ts';
import { MAX_ZOOM } from './tile-box.ts';
import { tileKey } from './tile-key.ts';
import type { Tile, Tiler } from './tiler.ts';

export type TilerOptions = {
  /** Path of the GeoPackage; the drawing lies beside it. */
  readonly database: string;
  readonly store: Pick<Store, 'revision' | 'onChange' | 'today'>;
  /** Where datasets are drawn anew; in this thread where absent. */
  readonly worker?: ThreadCode;
  /** Most bytes of cached tiles; 0 keeps none. */
  readonly cacheBytes?: number;
};

export const createTiler = ({ database, store, worker, cacheBytes }: TilerOptions): Tiler => {
  const source = openSqlite(database, { readonly: true });
  const drawing = openSideFile(database, cacheBytes);
  const stopping = new AbortController();
  const follower = new Follower({
    feed: rowFeed(source),
    drawing,
    revision: (dataset) => store.revision(dataset),
    lapseDay: () => lapseDay(store.today()),
    redraw: (datasets, day) => runHeavyJob({ database, datasets, lapseDay: day }, worker, stopping.signal),
  });

  const build = async (dataset: Dataset, address: TileAddress, role: Role, key: number): Promise<Tile> => {
    const { version } = follower;
    const mvt = drawTile(drawing, dataset, address, role);
    const bytes = mvt.length === 0 ? null : await compressed(mvt);
    const etag = hashOf(bytes);
    if (cacheBytes !== 0 && !follower.busy && follower.version === version) drawing.tiles.keep(key, bytes, etag);
    return { bytes, etag };
  };

  const catchUp = (): void => {
    // A failure is met again, and reported, by the next request for a tile.
    for (const dataset of DRAWN) follower.fresh(dataset).catch(() => undefined);
  };
  const stopFollowing = store.onChange(catchUp);
  catchUp();

  return {
    etag(id, z, x, y, role) {
      const dataset = readable(id, z, x, y, role);
      return follower.stale(dataset) ? null : (drawing.tiles.etag(keyOf(dataset, z, x, y, role)) ?? null);
    },
    async tile(id, z, x, y, role) {
      const dataset = readable(id, z, x, y, role);
      if (follower.stale(dataset)) await follower.fresh(dataset);
      const key = keyOf(dataset, z, x, y, role);
      return drawing.tiles.get(key) ?? build(dataset, { z, x, y }, role, key);
    },
    async close() {
      stopFollowing();
      stopping.abort();
      await follower.idle();
      drawing.close();
      source.close();
    },
  };
};

/** The dataset, if this tile of it exists for this role. */
const readable = (id: string, z: number, x: number, y: number, role: Role): Dataset => {
  const dataset = DRAWN.find((drawn) => drawn.id === id);
  const side = 2 ** z;
  const isTile =
    [z, x, y].every((place) => Number.isInteger(place) && place >= 0) && z <= MAX_ZOOM && x < side && y < side;
  if (dataset && isTile && mayReadDataset(role, dataset)) return dataset;
  throw new MutuError('notFound', {
    zh: `没有这个瓦片：${id}/${z}/${x}/${y}。请检查数据集名称，级别为 0–${MAX_ZOOM}。`,
    en: `There is no tile ${id}/${z}/${x}/${y}. Check the dataset's name; zooms are 0–${MAX_ZOOM}.`,
  });
};

const keyOf = (dataset: Dataset, z: number, x: number, y: number, role: Role): number =>
  tileKey(DRAWN.indexOf(dataset), readerPlace(dataset, role), z, x, y);

const hashOf = (bytes: Uint8Array | null): string =>
  bytes === null ? 'empty' : createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
