/**
 * Archives, opened with suspicion: the directory at the end is read first, and sizes, ratios, names and flags are judged
 * before one byte is unpacked. Only the entries asked for are unpacked, never more than the directory says.
 */
import { inflateSync } from 'fflate';
import { Refusal } from './note.ts';

const MOST_ENTRIES = 1_000;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_RATIO = 200;
/** Small files may repeat themselves; the ratio counts from here on. */
const RATIO_FROM_BYTES = 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;

type Entry = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
};

export type Archive = {
  /** Names of the files, folders left out. */
  readonly names: readonly string[];
  /** The bytes of one file. Refuses the archive where they are not what the directory says. */
  readonly open: (name: string) => Uint8Array;
};

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

const about = (name: string) => ({ value: name, detail: { zh: `（${name}）`, en: `(${name})` } });

/** Where the directory ends; the comment after it may be 64 KiB. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new Refusal('zip-damaged', { detail: { zh: '（没有中央目录）', en: '(no central directory)' } });
}

/** Programs in China write GBK names without saying so. */
function nameOf(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(flags & UTF8_NAME ? 'utf-8' : 'gb18030').decode(bytes);
  }
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: Entry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Refusal('zip-damaged');
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const entry = {
    name: nameOf(bytes.subarray(at + 46, nameEnd), flags),
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  return { entry, next: nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
}

function directoryOf(bytes: Uint8Array, view: DataView): Entry[] {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) {
    throw new Refusal('zip-too-many-entries', {
      value: String(count),
      detail: { zh: `（${count} 个）`, en: `(${count})` },
    });
  }
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  while (entries.length < count) {
    const { entry, next } = entryAt(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

const isUnsafe = (name: string): boolean =>
  name.startsWith('/') ||
  /^[A-Za-z]:/.test(name) ||
  name.includes('\0') ||
  name.split(/[\\/]/).includes('..') ||
  name.startsWith('\\');

/** What the directory alone tells against the archive. */
function judge(entries: readonly Entry[]): void {
  for (const { name, flags, packed, unpacked } of entries) {
    if (isUnsafe(name)) throw new Refusal('zip-unsafe-path', about(name));
    if (flags & ENCRYPTED) throw new Refusal('zip-encrypted', about(name));
    const isBomb = unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO;
    if (isBomb) throw new Refusal('zip-too-large', about(`${name} ${packed} → ${unpacked}`));
    if (/\.(zip|rar|7z|gz|kmz)$/i.test(name)) throw new Refusal('zip-nested', about(name));
  }
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > MOST_BYTES) throw new Refusal('zip-too-large', about(`${total}`));
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Inflates into a buffer of the stated size, so that a lying entry cannot grow beyond it. */
function inflated(packed: Uint8Array, { name, unpacked }: Entry): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(unpacked) });
  } catch {
    throw new Refusal('zip-damaged', about(name));
  }
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const damaged = () => new Refusal('zip-damaged', about(entry.name));
  if (entry.at + 30 > view.byteLength || view.getUint32(entry.at, true) !== LOCAL_ENTRY) throw damaged();
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed || (entry.method !== STORED && entry.method !== DEFLATED)) throw damaged();
  const content = entry.method === STORED ? packed : inflated(packed, entry);
  if (content.length !== entry.unpacked || crcOf(content) !== entry.crc) throw damaged();
  return content;
}

/** Opens an archive. Refuses one that is damaged, encrypted, nested, too large, or has names that lead out of it. */
export function openZip(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END_BYTES) throw new Refusal('zip-damaged');
  const entries = directoryOf(bytes, view);
  judge(entries);
  const files = new Map(entries.filter(({ name }) => !/[\\/]$/.test(name)).map((entry) => [entry.name, entry]));
  if (files.size === 0) throw new Refusal('file-empty');
  return {
    names: [...files.keys()],
    open: (name) => unpack(bytes, view, files.get(name)!),
  };
}
