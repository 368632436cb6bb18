/** The HTTP server, with the patience it has for clients that send or read slowly. */
import type { IncomingMessage, Server } from 'node:http';
import { serve } from '@hono/node-server';

type Patience = {
  /** For the head of a request. */
  readonly headMs: number;
  /** For each `leastBytes` of a body: a slow line may take its time, a client that stands still may not. */
  readonly bodyMs: number;
  readonly leastBytes: number;
  /** For a connection on which nothing moves: who asks for a large answer and does not read it holds its bytes in memory. */
  readonly idleMs: number;
};

/** The live connection sends a sign of life every 20 s, so it never idles. 64 KiB in 30 s is 17 kbit/s. */
const PATIENCE: Patience = { headMs: 10_000, bodyMs: 30_000, leastBytes: 64 * 1024, idleMs: 120_000 };

type Place = { readonly host: string; readonly port: number };

const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/** Node's own clock would be one for the whole body, and cut off an upload on a slow line. */
const watchBody = (request: IncomingMessage, { bodyMs, leastBytes }: Patience): void => {
  const { socket } = request;
  let seen = socket.bytesRead;
  const clock = setInterval(() => {
    if (request.complete || request.destroyed) return clearInterval(clock);
    if (socket.bytesRead - seen < leastBytes) {
      clearInterval(clock);
      socket.end(TOO_SLOW, () => socket.destroy());
    }
    seen = socket.bytesRead;
  }, bodyMs);
  clock.unref();
  request.once('close', () => clearInterval(clock));
};

/** `onOpen` hears the port, which the system chose where 0 was asked for. */
export const listen = (
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: Place,
  onOpen: (port: number) => void,
  patience: Patience = PATIENCE,
): Server => {
  const { headMs, idleMs } = patience;
  const server = serve(
    {
      fetch,
      port,
      hostname: host,
      // Node looks for slow clients every 30 s unless told otherwise.
      serverOptions: { headersTimeout: headMs, requestTimeout: 0, connectionsCheckingInterval: headMs / 5 },
    },
    (open) => onOpen(open.port),
  ) as Server;
  server.prependListener('request', (request: IncomingMessage) => {
    if (!request.complete) watchBody(request, patience);
  });
  return server.setTimeout(idleMs);
};
