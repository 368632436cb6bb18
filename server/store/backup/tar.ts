/** Archives as every Unix knows them (POSIX ustar), written and read as a stream: plain files only. */

const BLOCK = 512;
/** Eleven octal digits. */
const MOST_BYTES = 8 ** 11 - 1;
const END = Buffer.alloc(2 * BLOCK);

export type Entry = { readonly name: string; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> };

export class TarError extends Error {}

const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;

/** Bytes of the header, its own sum taken as blanks. */
const sumOf = (head: Buffer): number => head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);

const headerOf = ({ name, size }: Entry, at: Date): Buffer => {
  if (size > MOST_BYTES) throw new TarError(`${name} is larger than an archive can hold (8 GiB).`);
  const head = Buffer.alloc(BLOCK);
  head.write(name, 0, 100, 'ascii');
  head.write(octal(0o600, 7), 100);
  head.write(octal(0, 7), 108);
  head.write(octal(0, 7), 116);
  head.write(octal(size, 11), 124);
  head.write(octal(Math.floor(at.getTime() / 1000), 11), 136);
  head.write('0', 156);
  head.write('ustar\0', 257, 'latin1');
  head.write('00', 263);
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
};

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** The entries in their order; each gives exactly the bytes it states. */
export async function* tarred(entries: readonly Entry[], at: Date): AsyncGenerator<Uint8Array, void> {
  for (const entry of entries) {
    yield headerOf(entry, at);
    yield* entry.bytes;
    yield Buffer.alloc(padding(entry.size));
  }
  yield END;
}

/** Bytes of a stream, taken in the lengths that are wanted. */
class Taker {
  private held: Uint8Array = new Uint8Array(0);
  private readonly source: AsyncIterator<Uint8Array>;
  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next bytes, at most `most`; throws where the stream has ended. */
  async some(most: number): Promise<Uint8Array> {
    while (this.held.length === 0) {
      const next = await this.source.next();
      if (next.done) throw new TarError('The archive ends too early.');
      this.held = next.value;
    }
    const piece = this.held.subarray(0, most);
    this.held = this.held.subarray(piece.length);
    return piece;
  }

  async *pieces(size: number): AsyncGenerator<Uint8Array, void> {
    for (let left = size; left > 0; ) {
      const piece = await this.some(left);
      left -= piece.length;
      yield piece;
    }
  }

  async exactly(size: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(size)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Reads on to the end, so that a checksum of the stream is checked. */
  async finish(): Promise<void> {
    while (!(await this.source.next()).done);
  }
}

const readHeader = (head: Buffer): { name: string; size: number } => {
  const stated = Number.parseInt(head.toString('latin1', 148, 156), 8);
  const size = Number.parseInt(head.toString('latin1', 124, 136), 8);
  if (head.toString('latin1', 257, 262) !== 'ustar' || stated !== sumOf(head) || !Number.isInteger(size))
    throw new TarError('It is no archive of files.');
  return { name: head.toString('latin1', 0, 100).replace(/\0.*$/s, ''), size };
};

/** Entries one after the other; the bytes of each must be read before the next is asked for. Throws `TarError`. */
export async function* entriesOf(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Entry, void> {
  const taker = new Taker(archive);
  for (;;) {
    const head = await taker.exactly(BLOCK);
    if (head.every((byte) => byte === 0)) return taker.finish();
    const { name, size } = readHeader(head);
    yield { name, size, bytes: taker.pieces(size) };
    await taker.exactly(padding(size));
  }
}
