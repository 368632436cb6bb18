/** Writes layers of Mapbox Vector Tiles 2.1. Layers and features come in, one by one, already cut and as whole tile units. */
import { Bytes } from './bytes.ts';
import { ValueTable } from './value-table.ts';

const LAYER = (3 << 3) | 2;
const LAYER_NAME = (1 << 3) | 2;
const LAYER_FEATURE = (2 << 3) | 2;
const LAYER_KEY = (3 << 3) | 2;
const LAYER_EXTENT = 5 << 3;
const LAYER_VERSION = 15 << 3;
const FEATURE_ID = 1 << 3;
const FEATURE_TAGS = (2 << 3) | 2;
const FEATURE_KIND = 3 << 3;
const FEATURE_GEOMETRY = (4 << 3) | 2;

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

/** One layer in the making: `moveTo`, `lineTo` … `tag` … `endFeature`, and `writeTo` at the end. */
export class LayerWriter {
  readonly geometry = new Bytes(4096);
  private readonly tags = new Bytes(256);
  private readonly features = new Bytes(65536);
  readonly values = new ValueTable();
  private cursorX = 0;
  private cursorY = 0;
  featureCount = 0;

  /** Empties the writer for another layer; its room stays. */
  clear(): void {
    for (const part of [this.geometry, this.tags, this.features, this.values]) part.clear();
    this.featureCount = 0;
    this.cursorX = 0;
    this.cursorY = 0;
  }

  tag(key: number, value: number): void {
    this.tags.varint(key);
    this.tags.varint(value);
  }

  /** Points of a point feature, or the first of a line or ring (§4.3.3.1). */
  moveTo(points: Int32Array, count: number): void {
    this.geometry.varint((count << 3) | MOVE_TO);
    this.steps(points, 0, count);
  }

  /** A line through `count` points, the first of them by MoveTo. */
  line(points: Int32Array, count: number): void {
    this.geometry.varint((1 << 3) | MOVE_TO);
    this.steps(points, 0, 1);
    this.geometry.varint(((count - 1) << 3) | LINE_TO);
    this.steps(points, 1, count);
  }

  ring(points: Int32Array, count: number): void {
    this.line(points, count);
    this.geometry.varint((1 << 3) | CLOSE_PATH);
  }

  private steps(points: Int32Array, from: number, to: number): void {
    const { geometry } = this;
    geometry.reserve((to - from) * 16);
    const { data } = geometry;
    let { length } = geometry;
    for (let i = from * 2; i < to * 2; i += 2) {
      const x = points[i]!;
      const y = points[i + 1]!;
      const stepX = x - this.cursorX;
      const stepY = y - this.cursorY;
      this.cursorX = x;
      this.cursorY = y;
      let rest = (stepX << 1) ^ (stepX >> 31);
      for (; rest > 0x7f; rest >>>= 7) data[length++] = (rest & 0x7f) | 0x80;
      data[length++] = rest;
      rest = (stepY << 1) ^ (stepY >> 31);
      for (; rest > 0x7f; rest >>>= 7) data[length++] = (rest & 0x7f) | 0x80;
      data[length++] = rest;
    }
    geometry.length = length;
  }

  /** A feature with a negative `fid` has no number: MVT knows none below 0. */
  endFeature(fid: number, kind: number): void {
    const { features, tags, geometry } = this;
    const idLength = fid < 0 ? 0 : 1 + varintLength(fid);
    features.varint(LAYER_FEATURE);
    features.varint(idLength + 2 + runLength(tags.length) + runLength(geometry.length));
    if (idLength > 0) {
      features.varint(FEATURE_ID);
      features.varint(fid);
    }
    writeRun(features, FEATURE_TAGS, tags);
    features.varint(FEATURE_KIND);
    features.varint(kind);
    writeRun(features, FEATURE_GEOMETRY, geometry);
    tags.clear();
    geometry.clear();
    this.cursorX = 0;
    this.cursorY = 0;
    this.featureCount++;
  }

  /** Appends the layer to a tile; a layer without features is left out (§4.1). */
  writeTo(tile: Bytes, name: string, keys: readonly string[], extent: number): void {
    if (this.featureCount === 0) return;
    const head = new Bytes(256);
    writeText(head, LAYER_NAME, name);
    for (const key of keys) writeText(head, LAYER_KEY, key);
    head.varint(LAYER_EXTENT);
    head.varint(extent);
    head.varint(LAYER_VERSION);
    head.varint(2);
    tile.varint(LAYER);
    tile.varint(head.length + this.features.length + this.values.bytes.length);
    tile.append(head);
    tile.append(this.features);
    tile.append(this.values.bytes);
  }
}

const varintLength = (value: number): number =>
  value < 0x80 ? 1 : value < 0x4000 ? 2 : 2 + varintLength(Math.floor(value / 0x4000));

const runLength = (length: number): number => 1 + varintLength(length) + length;

const writeRun = (target: Bytes, tag: number, run: Bytes): void => {
  target.varint(tag);
  target.varint(run.length);
  target.append(run);
};

const writeText = (target: Bytes, tag: number, text: string): void => {
  const utf8 = Buffer.from(text);
  target.varint(tag);
  target.varint(utf8.length);
  target.copy(utf8, 0, utf8.length);
};
