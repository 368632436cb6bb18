/** Vector tiles of the registers. How a tile is cut is private to this folder; speed.md's figures are held by `npm run bench`. */
import type { Role } from '../domain/access.ts';

export type Tile = {
  /** Gzipped MVT 2.1; null = nothing there (HTTP 204). */
  readonly bytes: Uint8Array | null;
  /** Strong ETag from dataset revision and reader, without quotes. */
  readonly etag: string;
};

export interface Tiler {
  /** The ETag the tile would have, found without building it (for 304). */
  etag(dataset: string, z: number, x: number, y: number, role: Role): string;
  tile(dataset: string, z: number, x: number, y: number, role: Role): Promise<Tile>;
  close(): Promise<void>;
}
