/**
 * The fields of a register that are filtered, counted and added up, with the boxes of its rows, in memory: derived from
 * the database, never written. A row has the place of its fid, so nothing is looked up.
 */
import type { Geometry } from 'geojson';
import type { Dataset, Field } from '../../domain/dataset.ts';
import type { Feature } from '../../domain/edit.ts';
import type { Bbox } from '../../domain/filter.ts';
import { isAdded } from '../added-fields.ts';
import { type Bits, noBits, setBit } from './bits.ts';
import { type Column, columnOf, put } from './column.ts';
import { type Recent, recent } from './recent.ts';

/** Rows a block: the bounds of a block pass over all of them at once. */
export const BLOCK = 256;
/** Shapes kept: some 10 MB. */
const MOST_SHAPES = 4_096;

export type Table = {
  readonly dataset: Dataset;
  readonly fields: readonly Field[];
  /** fids below this have a place. */
  readonly size: number;
  readonly living: Bits;
  /** West, south, east, north of each row as the spatial index has them: rounded outward. NaN = no geometry. */
  readonly boxes: Float32Array;
  /** The same of each block; they only grow. */
  readonly blocks: Float32Array;
  /** By field id; a field is missing where a value found no place. */
  readonly columns: Map<string, Column>;
  /** Shapes that were looked at last, as the database has them now. */
  readonly shapes: Recent<Geometry | null>;
  /** Rows of lists that were shown last, by the fields shown. */
  readonly shown: Map<string, Recent<Feature | null>>;
  /** How often rows were changed here. */
  changes: number;
};

/** What is kept of a row, after its fid, in the order of `fields`. */
export type HeldRow = readonly [fid: number, ...stored: unknown[]];

/** What lists are filtered by and counts are made of, and the day on which the public's view of a row may rest. */
export const heldFields = ({ fields }: Dataset): readonly Field[] =>
  fields.filter((field) => field.facet || isAdded(field) || field.id === 'verifiedOn');

export const tableOf = (dataset: Dataset, size: number): Table => {
  const fields = heldFields(dataset);
  const blocks = new Float32Array(4 * Math.ceil(size / BLOCK));
  for (let at = 0; at < blocks.length; at += 4) blocks.set([Infinity, Infinity, -Infinity, -Infinity], at);
  return {
    dataset,
    fields,
    size,
    living: noBits(size),
    boxes: new Float32Array(4 * size).fill(Number.NaN),
    blocks,
    columns: new Map(fields.map((field) => [field.id, columnOf(field, size)])),
    shapes: recent(MOST_SHAPES),
    shown: new Map(),
    changes: 0,
  };
};

export const putRow = ({ fields, living, columns }: Table, row: HeldRow): void => {
  const fid = row[0];
  setBit(living, fid, true);
  for (let place = 0; place < fields.length; place++) {
    const field = fields[place]!;
    const column = columns.get(field.id);
    if (column && !put(column, field, fid, row[place + 1])) columns.delete(field.id);
  }
};

export const putBox = ({ boxes, blocks }: Table, fid: number, [west, south, east, north]: Bbox): void => {
  const at = 4 * fid;
  boxes[at] = west;
  boxes[at + 1] = south;
  boxes[at + 2] = east;
  boxes[at + 3] = north;
  const block = 4 * Math.floor(fid / BLOCK);
  blocks[block] = Math.min(blocks[block]!, west);
  blocks[block + 1] = Math.min(blocks[block + 1]!, south);
  blocks[block + 2] = Math.max(blocks[block + 2]!, east);
  blocks[block + 3] = Math.max(blocks[block + 3]!, north);
};

export const boxOf = ({ boxes }: Table, fid: number): Bbox => [
  boxes[4 * fid]!,
  boxes[4 * fid + 1]!,
  boxes[4 * fid + 2]!,
  boxes[4 * fid + 3]!,
];

export const dropRow = ({ living, boxes, shapes, shown }: Table, fid: number): void => {
  setBit(living, fid, false);
  shapes.drop(fid);
  for (const rows of shown.values()) rows.drop(fid);
  boxes.fill(Number.NaN, 4 * fid, 4 * fid + 4);
};
