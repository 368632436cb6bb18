/** What goes into and comes out of `<mutu-map>`, apart from the View itself. */
import type { Basemap } from '#domain/answers.ts';
import type { Bbox } from '#domain/filter.ts';
import type { Camera, PlanId, Selection } from '../state/view.ts';

export type MapSession = {
  /** As-of date of the data, YYYY-MM-DD. */
  readonly today: string;
  /** 审图号; null = 内部使用，未经审图. */
  readonly mapApproval: string | null;
  readonly basemaps: readonly Basemap[];
  readonly demo: boolean;
};

/** 亩均 of each parcel in 万元/亩; `breaks` are the upper bounds of the first four of five classes. */
export type Yields = { readonly breaks: readonly number[]; readonly values: ReadonlyMap<string, number | null> };

/** Pixels of the map that panels cover. */
export type Padding = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** What is to be brought into sight, unless it is there already. */
export type Sought = {
  readonly bbox: Bbox;
  /** What the map then shows: the feature among its neighbours. */
  readonly frame: Bbox;
  /** Smaller than this on screen it counts as not seen. */
  readonly leastPx: number;
  /** Must all of it be on screen? Not where it was chosen on the map itself. */
  readonly whole: boolean;
};

export type LonLat = { readonly lon: number; readonly lat: number };

export type MapEvents = {
  /** Where the map has come to rest. */
  'mutu-camera': CustomEvent<Camera>;
  /** Chosen by a click; null = a click on nothing. */
  'mutu-select': CustomEvent<Selection | null>;
  'mutu-hover': CustomEvent<Selection | null>;
  /** Right click or long press. */
  'mutu-coordinate': CustomEvent<LonLat>;
  /** What the free part of the resting map shows. */
  'mutu-extent': CustomEvent<Bbox>;
  /** A panel asked for by a button of the map. */
  'mutu-plan': CustomEvent<PlanId | null>;
  /** Id of the basemap chosen. */
  'mutu-basemap': CustomEvent<string>;
  /** No WebGL2, or the context was lost: show the list instead. */
  'mutu-mapless': CustomEvent<{ readonly reason: 'unsupported' | 'lost' }>;
};

declare global {
  interface HTMLElementEventMap extends MapEvents {}
}

/** Where the zones of the demonstration lie, from 运城 to 寿阳: what "show everything" fits. */
export const HOME: Bbox = [110.4, 34.75, 114.3, 38.35];
