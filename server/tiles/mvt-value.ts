/** Values of MVT 2.1 §4.1 in their final bytes: as a layer has them, with tag and length in front. */
import type { FieldType } from '../domain/dataset.ts';
import type { Value } from '../domain/edit.ts';
import { type ByteReader, Bytes } from './bytes.ts';

const LAYER_VALUE = (4 << 3) | 2;
const TEXT = (1 << 3) | 2;
const DOUBLE = (3 << 3) | 1;
const UNSIGNED = 5 << 3;
const SIGNED = 6 << 3;
const BOOLEAN = 7 << 3;

const scratch = new Bytes();
const whole = new Bytes();
const double = new DataView(new ArrayBuffer(8));

/** Codes, yes and no, and small numbers come back a million times: their bytes are made once. */
const repeated = new Map<Value, Uint8Array>();
const MOST_REPEATED = 4096;

/** The bytes of a value, or null where it is unknown: a tile leaves unknown values out. */
export const mvtValue = (value: Value, type: FieldType): Uint8Array | null => {
  if (value === null) return null;
  if (type === 'text' || type === 'number' || type === 'date') return encoded(value, type);
  const known = repeated.get(value);
  if (known) return known;
  const bytes = encoded(value, type);
  if (repeated.size < MOST_REPEATED) repeated.set(value, bytes);
  return bytes;
};

const encoded = (value: string | number | boolean, type: FieldType): Uint8Array => {
  scratch.clear();
  if (type === 'boolean') writeTagged(BOOLEAN, value ? 1 : 0);
  else if (typeof value === 'number') writeNumber(value);
  else writeText(String(value));
  whole.clear();
  whole.varint(LAYER_VALUE);
  whole.varint(scratch.length);
  whole.append(scratch);
  return whole.take();
};

/** Passes over a value. */
export const skipMvtValue = (input: ByteReader): void => {
  input.at++;
  const length = input.varint();
  input.at += length;
};

export const readMvtValue = (input: ByteReader): Uint8Array => {
  const from = input.at;
  skipMvtValue(input);
  return input.data.subarray(from, input.at);
};

const writeTagged = (tag: number, value: number): void => {
  scratch.varint(tag);
  scratch.varint(value);
};

const writeText = (text: string): void => {
  const utf8 = Buffer.from(text);
  scratch.varint(TEXT);
  scratch.varint(utf8.length);
  scratch.copy(utf8, 0, utf8.length);
};

const writeNumber = (value: number): void => {
  if (Number.isSafeInteger(value) && Math.abs(value) < 2 ** 52) {
    if (value < 0) writeTagged(SIGNED, -2 * value - 1);
    else writeTagged(UNSIGNED, value);
    return;
  }
  double.setFloat64(0, value, true);
  scratch.varint(DOUBLE);
  scratch.copy(new Uint8Array(double.buffer), 0, 8);
};
