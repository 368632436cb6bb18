/**
 * The .dbf of a Shapefile (dBASE III): fields as wide as their longest value, unknown values blank (a date of zeros
 * would read as a day). Names have ten bytes, so a table of names comes along.
 */
import type { Field } from '../domain/dataset.ts';
import type { Feature, Value } from '../domain/edit.ts';
import { encode } from './bytes.ts';
import type { Encoding } from './writer.ts';

const NAME_BYTES = 10;
const LONGEST_TEXT = 254;
const LONGEST_NUMBER = 20;
const MOST_DECIMALS = 10;
const HEADER_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const END_OF_FILE = 0x1a;
const SPACE = 0x20;
/** Language driver of GBK; 0 leaves it to the .cpg. */
const LANGUAGE: Readonly<Record<Encoding, number>> = { 'utf-8': 0, gbk: 0x4d };

/** What a column must hold; widened value by value. */
export type Width = { whole: number; decimals: number; text: number; cut: number };

export type DbfColumn = {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly of: (feature: Feature) => Value;
};

const TYPES = { text: 'C', code: 'C', integer: 'N', number: 'N', date: 'D', boolean: 'L' } as const;

/** Names cut to ten bytes and told apart by a number; field ids are ASCII, so a byte is a letter. */
export const shortNames = (ids: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return ids.map((id) => {
    let name = id.slice(0, NAME_BYTES);
    for (let number = 1; taken.has(name.toLowerCase()); number++)
      name = `${id.slice(0, NAME_BYTES - String(number).length - 1)}_${number}`;
    taken.add(name.toLowerCase());
    return name;
  });
};

/** The row's id, then its fields. */
export const dbfColumns = (fields: readonly Field[]): readonly DbfColumn[] => {
  const names = shortNames(['id', ...fields.map(({ id }) => id)]);
  return [
    { name: names[0]!, type: 'C', of: ({ id }) => id },
    ...fields.map((field, index) => ({
      name: names[index + 1]!,
      type: TYPES[field.type],
      of: ({ properties }: Feature) => properties[field.id] ?? null,
    })),
  ];
};

export const noWidth = (): Width => ({ whole: 1, decimals: 0, text: 1, cut: 0 });

/** Digits without an exponent. */
const plain = (value: number): string =>
  String(value).includes('e') ? value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '') : String(value);

/** Widens `width` so that `value` fits. */
export const widen = (width: Width, { type }: DbfColumn, value: Value, encoding: Encoding): void => {
  if (value === null) return;
  if (type === 'N') {
    const [whole = '', decimals = ''] = plain(Number(value)).split('.');
    width.whole = Math.max(width.whole, whole.length);
    width.decimals = Math.min(MOST_DECIMALS, Math.max(width.decimals, decimals.length));
  } else if (type === 'C') {
    const { length } = encode(String(value), encoding);
    width.text = Math.max(width.text, Math.min(length, LONGEST_TEXT));
    if (length > LONGEST_TEXT) width.cut += 1;
  }
};

type Size = { readonly bytes: number; readonly decimals: number };

const sizeOf = ({ type }: DbfColumn, { whole, decimals, text }: Width): Size => {
  if (type === 'D') return { bytes: 8, decimals: 0 };
  if (type === 'L') return { bytes: 1, decimals: 0 };
  if (type === 'C') return { bytes: text, decimals: 0 };
  const kept = Math.max(0, Math.min(decimals, LONGEST_NUMBER - whole - 1));
  return { bytes: Math.min(LONGEST_NUMBER, whole + (kept > 0 ? kept + 1 : 0)), decimals: kept };
};

/** Cut before the character that no longer fits. */
const cutText = (text: string, bytes: number, encoding: Encoding): Uint8Array => {
  const whole = encode(text, encoding);
  if (whole.length <= bytes) return whole;
  let kept = '';
  let length = 0;
  for (const character of text) {
    length += encode(character, encoding).length;
    if (length > bytes) break;
    kept += character;
  }
  return encode(kept, encoding);
};

const cellOf = ({ type }: DbfColumn, value: Value, size: Size, encoding: Encoding): Uint8Array | string => {
  if (value === null) return type === 'L' ? '?' : '';
  switch (type) {
    case 'N':
      return Number(value).toFixed(size.decimals).padStart(size.bytes);
    case 'D':
      return String(value).replaceAll('-', '').slice(0, 8);
    case 'L':
      return value === true ? 'T' : 'F';
    default:
      return cutText(String(value), size.bytes, encoding);
  }
};

export type Table = {
  readonly columns: readonly DbfColumn[];
  readonly widths: readonly Width[];
  readonly rows: number;
  readonly encoding: Encoding;
  /** ISO day of the data. */
  readonly date: string;
};

/** Everything before the records. */
export const dbfHead = ({ columns, widths, rows, encoding, date }: Table): Uint8Array => {
  const sizes = columns.map((column, index) => sizeOf(column, widths[index]!));
  const head = Buffer.alloc(HEADER_BYTES * (columns.length + 1) + 1);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  head.set([3, year - 1900, month, day]);
  head.writeUInt32LE(rows, 4);
  head.writeUInt16LE(head.length, 8);
  head.writeUInt16LE(
    sizes.reduce((sum, { bytes }) => sum + bytes, 1),
    10,
  );
  head[29] = LANGUAGE[encoding];
  for (const [index, { name, type }] of columns.entries()) {
    const at = HEADER_BYTES * (index + 1);
    head.write(name, at, 'latin1');
    head.write(type, at + 11, 'latin1');
    head[at + 16] = sizes[index]!.bytes;
    head[at + 17] = sizes[index]!.decimals;
  }
  head[head.length - 1] = END_OF_FIELDS;
  return head;
};

/** One record after the other. */
export const recordWriter = ({ columns, widths, encoding }: Table): ((feature: Feature) => Uint8Array) => {
  const sizes = columns.map((column, index) => sizeOf(column, widths[index]!));
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 1);
  return (feature) => {
    const record = Buffer.alloc(bytes, SPACE);
    let at = 1;
    for (const [index, column] of columns.entries()) {
      const size = sizes[index]!;
      const cell = cellOf(column, column.of(feature), size, encoding);
      if (typeof cell === 'string') record.write(cell, at, size.bytes, 'latin1');
      else record.set(cell, at);
      at += size.bytes;
    }
    return record;
  };
};

export const DBF_END: Uint8Array = Uint8Array.of(END_OF_FILE);
