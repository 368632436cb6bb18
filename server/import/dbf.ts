/** The .dbf of a Shapefile (dBASE III): its encoding in the order .cpg, language byte, valid UTF-8, GB18030. */
import type { Label } from '../domain/dataset.ts';
import { decode, encodingNamed } from './decode.ts';
import { Refusal } from './note.ts';
import type { Encoding } from './reader.ts';

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;

/** Language driver bytes that state a Chinese code page; 0 states nothing, and GDAL writes 0x57 (ANSI) for anything. */
const LANGUAGES: Readonly<Record<number, string>> = {
  77: 'gb18030',
  122: 'gb18030',
  78: 'big5',
  79: 'big5',
  121: 'big5',
};

type Field = { readonly name: Uint8Array; readonly type: string; readonly from: number; readonly bytes: number };

export type Table = {
  readonly encoding: Encoding;
  readonly rows: readonly (readonly (readonly [string, unknown])[])[];
};

const damaged = (zh: string, en: string): Refusal =>
  new Refusal('file-damaged', { detail: { zh: `（.dbf：${zh}）`, en: `(.dbf: ${en})` } });

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function fieldsOf(bytes: Uint8Array, headerBytes: number): Field[] {
  const fields: Field[] = [];
  let from = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= headerBytes && bytes[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    const size = bytes[at + 16]!;
    fields.push({
      name: untilNul(bytes.subarray(at, at + 11)),
      type: String.fromCharCode(bytes[at + 11]!),
      from,
      bytes: size,
    });
    from += size;
  }
  return fields;
}

/** What states the encoding: the .cpg beside the file, then the language byte. */
function statement(cpg: string | null, language: number): { name: string; evidence: Label } | undefined {
  const named = cpg === null ? null : encodingNamed(cpg);
  if (named) return { name: named, evidence: { zh: `.cpg：${cpg}`, en: `.cpg: ${cpg}` } };
  const byte = LANGUAGES[language];
  const hex = `0x${language.toString(16).toUpperCase()}`;
  return byte ? { name: byte, evidence: { zh: `.dbf 语言字节 ${hex}`, en: `.dbf language byte ${hex}` } } : undefined;
}

function typed(text: string, type: string): unknown {
  const cell = text.trim();
  if (cell === '' || /^\*+$/.test(cell)) return null;
  switch (type) {
    case 'N':
    case 'F':
      // Beyond 15 digits a number would lose some: it stays text.
      return /^[+-]?\d{16,}$/.test(cell) || !Number.isFinite(Number(cell)) ? cell : Number(cell);
    case 'D':
      return /^\d{8}$/.test(cell) && cell !== '00000000'
        ? `${cell.slice(0, 4)}-${cell.slice(4, 6)}-${cell.slice(6)}`
        : null;
    case 'L':
      return /^[YyTt]$/.test(cell) ? true : /^[NnFf]$/.test(cell) ? false : null;
    default:
      return cell;
  }
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** All cells in one piece, to judge the encoding by; each ends in a line feed, which is never part of a character. */
function cellsAsText(records: readonly Uint8Array[], fields: readonly Field[]): Uint8Array {
  const pieces = records.flatMap((record) =>
    fields.map(({ from, bytes }) => untilNul(record.subarray(from, from + bytes))),
  );
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const piece of pieces) {
    for (const byte of piece) all[at++] = byte === LINE_FEED ? SPACE : byte;
    all[at++] = LINE_FEED;
  }
  return all;
}

/** Programs cut names at ten bytes, through a character if need be; half a character is dropped. */
const nameOf = ({ name }: Field, encoding: string): string =>
  new TextDecoder(encoding)
    .decode(name)
    .replace(/\uFFFD+$/, '')
    .trim();

/** Rows in the order of the file, deleted ones as empty. `chosen`: the user's encoding. */
export function readTable(bytes: Uint8Array, cpg: string | null, chosen?: string): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) throw damaged('过短', 'it is too short');
  const [count, headerBytes, recordBytes] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ];
  const fields = fieldsOf(bytes, Math.min(headerBytes, bytes.length));
  const fits = recordBytes > 0 && headerBytes + count * recordBytes <= bytes.length;
  if (!fits) {
    throw new Refusal('file-truncated', {
      detail: { zh: `（.dbf 声称 ${count} 条记录）`, en: `(.dbf claims ${count} records)` },
    });
  }
  if (fields.some(({ from, bytes: size }) => from + size > recordBytes))
    throw damaged('字段超出记录长度', 'its fields are longer than its records');
  const records = Array.from({ length: count }, (_, index) =>
    bytes.subarray(headerBytes + index * recordBytes, headerBytes + (index + 1) * recordBytes),
  );
  const { text, encoding } = decode(cellsAsText(records, fields), chosen, statement(cpg, bytes[29]!));
  const cells = text.split('\n');
  const names = fields.map((field) => nameOf(field, encoding.name));
  const rows = records.map((record, row) =>
    record[0] === DELETED
      ? []
      : fields.map(({ type }, column) => [names[column]!, typed(cells[row * fields.length + column]!, type)] as const),
  );
  return { encoding, rows };
}
