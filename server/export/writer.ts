/**
 * The seam of every writer: rows in, bytes out, piece by piece, so that a hundred thousand rows need no more memory than
 * one. Rows hold what the role may read and nothing else; a writer adds nothing to them.
 */
import type { Role } from '../domain/access.ts';
import type { Dataset, Field, Label } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox } from '../domain/filter.ts';
import type { Lang } from '../domain/units.ts';

export const FORMATS = ['geojson', 'geopackage', 'shapefile', 'kml', 'dxf', 'txt', 'csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export const ENCODINGS = ['utf-8', 'gbk'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What an export says of itself. */
export type Context = {
  readonly dataset: Dataset;
  /** The fields the role may read, in declared order. */
  readonly fields: readonly Field[];
  /** CQL2 text; null = no filter. */
  readonly filter: string | null;
  /** How many rows were picked one by one; null = the filter alone decides. */
  readonly selected: number | null;
  readonly count: number;
  readonly synthetic: number;
  /** The system of the coordinates written. */
  readonly epsg: number;
  /** Bounds of all shapes, in degrees; null where there are none. */
  readonly extent: Bbox | null;
  /** The day the data stand at, ISO. */
  readonly date: string;
  /** Revision of the dataset, which grows with every change. */
  readonly revision: number;
  readonly role: Role;
  readonly lang: Lang;
  readonly encoding: Encoding;
};

/** In the order of ids; may be gone through more than once. Geometry in degrees, no finer than the role may see. */
export type Rows = AsyncIterable<Feature>;

export type Writer = Label & {
  readonly format: Format;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** `polygon`: only areas can be said in it; `any`: only shapes; `none`: tables too. */
  readonly needs: 'polygon' | 'any' | 'none';
  readonly systems: 'degrees' | 'belts' | 'all';
  /** Rows that the format can hold, where it is limited. */
  readonly most?: number;
  /** Encodings offered, the usual one first. */
  readonly encodings: readonly [Encoding, ...Encoding[]];
  readonly write: (rows: Rows, context: Context) => AsyncIterable<Uint8Array>;
};
