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
    const answer = async (request: Request) =>
      request.method === 'POST' ? new Response(String((await request.arrayBuffer()).byteLength)) : new Response(LARGE);
    const patience = { headMs: 500, bodyMs: 500, leastBytes: 1, idleMs: 1_500 };
    server = listen(answer, { host: '127.0.0.1', port: 0 }, resolve, patience);
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

const POST = (bytes: number) => `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n\r\n`;

test('a body that comes slowly is taken, however long it takes in all', async () => {
  const socket = await told(POST(8));
  for (let part = 0; part < 8; part += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.write('x');
  }
  const [heard] = (await once(socket, 'data')) as [Buffer];
  expect(heard.toString()).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

test('a body that stands still is answered 408', async () => {
  const socket = await told(`${POST(8)}xx`);
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
