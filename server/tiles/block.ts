/**
 * A block: some 64 features that lie together, in one run of bytes, laid out so that a tile reads only what it draws:
 *
 *   words of 32 bits, little endian: number of features n, number of tile fields f,
 *     n × left, n × top, n × right, n × bottom, n places of features, f places of columns (places: bytes from the start)
 *   per feature: its body (`packed-feature.ts`)
 *   per tile field: n bytes, each 0 or 1 + the place of its value; number of different values (varint), those values
 */
import { ByteReader, Bytes } from './bytes.ts';
import { passMvtValue } from './mvt-value.ts';
import { type Bounds, boundsAround, type PackedFeature, unpacked } from './packed-feature.ts';
import { ValueTable } from './value-table.ts';

/** Features a fresh block holds; an edit may let it grow to twice as many before it is split. */
export const BLOCK_SIZE = 64;

/** The words before the first feature's. */
export const HEAD_WORDS = 2;
/** Words a feature: four of bounds and its place. */
export const FEATURE_WORDS = 5;

export type Block = Bounds & { readonly body: Buffer };

const out = new Bytes(65536);
const column = new ValueTable();
const input = new ByteReader();

export const encodeBlock = (features: readonly PackedFeature[]): Block => {
  const fields = countValues(features[0]?.values);
  const words = [features.length, fields];
  for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const)
    for (const feature of features) words.push(feature[side]);
  out.clear();
  out.skip(4 * (words.length + features.length + fields));
  for (const { body } of features) {
    words.push(out.length);
    out.copy(body, 0, body.length);
  }
  const next = new Int32Array(features.length);
  for (let field = 0; field < fields; field++) {
    words.push(out.length);
    writeColumn(features, next);
  }
  const body = out.take();
  for (let word = 0; word < words.length; word++) body.writeInt32LE(words[word]!, 4 * word);
  return { ...boundsAround(features), body };
};

const countValues = (values: Uint8Array = new Uint8Array(0)): number => {
  let count = 0;
  for (input.open(values); input.at < values.length; count++) passMvtValue(input);
  return count;
};

/** `next` tells where in its values each feature stands, and is moved on. */
const writeColumn = (features: readonly PackedFeature[], next: Int32Array): void => {
  column.clear();
  for (let i = 0; i < features.length; i++) {
    const { values } = features[i]!;
    const from = next[i]!;
    passMvtValue(input.open(values, from));
    next[i] = input.at;
    out.byte(values[from] === 0 ? 0 : column.share(values, from, input.at) + 1);
  }
  out.varint(column.count);
  out.append(column.bytes);
};

/** The features of a block, to change some and encode it anew. */
export const decodeBlock = (body: Buffer): PackedFeature[] => {
  const [count, fields] = [body.readInt32LE(0), body.readInt32LE(4)];
  const word = (row: number, index: number) => body.readInt32LE(4 * (HEAD_WORDS + row * count + index));
  const columns = Array.from({ length: fields }, (_, field) => readColumn(body, word(FEATURE_WORDS, field), count));
  return Array.from({ length: count }, (_, i) => {
    const bounds = { minX: word(0, i), minY: word(1, i), maxX: word(2, i), maxY: word(3, i) };
    // The word after the last feature's place is that of the first column.
    const end = i + 1 < count || fields > 0 ? word(4, i + 1) : body.length;
    return unpacked(bounds, body.subarray(word(4, i), end), Buffer.concat(columns.map((values) => values[i]!)));
  });
};

const UNKNOWN = Uint8Array.of(0);

const readColumn = (body: Buffer, at: number, count: number): Uint8Array[] => {
  input.open(body, at + count);
  const different = Array.from({ length: input.varint() }, () => {
    const from = input.at;
    passMvtValue(input);
    return body.subarray(from, input.at);
  });
  return Array.from({ length: count }, (_, i) => different[body[at + i]! - 1] ?? UNKNOWN);
};
