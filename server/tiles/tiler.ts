/** Vector tiles of the registers. How a tile is cut is private to this folder; speed.md's figures are held by `npm run bench`. */
import type { Role } from '../domain/access.ts';

export type Tile = {
  /** Gzipped MVT 2.1; null = nothing there (HTTP 204). */
  readonly bytes: Uint8Array | null;
  /**
   * Strong ETag without quotes: a hash of the bytes. So it changes when what this reader sees changes and never else: an
   * edit of a field the reader may not see leaves no trace in it.
   */
  readonly etag: string;
};

export interface Tiler {
  /**
   * The ETag of the tile, found without building it (for 304); null where the tile has yet to be built, because nobody
   * asked for it or an edit has touched it: then build it, and compare again. Throws `notFound` as `tile` does.
   */
  etag(dataset: string, z: number, x: number, y: number, role: Role): string | null;
  /** Throws `notFound` where the dataset is not drawn or not for this role, and where z/x/y is no tile down to zoom 15. */
  tile(dataset: string, z: number, x: number, y: number, role: Role): Promise<Tile>;
  close(): Promise<void>;
}
