/**
 * Archives written as their parts come (PKWARE APPNOTE 6.3: sizes follow each part in a data descriptor). Node's zlib
 * deflates beside the program's own thread, so that a large export does not hold up the map.
 */
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Part = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

const LOCAL_ENTRY = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
/** Sizes follow, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01: a time of day says nothing, and equal exports are equal bytes. */
const DAY = 0x21;
/** Beyond this the format needs its 64-bit form, which older programs do not read. */
const MOST_BYTES = 0xffffffff;

type Written = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const localEntry = (name: Buffer): Buffer => {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(LOCAL_ENTRY, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DAY, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
};

const descriptor = ({ crc, packed, size }: Written): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(DESCRIPTOR, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
};

const directoryEntry = ({ name, crc, packed, size, at }: Written): Buffer => {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(DIRECTORY_ENTRY, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DEFLATED, 10);
  head.writeUInt16LE(DAY, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, name]);
};

const ending = (entries: number, size: number, at: number): Buffer => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return end;
};

/** The parts in their order. Throws a RangeError past 4 GiB. */
export async function* zipped(parts: Iterable<Part>): AsyncGenerator<Uint8Array, void> {
  const written: Written[] = [];
  let at = 0;
  const checked = (bytes: Buffer): Buffer => {
    at += bytes.length;
    if (at > MOST_BYTES) throw new RangeError('An archive holds at most 4 GiB.');
    return bytes;
  };
  for (const { name: text, bytes } of parts) {
    const name = Buffer.from(text, 'utf8');
    const start = at;
    yield checked(localEntry(name));
    let [crc, size, packed] = [0, 0, 0];
    const counted = async function* () {
      for await (const piece of bytes) {
        crc = crc32(piece, crc);
        size += piece.length;
        yield piece;
      }
    };
    // A fault of the source reaches the loop below through the stream.
    for await (const piece of pipeline(Readable.from(counted()), createDeflateRaw({ level: 5 }), () => {})) {
      packed += piece.length;
      yield checked(piece);
    }
    if (size > MOST_BYTES) throw new RangeError('A file in an archive holds at most 4 GiB.');
    const entry = { name, crc, packed, size, at: start };
    yield checked(descriptor(entry));
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  const from = at;
  yield checked(directory);
  yield ending(written.length, directory.length, from);
}
