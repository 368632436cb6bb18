/**
 * The seam of every reader of survey files: bytes and choices in, features in their own coordinates and notes out.
 * Bad input is data, so a reader never throws for it: it refuses the file by a note. Nothing is guessed silently: the
 * encoding, the reference system and the columns carry their evidence, and each can be overridden by a choice.
 */
import type { Geometry } from 'geojson';
import type { Label } from '../domain/dataset.ts';
import type { ImportChoices } from '../domain/imports.ts';
import type { Note } from './note.ts';

export type Source = { readonly name: string; readonly bytes: Uint8Array };

export const FORMATS = [
  'txt',
  'shapefile',
  'geopackage',
  'geojson',
  'geojsonl',
  'kml',
  'kmz',
  'dxf',
  'csv',
  'xlsx',
] as const;
export type Format = (typeof FORMATS)[number];

/** What the user answers to a question, or says from the start. */
export type Choices = Omit<ImportChoices, 'set'>;

export type Value = string | number | boolean | null;
export type Properties = Readonly<Record<string, Value>>;

export type Encoding = { readonly name: string; readonly stated: boolean; readonly evidence: Label };

/**
 * What the file says about its reference system. Where it does not settle it, `ask` says what has to be asked;
 * `suggestion` is shown with the question and never taken silently.
 */
export type Crs = {
  readonly epsg: number | null;
  readonly stated: boolean;
  readonly evidence: Label;
  readonly ask?: 'crs-missing' | 'zone-missing' | 'zone-contradicts-header' | 'crs-not-recognised';
  readonly suggestion?: number;
};

export const UNSTATED: Crs = {
  epsg: null,
  stated: false,
  evidence: { zh: '文件未说明', en: 'not stated in the file' },
};

/** `geometry`: false for tables of values only. */
export type Layer = { readonly name: string; readonly rows: number; readonly crs: Crs; readonly geometry: boolean };

/**
 * One feature as the file has it. Positions are [east, north] or [longitude, latitude] in the CRS of its layer; they may
 * still hold what is no number. `row` counts from 1 within the file, in its own order.
 */
export type Raw = {
  readonly row: number;
  readonly layer: string;
  readonly geometry: Geometry | null;
  readonly properties: Properties;
  /** Area that the file states beside the shape, in ㎡. */
  readonly statedAreaM2?: number;
};

export type Column = { readonly name: string; readonly samples: readonly string[] };

export type Reading = {
  readonly format: Format | null;
  readonly encoding: Encoding;
  readonly layers: readonly Layer[];
  readonly columns: readonly Column[];
  readonly features: readonly Raw[];
  readonly notes: readonly Note[];
  /** Rows of the file before any choice: features, records, table rows, parcels, polylines. */
  readonly rowsIn: number;
  /** Column that holds the number of the parcel by the format's own rule. */
  readonly codeColumn?: string;
  /** The format fixes the turning sense of rings (GeoJSON does, RFC 7946 §3.1.6). */
  readonly ringsTurnLeft?: true;
  /** What the axes of the file were taken to be. */
  readonly axisOrder: 'eastNorth' | 'northEast' | 'none';
};

/** What a reader looks at to recognise a file: its name, its first bytes, and the names inside an archive. */
export type Peek = Source & {
  /** Lower case, without the dot. */
  readonly extension: string;
  /** The first 4 KiB as text, whatever their encoding; ASCII parts can be trusted. */
  readonly head: string;
  /** Names of the entries where the file is an archive. */
  readonly entries: readonly string[] | null;
};

export type Reader = {
  readonly format: Format;
  /** By content: names lie. */
  readonly recognises: (peek: Peek) => boolean;
  /** Extensions for which this reader is asked when no content speaks. */
  readonly extensions: readonly string[];
  readonly read: (source: Source, choices: Choices) => Reading | Promise<Reading>;
};
