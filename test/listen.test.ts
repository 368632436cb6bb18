/** Clients that send or read slowly are let go, so that they hold neither a connection nor the bytes of an answer. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../server/listen.ts';

const LARGE = new Uint8Array(64 * 1024 * 1024);
let server: Server;
let port = 0;

beforeAll(async () => {
  port = await new Promise<number>((resolve) => {
    server = listen(() => new Response(LARGE), { host: '127.0.0.1', port: 0 }, resolve, {
      headMs: 500,
      requestMs: 1_000,
      idleMs: 1_000,
    });
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const told = async (bytes: string): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  return socket;
};

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));

test('a head that is never finished is answered 408', async () => {
  const socket = await told('GET / HTTP/1.1\r\nHost: a\r\nX: ');
  const [heard] = (await once(socket, 'data')) as [Buffer];
  expect(heard.toString()).toMatch(/^HTTP\/1\.1 408 /);
  socket.destroy();
});

test('who asks for a large answer and does not read it is let go', async () => {
  const socket = await told('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  socket.pause();
  await expect.poll(connections, { timeout: 5_000 }).toBe(1);
  await expect.poll(connections, { timeout: 5_000 }).toBe(0);
  socket.destroy();
});
