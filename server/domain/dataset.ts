/**
 * What a kind of feature is, as a table of facts. Everything that can be derived from these facts (import checks,
 * forms, list columns, facets, legends, tile contents, OGC queryables, access lists) is derived where it is used;
 * nothing here calls, renders or queries.
 */
import type { Unit } from './units.ts';

export type Label = { readonly zh: string; readonly en: string };

/** Who may read a field or a dataset: anyone, zone staff, the factory desk, managers. */
export type Read = 'public' | 'staff' | 'desk' | 'manager';

export type Geometry = 'point' | 'line' | 'polygon' | 'none';

/** A legend class: several codes shown as one, told apart by colour and by mark (a letter, for grey print and colour-blind eyes). */
export type LegendClass = Label & { readonly id: string; readonly colour: string; readonly mark: string };

export type Code = Label & {
  readonly id: string;
  readonly colour?: string;
  readonly mark?: string;
  readonly class?: string;
};

export type FieldType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'code';

export type Field = Label & {
  readonly id: string;
  readonly type: FieldType;
  /** Unit of the stored value; shown values go through `units.format`. */
  readonly unit?: Unit;
  /** Unit preferred on screen, where it differs from the stored one (㎡ → 亩). */
  readonly shown?: Unit;
  readonly codes?: readonly Code[];
  readonly classes?: readonly LegendClass[];
  readonly required?: true;
  /** Inclusive bounds; null = open. */
  readonly range?: readonly [number | null, number | null];
  /** The dataset whose id this text holds. */
  readonly ref?: string;
  /** Written into vector tiles. */
  readonly tile?: true;
  /** Offered in the filter form with live counts. */
  readonly facet?: true;
  /** A search by brief asks it of every row, so it is at hand as facets are. */
  readonly asked?: true;
  /** Shown in lists and tables. */
  readonly column?: true;
  /** What one must know to read the value. */
  readonly note?: Label;
  /** A field for fewer readers, whose value this one must not repeat. */
  readonly differsFrom?: string;
  /** Computed by `derive.ts`; never typed in. */
  readonly derived?: true;
  /** Section of the detail card. */
  readonly group?: string;
  /** Who may read it; the dataset's own `read` where absent. */
  readonly read?: Read;
};

export type Dataset = Label & {
  readonly id: string;
  readonly geometry: Geometry;
  readonly read: Read;
  /** Zoom from which single features are drawn; below it a tile holds the totals of a grid. */
  readonly minZoom?: number;
  /** What a row says holds for a time only: once nobody has verified it for long, the public no longer sees it (`access.ts`). */
  readonly lapses?: true;
  /** Field shown as the name. */
  readonly title: string;
  /** Field whose codes or classes colour the map and the legend. */
  readonly symbology?: string;
  /** Fields the search looks through. */
  readonly search?: readonly string[];
  readonly fields: readonly Field[];
};
