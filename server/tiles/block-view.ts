/**
 * A block laid open for cutting: one feature is read at a time, into fields and arrays that are used again. `decodeBlock`
 * takes the same bytes apart into objects; this is the fast road, taken for every block of every tile.
 */
import { BLOCK_SIZE, FEATURE_WORDS, HEAD_WORDS } from './block.ts';
import { ByteReader } from './bytes.ts';
import type { Box } from './clip.ts';
import { passMvtValue } from './mvt-value.ts';

/** No block holds more features than this. */
const MOST = 2 * BLOCK_SIZE;

/** One tile field: where its different values lie, and their places in the layers being written (-1 = not there yet). */
class Column {
  readonly at = new Int32Array(MOST + 1);
  readonly inShapes = new Int32Array(MOST);
  readonly inLabels = new Int32Array(MOST);
  different = 0;
  /** Where the features' bytes lie. */
  places = 0;
}

export class BlockView {
  body: Buffer = Buffer.alloc(0);
  count = 0;
  readonly columns: Column[] = [];
  /** The feature read last; `input` stands at its geometry. */
  readonly input = new ByteReader();
  index = 0;
  fid = 0;
  kind = 0;
  minX = 0;
  minY = 0;
  maxX = 0;
  maxY = 0;
  labelX = 0;
  labelY = 0;
  idAt = 0;
  idEnd = 0;
  private words: Int32Array = new Int32Array(0);

  /** Opens a block; SQLite and Node hand out bytes that begin at a whole word. */
  open(body: Buffer): void {
    this.body = body;
    this.words = new Int32Array(body.buffer, body.byteOffset, body.length >> 2);
    this.count = this.words[0]!;
  }

  meets(index: number, box: Box): boolean {
    const { words, count } = this;
    const at = HEAD_WORDS + index;
    return (
      words[at]! <= box.maxX &&
      words[at + count]! <= box.maxY &&
      words[at + 2 * count]! >= box.minX &&
      words[at + 3 * count]! >= box.minY
    );
  }

  /** Reads all of a feature but its geometry and values. */
  read(index: number): void {
    const { words, count, input } = this;
    const at = HEAD_WORDS + index;
    this.index = index;
    this.minX = words[at]!;
    this.minY = words[at + count]!;
    this.maxX = words[at + 2 * count]!;
    this.maxY = words[at + 3 * count]!;
    input.open(this.body, words[at + 4 * count]!);
    this.fid = input.zigzag();
    this.kind = input.varint();
    this.labelX = this.minX + input.zigzag();
    this.labelY = this.minY + input.zigzag();
    input.varint(); // the area is for the grid's totals
    this.idAt = input.at;
    passMvtValue(input);
    this.idEnd = input.at;
  }

  /** Finds the values of the columns that `wanted` names. */
  openColumns(wanted: readonly number[]): void {
    const { words, count, input } = this;
    for (let next = 0; next < wanted.length; next++) {
      this.columns[next] ??= new Column();
      const column = this.columns[next]!;
      column.places = words[HEAD_WORDS + FEATURE_WORDS * count + wanted[next]!]!;
      input.open(this.body, column.places + count);
      column.different = input.varint();
      for (let value = 0; value < column.different; value++) {
        column.at[value] = input.at;
        passMvtValue(input);
      }
      column.at[column.different] = input.at;
      column.inShapes.fill(-1, 0, column.different);
      column.inLabels.fill(-1, 0, column.different);
    }
  }
}
