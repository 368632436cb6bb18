/**
 * The fields of a register that are filtered, counted, added up and ranked by, with the boxes of its rows, in memory:
 * derived from the database, never written. A row has the place of its fid, so nothing is looked up.
 */
import type { Geometry } from 'geojson';
import type { Dataset, Field } from '../../domain/dataset.ts';
import type { Feature } from '../../domain/edit.ts';
import { isAdded } from '../added-fields.ts';
import { type Bits, noBits, setBit } from './bits.ts';
import { type Column, columnOf, put } from './column.ts';
import { dropBox, type Places, placesOf } from './places.ts';
import { type Recent, recent } from './recent.ts';

/** Shapes kept: some 10 MB. */
const MOST_SHAPES = 4_096;

export type Table = {
  readonly dataset: Dataset;
  readonly fields: readonly Field[];
  /** fids below this have a place. */
  readonly size: number;
  readonly living: Bits;
  readonly places: Places;
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

/** What lists are filtered by, counts are made of and briefs ask, and the day on which the public's view of a row may rest. */
export const heldFields = ({ fields }: Dataset): readonly Field[] =>
  fields.filter((field) => field.facet || field.asked || isAdded(field) || field.id === 'verifiedOn');

export const tableOf = (dataset: Dataset, size: number): Table => {
  const fields = heldFields(dataset);
  return {
    dataset,
    fields,
    size,
    living: noBits(size),
    places: placesOf(size),
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

export const dropRow = ({ living, places, shapes, shown }: Table, fid: number): void => {
  setBit(living, fid, false);
  dropBox(places, fid);
  shapes.drop(fid);
  for (const rows of shown.values()) rows.drop(fid);
};
