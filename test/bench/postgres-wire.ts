/**
 * The few messages of PostgreSQL's protocol (version 3, manual §55) that a prepared query with a binary answer takes: what
 * a driver would cost us, without one. Only for servers that ask for no password (peer, trust).
 */
import { connect, type Socket } from 'node:net';

export interface PreparedQuery {
  /** The first column of the first row; null where there is none. Calls wait for each other. */
  run(parameters: readonly number[]): Promise<Buffer | null>;
  close(): void;
}

const PROTOCOL = 3 << 16;
const HEAD_BYTES = 5;
const READY = 'Z';

/** Connects as `psql` does by itself (PGHOST, PGPORT, PGUSER, PGDATABASE). */
export const prepareQuery = async (sql: string): Promise<PreparedQuery> => {
  const user = process.env['PGUSER'] ?? process.env['USER'] ?? 'postgres';
  const socket = open(process.env['PGHOST'] ?? '/var/run/postgresql', Number(process.env['PGPORT'] ?? 5432));
  const answers = readAnswers(socket);
  const startup = text('user', user, 'database', process.env['PGDATABASE'] ?? user, '');
  socket.write(Buffer.concat([int32(startup.length + 8), int32(PROTOCOL), startup]));
  await answers();
  socket.write(Buffer.concat([message('P', text('tile', sql), int16(0)), message('S')]));
  await answers();
  let before: Promise<unknown> = Promise.resolve();
  const ask = async (parameters: readonly number[]) => {
    socket.write(Buffer.concat([bind(parameters), message('E', text(''), int32(0)), message('S')]));
    return answers();
  };
  return {
    run(parameters) {
      const answer = before.then(() => ask(parameters));
      before = answer.catch(() => undefined);
      return answer;
    },
    close: () => void socket.end(message('X')),
  };
};

const open = (host: string, port: number): Socket =>
  host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);

/** Each call resolves with what comes before the server is ready again. */
const readAnswers = (socket: Socket): (() => Promise<Buffer | null>) => {
  let parts: Buffer[] = [];
  let arrived: (() => void) | null = null;
  let failed: Error | null = null;
  socket.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    arrived?.();
  });
  socket.on('error', (error) => {
    failed = error;
    arrived?.();
  });
  return async () => {
    for (;;) {
      if (failed) throw failed;
      const bytes = Buffer.concat(parts);
      parts = [bytes];
      const answer = answerIn(bytes);
      if (answer) {
        parts = [];
        return answer.value;
      }
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  };
};

/** The answer, once the bytes hold all of it. */
const answerIn = (bytes: Buffer): { readonly value: Buffer | null } | null => {
  let value: Buffer | null = null;
  for (let at = 0; at + HEAD_BYTES <= bytes.length; ) {
    const kind = String.fromCharCode(bytes[at]!);
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (end > bytes.length) return null;
    const body = bytes.subarray(at + HEAD_BYTES, end);
    if (kind === 'E') throw new Error(`PostgreSQL: ${body.toString().replaceAll('\0', ' ')}`);
    if (kind === 'R' && body.readInt32BE(0) !== 0) throw new Error('PostgreSQL asks for a password.');
    if (kind === 'D' && body.readInt32BE(2) >= 0) value = body.subarray(6, 6 + body.readInt32BE(2));
    if (kind === READY) return { value };
    at = end;
  }
  return null;
};

/** Parameters as text, the answer in binary. */
const bind = (parameters: readonly number[]): Buffer =>
  message(
    'B',
    text('', 'tile'),
    int16(0),
    int16(parameters.length),
    ...parameters.flatMap((value) => [int32(String(value).length), Buffer.from(String(value))]),
    int16(1),
    int16(1),
  );

const message = (kind: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body]);
};

const text = (...words: readonly string[]): Buffer => Buffer.from(words.map((word) => `${word}\0`).join(''));

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
