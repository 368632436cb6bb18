/**
 * Holds the features of a dataset while they wait to be sorted. A million objects would take a gigabyte, so each
 * feature waits as bytes: its bounds, the length of its body, that, and its values.
 */
import { ByteReader, Bytes } from './bytes.ts';
import { HILBERT_BITS, hilbert } from './hilbert.ts';
import { type PackedFeature, unpacked } from './packed-feature.ts';

const CHUNK_BYTES = 32 * 1024 * 1024;

/** The sort key holds the place on the curve above the place in the spool: 40 + 24 bits. */
const INDEX_BITS = 64 - HILBERT_BITS;
const MOST = 2 ** INDEX_BITS;

export class Spool {
  count = 0;
  private readonly chunks: Uint8Array[] = [new Uint8Array(CHUNK_BYTES)];
  private used = 0;
  private readonly input = new ByteReader();
  private readonly record = new Bytes(4096);
  private chunkOf = new Uint16Array(1024);
  private offset = new Uint32Array(1024);
  private length = new Uint32Array(1024);
  private curve = new Float64Array(1024);

  /** Throws where a dataset has more than 16.7 million rows. */
  add(feature: PackedFeature): void {
    if (this.count === MOST)
      throw new Error(`A dataset of more than ${MOST} rows cannot be drawn; move the database to PostGIS.`);
    if (this.count === this.curve.length) this.grow();
    writeWaiting(this.record, feature);
    const { data, length } = this.record;
    if (this.used + length > this.chunks.at(-1)!.length) {
      this.chunks.push(new Uint8Array(Math.max(CHUNK_BYTES, length)));
      this.used = 0;
    }
    this.chunks.at(-1)!.set(data.subarray(0, length), this.used);
    this.chunkOf[this.count] = this.chunks.length - 1;
    this.offset[this.count] = this.used;
    this.length[this.count] = length;
    this.curve[this.count] = hilbert(feature.labelX, feature.labelY);
    this.used += length;
    this.count++;
  }

  /** The features along the curve. */
  *sorted(): Generator<PackedFeature> {
    for (const index of this.order()) {
      const chunk = this.chunks[this.chunkOf[index]!]!;
      yield readWaiting(this.input.open(chunk, this.offset[index]!), this.offset[index]! + this.length[index]!);
    }
  }

  /** Sorted as 64-bit numbers, which a typed array does many times faster than a comparison does. */
  private order(): Uint32Array {
    const keys = new BigUint64Array(this.count);
    const words = new Uint32Array(keys.buffer);
    for (let i = 0; i < this.count; i++) {
      const place = this.curve[i]!;
      const low = 2 ** (32 - INDEX_BITS);
      words[2 * i] = ((place % low) * MOST + i) >>> 0;
      words[2 * i + 1] = Math.floor(place / low);
    }
    keys.sort();
    return Uint32Array.from({ length: this.count }, (_, i) => words[2 * i]! % MOST);
  }

  private grow(): void {
    const size = this.curve.length * 2;
    const larger = <A extends Uint16Array | Uint32Array | Float64Array>(old: A, next: A): A => {
      next.set(old);
      return next;
    };
    this.chunkOf = larger(this.chunkOf, new Uint16Array(size));
    this.offset = larger(this.offset, new Uint32Array(size));
    this.length = larger(this.length, new Uint32Array(size));
    this.curve = larger(this.curve, new Float64Array(size));
  }
}

const writeWaiting = (record: Bytes, { minX, minY, maxX, maxY, body, values }: PackedFeature): void => {
  record.clear();
  for (const side of [minX, minY, maxX, maxY, body.length]) record.varint(side);
  record.copy(body, 0, body.length);
  record.copy(values, 0, values.length);
};

const readWaiting = (input: ByteReader, end: number): PackedFeature => {
  const bounds = { minX: input.varint(), minY: input.varint(), maxX: input.varint(), maxY: input.varint() };
  const values = input.varint() + input.at;
  return unpacked(bounds, input.data.subarray(input.at, values), input.data.subarray(values, end));
};
