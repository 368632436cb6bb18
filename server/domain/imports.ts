/**
 * An import as its author sees it, from upload to edit: what the server answers and the screen shows. Nothing in it is
 * written before `accept`.
 */
import type { Geometry } from 'geojson';
import type { Label } from './dataset.ts';
import type { EditState, Value } from './edit.ts';
import type { Bbox } from './filter.ts';

/** `asks`: a question is open. `ready`: the report is there. `failed`: nothing of the file can be imported, or a fault. */
export const IMPORT_STATES = ['reading', 'asks', 'ready', 'accepting', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What the author answers or overrides; a member that is absent is left to the file. */
export type ImportChoices = {
  /** EPSG number of the coordinates. */
  readonly crs?: number;
  readonly encoding?: string;
  readonly layers?: readonly string[];
  readonly axes?: 'asWritten' | 'swapped';
  /** Our field id → name of the column in the file; '' = not in the file. */
  readonly map?: Readonly<Record<string, string>>;
  /** Open outlines of a drawing: closed (true) or left out (false). */
  readonly closeRings?: boolean;
  /** Shapes without any attributes are wanted. */
  readonly withoutAttributes?: boolean;
  /** The shapes do lie far from the project. */
  readonly elsewhere?: boolean;
  /** Blank cells empty what is stored (required fields stay); absent = they say nothing. */
  readonly clearBlank?: boolean;
  /** Our field id → the value for every row. */
  readonly set?: Readonly<Record<string, string>>;
};

/** `done` of `total` rows; total null = not known yet. */
export type ImportProgress = {
  readonly phase: 'waiting' | 'reading' | 'writing';
  readonly done: number;
  readonly total: number | null;
};

export type ImportNote = {
  readonly row: number | null;
  readonly layer: string | null;
  readonly field: string | null;
  readonly value: string | null;
  /** Place of the fault, longitude and latitude. */
  readonly at: readonly [number, number] | null;
  readonly message: Label;
};

/** Everything said under one rule; `notes` are the first of `count`. */
export type RuleGroup = {
  readonly rule: string;
  readonly level: 'ask' | 'error' | 'warning';
  readonly count: number;
  readonly remedy: Label;
  /** EPSG number offered as the answer. */
  readonly suggestion: number | null;
  readonly notes: readonly ImportNote[];
};

export type ImportCounts = {
  readonly rows: number;
  readonly ready: number;
  readonly refused: number;
  readonly added: number;
  readonly changed: number;
  /** Null where the role may not read the dataset: equal and unequal are then both `changed`. */
  readonly unchanged: number | null;
  /** Stored rows that the file does not hold. */
  readonly missing: number;
};

export type ImportReport = {
  readonly format: string | null;
  readonly encoding: { readonly name: string; readonly stated: boolean; readonly evidence: Label };
  /** `swapped`: east and north were exchanged. */
  readonly axes: { readonly order: 'eastNorth' | 'northEast' | 'none'; readonly swapped: boolean };
  readonly epsg: number | null;
  readonly layers: readonly {
    readonly name: string;
    readonly rows: number;
    readonly geometry: boolean;
    readonly crs: { readonly epsg: number | null; readonly stated: boolean; readonly evidence: Label };
    readonly suggestion: number | null;
  }[];
  /** Columns of the file with their first values. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: Readonly<
    Record<
      string,
      { readonly column: string; readonly evidence: 'chosen' | 'name' | 'label' | 'custom' | 'remembered' }
    >
  >;
  /** Columns whose name suggests a field that refuses one of their values; not read unless chosen. */
  readonly doubts: readonly { readonly field: string; readonly column: string; readonly value: string }[];
  /** What is filled in where the file says nothing. */
  readonly filled: readonly { readonly field: string; readonly reason: Label }[];
  readonly counts: ImportCounts;
  readonly rules: readonly RuleGroup[];
  readonly bbox: Bbox | null;
  /** The first of the stored rows that the file does not hold. */
  readonly missing: readonly { readonly id: string; readonly name: string }[];
};

export type ImportJob = {
  readonly id: string;
  readonly dataset: string;
  /** Name of the file. */
  readonly name: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** ISO 8601; the job and its files are gone after `expiresAt`. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly choices: ImportChoices;
  readonly progress: ImportProgress | null;
  readonly report: ImportReport | null;
  /** Why it failed, where the report does not say so. */
  readonly problem: Label | null;
  /** What accepting made: the edit, null where nothing had to be changed. */
  readonly result: ImportResult | null;
};

export type ImportResult = {
  readonly edit: number | null;
  readonly state: EditState;
  readonly rows: number;
  /** The first row of the edit, to look at. */
  readonly first: string | null;
};

/** One row that the import would add, change or delete, cell by cell; a value that the role may not read is null. */
export type ImportChange = {
  readonly row: number | null;
  readonly id: string;
  readonly name: string;
  readonly op: 'added' | 'changed';
  readonly cells: readonly { readonly field: string; readonly before: Value; readonly after: Value }[];
  readonly shape: { readonly beforeM2: number | null; readonly afterM2: number | null } | null;
};

export type ImportChanges = { readonly total: number; readonly changes: readonly ImportChange[] };

export const PREVIEW_KINDS = ['added', 'changed', 'unchanged', 'refused', 'conflict', 'before', 'repaired'] as const;
/** `before`: the stored shape of a changed row; `repaired`: the shape as the file had it; `conflict`: overlaps or lies oddly. */
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

export type ImportPreview = {
  readonly type: 'FeatureCollection';
  readonly numberMatched: number;
  readonly features: readonly {
    readonly type: 'Feature';
    readonly geometry: Geometry;
    readonly properties: {
      readonly row: number;
      readonly code: string | null;
      readonly kind: PreviewKind;
      readonly areaM2: number | null;
    };
  }[];
};
