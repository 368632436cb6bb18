/** What goes into and comes out of `<mutu-map>`, apart from the View itself. */
import type { Bbox } from '#domain/filter.ts';
import type { Camera, Selection } from '../state/view.ts';

/** A basemap on offer, as the server's session tells it. 'offline' needs nothing; the others are addresses. */
export type Basemap = {
  readonly id: string;
  readonly kind: 'offline' | 'raster' | 'vector' | 'style';
  readonly zh: string;
  readonly en: string;
  /** Raster: tile addresses, the picture first and its names after it. */
  readonly layers?: readonly string[];
  /** Vector: its TileJSON (Protomaps schema). Style: its address. */
  readonly url?: string;
  /** Whom it must name on the map. */
  readonly attribution?: string;
};

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

export type FitOptions = { readonly maxZoom?: number; readonly pitch?: number };

export type LonLat = { readonly lon: number; readonly lat: number };

declare global {
  interface HTMLElementEventMap {
    'mutu-camera': CustomEvent<Camera>;
    'mutu-select': CustomEvent<Selection | null>;
    'mutu-hover': CustomEvent<Selection | null>;
    'mutu-coordinate': CustomEvent<LonLat>;
    'mutu-mapless': CustomEvent<{ readonly reason: 'unsupported' | 'lost' }>;
  }
}

/** The demonstration province: what "show everything" fits until the shell says otherwise. */
export const SHANXI: Bbox = [110.2, 34.58, 114.57, 40.75];
