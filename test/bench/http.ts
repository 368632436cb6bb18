/** Tiles through HTTP, ours and others' behind the same small server, fetched by the same client over one kept connection. */
import { Agent, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** Gzipped bytes of a tile; null where it is empty. */
export type Source = (z: number, x: number, y: number) => Promise<Uint8Array | null>;

export interface TileServer {
  /** Fetches a tile of a source and reads it to its end. */
  fetch(source: string, tile: { readonly z: number; readonly x: number; readonly y: number }): Promise<void>;
  close(): void;
}

export const serveTiles = async (sources: Readonly<Record<string, Source>>): Promise<TileServer> => {
  const app = new Hono();
  for (const [name, source] of Object.entries(sources)) {
    app.get(`/${name}/:z/:x/:y`, async (c) => {
      const { z, x, y } = c.req.param();
      const bytes = await source(Number(z), Number(x), Number(y));
      if (!bytes) return c.body(null, 204);
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'application/vnd.mapbox-vector-tile',
        'content-encoding': 'gzip',
      });
    });
  }
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started as Server));
  });
  const agent = new Agent({ keepAlive: true });
  const { port } = server.address() as AddressInfo;
  return {
    fetch: (source, { z, x, y }) =>
      new Promise((resolve, reject) => {
        get({ port, host: '127.0.0.1', path: `/${source}/${z}/${x}/${y}`, agent }, (response) => {
          response.on('end', resolve).resume();
        }).on('error', reject);
      }),
    close() {
      agent.destroy();
      server.close();
    },
  };
};
