/** A growing run of bytes with the number forms of Protocol Buffers: varint and zig-zag. */
export class Bytes {
  data: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.data = new Uint8Array(capacity);
  }

  clear(): void {
    this.length = 0;
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.data.length) return;
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.length + more));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }

  /** Leaves room for `count` bytes that are written later. */
  skip(count: number): void {
    this.reserve(count);
    this.length += count;
  }

  byte(value: number): void {
    this.reserve(1);
    this.data[this.length++] = value;
  }

  /** A whole number from 0 to 2^53. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80000000) {
      this.data[this.length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest >= 0x80) {
      this.data[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.data[this.length++] = rest;
  }

  /** A signed whole number below 2^52, small ones short. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Bytes `from` up to `to` of `source`. */
  copy(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    const { data, length } = this;
    if (to - from > 64) data.set(source.subarray(from, to), length);
    else for (let at = length, i = from; i < to; i++) data[at++] = source[i]!;
    this.length = length + to - from;
  }

  append(other: Bytes): void {
    this.copy(other.data, 0, other.length);
  }

  /** A copy of the bytes so far, from Node's pool of buffers: memory of its own for each of a million features is slow. */
  take(): Buffer {
    const taken = Buffer.allocUnsafe(this.length);
    taken.set(this.data.subarray(0, this.length));
    return taken;
  }
}

/** Reads what `Bytes` wrote, from `at` on. */
export class ByteReader {
  data: Uint8Array = new Uint8Array(0);
  at = 0;

  open(data: Uint8Array, at = 0): this {
    this.data = data;
    this.at = at;
    return this;
  }

  varint(): number {
    const { data } = this;
    let byte = data[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    byte = data[this.at++]!;
    if (byte < 0x80) return value | (byte << 7);
    value |= (byte & 0x7f) << 7;
    byte = data[this.at++]!;
    if (byte < 0x80) return value | (byte << 14);
    value |= (byte & 0x7f) << 14;
    return this.longVarint(value);
  }

  private longVarint(low: number): number {
    let value = low;
    let weight = 2 ** 21;
    let byte: number;
    do {
      byte = this.data[this.at++]!;
      value += (byte & 0x7f) * weight;
      weight *= 128;
    } while (byte >= 0x80);
    return value;
  }

  /** Reads `count` points into `points`, x and y in turn: zig-zag steps within 32 bits, the first from (`x`, `y`). */
  points(count: number, x: number, y: number, points: Int32Array): void {
    const { data } = this;
    let { at } = this;
    let before = x;
    let beside = y;
    for (let i = 0; i < 2 * count; i++) {
      let byte = data[at++]!;
      let step = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = data[at++]!;
        step |= (byte & 0x7f) << shift;
      }
      const place = before + ((step >>> 1) ^ -(step & 1));
      points[i] = place;
      before = beside;
      beside = place;
    }
    this.at = at;
  }

  zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
