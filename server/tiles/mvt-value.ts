/** Values of MVT 2.1 §4.1 in their final bytes: as a layer has them, with tag and length in front; a 0 where unknown. */
import type { FieldType } from '../domain/dataset.ts';
import type { Value } from '../domain/edit.ts';
import { type ByteReader, Bytes } from './bytes.ts';

const LAYER_VALUE = (4 << 3) | 2;
const TEXT = (1 << 3) | 2;
const DOUBLE = (3 << 3) | 1;
const UNSIGNED = 5 << 3;
const SIGNED = 6 << 3;
const BOOLEAN = 7 << 3;

const inner = new Bytes();
const double = new DataView(new ArrayBuffer(8));
const doubleBytes = new Uint8Array(double.buffer);

/** Codes, yes and no, and small numbers come back a million times: their bytes are made once. */
const repeated = new Map<Value, Uint8Array>();
const MOST_REPEATED = 4096;

export const writeMvtValue = (out: Bytes, value: Value, type: FieldType): void => {
  if (value === null) {
    out.byte(0);
    return;
  }
  const comesBack = type === 'code' || type === 'boolean' || type === 'integer';
  const known = comesBack ? repeated.get(value) : undefined;
  if (known) {
    out.copy(known, 0, known.length);
    return;
  }
  const from = out.length;
  writeNew(out, value, type);
  if (comesBack && repeated.size < MOST_REPEATED) repeated.set(value, out.data.slice(from, out.length));
};

/** Passes over a value, known or not. */
export const passMvtValue = (input: ByteReader): void => {
  if (input.data[input.at++] === 0) return;
  const length = input.varint();
  input.at += length;
};

const writeNew = (out: Bytes, value: string | number | boolean, type: FieldType): void => {
  inner.clear();
  if (type === 'boolean') writeTagged(BOOLEAN, value ? 1 : 0);
  else if (typeof value === 'number') writeNumber(value);
  else writeText(String(value));
  out.varint(LAYER_VALUE);
  out.varint(inner.length);
  out.append(inner);
};

const writeTagged = (tag: number, value: number): void => {
  inner.varint(tag);
  inner.varint(value);
};

const writeText = (text: string): void => {
  const utf8 = Buffer.from(text);
  inner.varint(TEXT);
  inner.varint(utf8.length);
  inner.copy(utf8, 0, utf8.length);
};

const writeNumber = (value: number): void => {
  if (Number.isSafeInteger(value) && Math.abs(value) < 2 ** 52) {
    if (value < 0) writeTagged(SIGNED, -2 * value - 1);
    else writeTagged(UNSIGNED, value);
    return;
  }
  double.setFloat64(0, value, true);
  inner.varint(DOUBLE);
  inner.copy(doubleBytes, 0, 8);
};
