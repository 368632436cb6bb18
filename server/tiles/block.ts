/**
 * A block: some 64 features that lie together, in one run of bytes. Numbers are varints relative to the block's corner:
 *
 *   count, corner x, corner y
 *   per feature: fid (step), kind, left, top, width, height, label x, label y, area + 1 (0 = unknown), geometry length, geometry
 *   per feature: id length, id as MVT value
 *   per tile field: its length in bytes, number of different values, those (length, MVT value), per feature 0 or 1 + its value
 */
import { ByteReader, Bytes } from './bytes.ts';
import { type Bounds, boundsAround, type PackedFeature } from './packed-feature.ts';
import type { Kind } from './shape.ts';

/** Features a fresh block holds; an edit may let it grow to twice as many before it is split. */
export const BLOCK_SIZE = 64;

export type Block = Bounds & { readonly body: Uint8Array };

const out = new Bytes(65536);
const columnOut = new Bytes(16384);

export const encodeBlock = (features: readonly PackedFeature[]): Block => {
  const bounds = boundsAround(features);
  out.clear();
  for (const head of [features.length, bounds.minX, bounds.minY]) out.varint(head);
  let fid = 0;
  for (const feature of features) {
    out.zigzag(feature.fid - fid);
    fid = feature.fid;
    writeShape(out, feature, bounds.minX, bounds.minY);
  }
  for (const { id } of features) writeRun(out, id);
  const columns = features[0]?.values.length ?? 0;
  for (let column = 0; column < columns; column++) writeColumn(features, column);
  return { ...bounds, body: out.take() };
};

/** A feature's place and geometry, as a block has them, its bounds counted from `cornerX`, `cornerY`. */
export const writeShape = (target: Bytes, feature: PackedFeature, cornerX: number, cornerY: number): void => {
  target.varint(feature.kind);
  target.varint(feature.minX - cornerX);
  target.varint(feature.minY - cornerY);
  target.varint(feature.maxX - feature.minX);
  target.varint(feature.maxY - feature.minY);
  target.zigzag(feature.labelX - feature.minX);
  target.zigzag(feature.labelY - feature.minY);
  target.varint(feature.areaM2 === null ? 0 : feature.areaM2 + 1);
  writeRun(target, feature.geometry);
};

export const writeRun = (target: Bytes, bytes: Uint8Array): void => {
  target.varint(bytes.length);
  target.copy(bytes, 0, bytes.length);
};

const writeColumn = (features: readonly PackedFeature[], column: number): void => {
  const different = new Map<string, number>();
  const places = features.map(({ values }) => {
    const value = values[column];
    if (!value) return 0;
    const key = Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1');
    const known = different.get(key);
    if (known !== undefined) return known;
    different.set(key, different.size + 1);
    return different.size;
  });
  columnOut.clear();
  columnOut.varint(different.size);
  for (const key of different.keys()) writeRun(columnOut, Buffer.from(key, 'latin1'));
  for (const place of places) columnOut.varint(place);
  out.varint(columnOut.length);
  out.append(columnOut);
};

/** The features of a block, to change some and encode it anew. Their bytes are views into `body`. */
export const decodeBlock = (body: Uint8Array): PackedFeature[] => {
  const input = new ByteReader().open(body);
  const count = input.varint();
  const cornerX = input.varint();
  const cornerY = input.varint();
  let fid = 0;
  const shapes = Array.from({ length: count }, () => {
    fid += input.zigzag();
    return { fid, ...readShape(input, cornerX, cornerY) };
  });
  const ids = shapes.map(() => readRun(input));
  const columns: (Uint8Array | null)[][] = [];
  while (input.at < body.length) columns.push(readColumn(input, count));
  return shapes.map((shape, index) => ({ ...shape, id: ids[index]!, values: columns.map((column) => column[index]!) }));
};

/** What `writeShape` wrote. */
export const readShape = (
  input: ByteReader,
  cornerX: number,
  cornerY: number,
): Omit<PackedFeature, 'fid' | 'id' | 'values'> => {
  const kind = input.varint() as Kind;
  const minX = cornerX + input.varint();
  const minY = cornerY + input.varint();
  const maxX = minX + input.varint();
  const maxY = minY + input.varint();
  const labelX = minX + input.zigzag();
  const labelY = minY + input.zigzag();
  const area = input.varint();
  return {
    kind,
    minX,
    minY,
    maxX,
    maxY,
    labelX,
    labelY,
    areaM2: area === 0 ? null : area - 1,
    geometry: readRun(input),
  };
};

export const readRun = (input: ByteReader): Uint8Array => {
  const length = input.varint();
  input.at += length;
  return input.data.subarray(input.at - length, input.at);
};

const readColumn = (input: ByteReader, count: number): (Uint8Array | null)[] => {
  input.varint();
  const different = Array.from({ length: input.varint() }, () => readRun(input));
  return Array.from({ length: count }, () => {
    const place = input.varint();
    return place === 0 ? null : different[place - 1]!;
  });
};
