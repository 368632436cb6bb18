/**
 * A block laid open for cutting: places and bounds of its features in reused arrays, nothing copied. `decodeBlock` reads
 * the same bytes into objects; this is the fast road, taken for every block of every tile.
 */
import { ByteReader } from './bytes.ts';

/** No block holds more features (`BLOCK_SIZE`, doubled by edits). */
const MOST = 128;

/** A run of bytes in the block. */
export type Run = { readonly at: Int32Array; readonly length: Int32Array };

const newRun = (size: number): Run => ({ at: new Int32Array(size), length: new Int32Array(size) });

/** One tile field: the places of its different values, and for each feature 0 or 1 + its value. */
export type Column = { readonly values: Run; readonly place: Uint8Array; different: number };

const newColumn = (): Column => ({ values: newRun(MOST), place: new Uint8Array(MOST), different: 0 });

export class BlockView {
  body: Buffer = Buffer.alloc(0);
  count = 0;
  readonly fid = new Float64Array(MOST);
  readonly kind = new Uint8Array(MOST);
  readonly minX = new Int32Array(MOST);
  readonly minY = new Int32Array(MOST);
  readonly maxX = new Int32Array(MOST);
  readonly maxY = new Int32Array(MOST);
  readonly labelX = new Int32Array(MOST);
  readonly labelY = new Int32Array(MOST);
  readonly geometry = newRun(MOST);
  readonly id = newRun(MOST);
  readonly columns: Column[] = [];
  private readonly input = new ByteReader();

  /** Opens a block and reads those of its columns that `wanted` names. */
  open(body: Buffer, wanted: readonly number[]): void {
    const input = this.input.open(body);
    this.body = body;
    this.count = input.varint();
    this.readShapes(input.varint(), input.varint());
    for (let i = 0; i < this.count; i++) this.readRun(this.id, i);
    this.readColumns(wanted);
  }

  private readShapes(cornerX: number, cornerY: number): void {
    const { input } = this;
    let fid = 0;
    for (let i = 0; i < this.count; i++) {
      fid += input.zigzag();
      this.fid[i] = fid;
      this.kind[i] = input.varint();
      const left = cornerX + input.varint();
      const top = cornerY + input.varint();
      this.minX[i] = left;
      this.minY[i] = top;
      this.maxX[i] = left + input.varint();
      this.maxY[i] = top + input.varint();
      this.labelX[i] = left + input.zigzag();
      this.labelY[i] = top + input.zigzag();
      input.varint(); // the area is for the grid's totals
      this.readRun(this.geometry, i);
    }
  }

  private readRun(run: Run, index: number): void {
    const length = this.input.varint();
    run.at[index] = this.input.at;
    run.length[index] = length;
    this.input.at += length;
  }

  private readColumns(wanted: readonly number[]): void {
    const { input } = this;
    for (let column = 0, next = 0; next < wanted.length; column++) {
      const length = input.varint();
      const end = input.at + length;
      if (column === wanted[next]) {
        this.columns[next] ??= newColumn();
        this.readColumn(this.columns[next]!);
        next++;
      }
      input.at = end;
    }
  }

  private readColumn(column: Column): void {
    column.different = this.input.varint();
    for (let i = 0; i < column.different; i++) this.readRun(column.values, i);
    for (let i = 0; i < this.count; i++) column.place[i] = this.input.varint();
  }
}
