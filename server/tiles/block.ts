/**
 * A block: some 64 features that lie together, in one run of bytes, laid out so that a tile reads only what it draws:
 *
 *   words of 32 bits, little endian: number of features n, number of tile fields f,
 *     n × left, n × top, n × right, n × bottom, n places of features, f places of columns (places: bytes from the start)
 *   per feature: fid, kind, label x and y from its upper left corner, area + 1 (0 = unknown), id, geometry length, geometry
 *   per tile field: n bytes, each 0 or 1 + the place of its value; number of different values, those values
 *
 * Other numbers are varints. Ids and values lie as a layer of a tile has them (`mvt-value.ts`).
 */
import { ByteReader, Bytes } from './bytes.ts';
import { readMvtValue } from './mvt-value.ts';
import { type Bounds, boundsAround, type PackedFeature } from './packed-feature.ts';
import type { Kind } from './shape.ts';

/** Features a fresh block holds; an edit may let it grow to twice as many before it is split. */
export const BLOCK_SIZE = 64;

/** The words before the first feature's. */
export const HEAD_WORDS = 2;
/** Words a feature: four of bounds and its place. */
export const FEATURE_WORDS = 5;

export type Block = Bounds & { readonly body: Buffer };

const out = new Bytes(65536);

export const encodeBlock = (features: readonly PackedFeature[]): Block => {
  const columns = features[0]?.values.length ?? 0;
  const words = [
    features.length,
    columns,
    ...features.map(({ minX }) => minX),
    ...features.map(({ minY }) => minY),
    ...features.map(({ maxX }) => maxX),
    ...features.map(({ maxY }) => maxY),
  ];
  out.clear();
  out.skip(4 * (words.length + features.length + columns));
  for (const feature of features) {
    words.push(out.length);
    writeFeature(out, feature);
  }
  for (let column = 0; column < columns; column++) {
    words.push(out.length);
    writeColumn(features, column);
  }
  const body = out.take();
  for (let word = 0; word < words.length; word++) body.writeInt32LE(words[word]!, 4 * word);
  return { ...boundsAround(features), body };
};

/** All of a feature but its bounds and the values of its tile fields. */
export const writeFeature = (target: Bytes, feature: PackedFeature): void => {
  target.zigzag(feature.fid);
  target.varint(feature.kind);
  target.zigzag(feature.labelX - feature.minX);
  target.zigzag(feature.labelY - feature.minY);
  target.varint(feature.areaM2 === null ? 0 : feature.areaM2 + 1);
  target.copy(feature.id, 0, feature.id.length);
  target.varint(feature.geometry.length);
  target.copy(feature.geometry, 0, feature.geometry.length);
};

const writeColumn = (features: readonly PackedFeature[], column: number): void => {
  const places = new Map<string, number>();
  const different: Uint8Array[] = [];
  for (const { values } of features) {
    const value = values[column];
    const key = value ? Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1') : '';
    if (value && !places.has(key)) places.set(key, different.push(value));
    out.byte(places.get(key) ?? 0);
  }
  out.varint(different.length);
  for (const value of different) out.copy(value, 0, value.length);
};

/** The features of a block, to change some and encode it anew. Their bytes are views into `body`. */
export const decodeBlock = (body: Buffer): PackedFeature[] => {
  const [count, columns] = [body.readInt32LE(0), body.readInt32LE(4)];
  const word = (row: number, index: number) => body.readInt32LE(4 * (HEAD_WORDS + row * count + index));
  const values = Array.from({ length: columns }, (_, column) => readColumn(body, word(FEATURE_WORDS, column), count));
  return Array.from({ length: count }, (_, i) => {
    const bounds = { minX: word(0, i), minY: word(1, i), maxX: word(2, i), maxY: word(3, i) };
    const feature = readFeature(new ByteReader().open(body, word(4, i)), bounds);
    return { ...feature, values: values.map((column) => column[i]!) };
  });
};

/** What `writeFeature` wrote. */
export const readFeature = (input: ByteReader, bounds: Bounds): Omit<PackedFeature, 'values'> => {
  const fid = input.zigzag();
  const kind = input.varint() as Kind;
  const labelX = bounds.minX + input.zigzag();
  const labelY = bounds.minY + input.zigzag();
  const area = input.varint();
  const id = readMvtValue(input);
  const length = input.varint();
  input.at += length;
  const geometry = input.data.subarray(input.at - length, input.at);
  const { minX, minY, maxX, maxY } = bounds;
  return { minX, minY, maxX, maxY, fid, kind, labelX, labelY, areaM2: area === 0 ? null : area - 1, id, geometry };
};

const readColumn = (body: Buffer, at: number, count: number): (Uint8Array | null)[] => {
  const input = new ByteReader().open(body, at + count);
  const different = Array.from({ length: input.varint() }, () => readMvtValue(input));
  return Array.from({ length: count }, (_, i) => (body[at + i] === 0 ? null : different[body[at + i]! - 1]!));
};
