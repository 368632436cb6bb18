/** Tiles out of a local .pmtiles file; the pmtiles library stays behind this door. */
import { open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';

const TYPES: Partial<Record<TileType, string>> = {
  [TileType.Mvt]: 'application/vnd.mapbox-vector-tile',
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
};

/** Ranges of one open file, in the shape the library asks for. */
const fileSource = async (file: string): Promise<Source> => {
  const handle = await open(file, 'r');
  return {
    getKey: () => file,
    async getBytes(offset: number, length: number): Promise<RangeResponse> {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await handle.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    },
  };
};

export type Archive = {
  readonly type: string;
  /** Decompressed bytes, or null where the archive holds none. */
  readonly tile: (z: number, x: number, y: number) => Promise<Buffer | null>;
};

/** Rejects with a sentence where the file is missing or is no PMTiles archive. */
export const openArchive = async (file: string): Promise<Archive> => {
  try {
    const archive = new PMTiles(await fileSource(file));
    const header = await archive.getHeader();
    return {
      type: TYPES[header.tileType] ?? 'application/octet-stream',
      async tile(z, x, y) {
        const found = await archive.getZxy(z, x, y);
        return found ? Buffer.from(found.data) : null;
      },
    };
  } catch (error) {
    throw new Error(
      `MUTU_BASEMAP is “${file}”: the file cannot be read as a PMTiles archive (${error instanceof Error ? error.message : error}). Give the path of a PMTiles 3 file.`,
    );
  }
};
