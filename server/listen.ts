/** The HTTP server, with the patience it has for clients that send or read slowly. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';

type Patience = {
  /** For the head of a request. */
  readonly headMs: number;
  /** For a whole request, its body included. */
  readonly requestMs: number;
  /** For a connection on which nothing moves: who asks for a large answer and does not read it holds its bytes in memory. */
  readonly idleMs: number;
};

/** The live connection sends a sign of life every 20 s, so it never idles. */
const PATIENCE: Patience = { headMs: 10_000, requestMs: 30_000, idleMs: 120_000 };

type Place = { readonly host: string; readonly port: number };

/** `onOpen` hears the port, which the system chose where 0 was asked for. */
export const listen = (
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: Place,
  onOpen: (port: number) => void,
  { headMs, requestMs, idleMs }: Patience = PATIENCE,
): Server => {
  const server = serve(
    {
      fetch,
      port,
      hostname: host,
      // Node looks for slow clients every 30 s unless told otherwise.
      serverOptions: { headersTimeout: headMs, requestTimeout: requestMs, connectionsCheckingInterval: headMs / 5 },
    },
    (open) => onOpen(open.port),
  ) as Server;
  return server.setTimeout(idleMs);
};
