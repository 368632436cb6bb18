/** What the lenses tell the shell. `mutu-select` and `mutu-hover` are the map's own events: list and map speak alike. */
import type { OutputIndicator } from '#domain/answers.ts';
import type { Brief } from '#domain/brief.ts';
import type { Bbox, Filter } from '#domain/filter.ts';
import { NOTHING_PLANNED, type Planned } from '../state/planned.ts';
import type { CardTab, Gap, LensId, PlanId, Selection } from '../state/view.ts';
import type { ZoneFigures } from '../state/zone-figures.ts';
import type { Legend } from './legend/legend.ts';

/** What a lens lets the map show beside its layers. */
export type Drawn = {
  readonly legend: Legend | null;
  /** 亩均 by parcel; `breaks` are the upper bounds of the first four of five classes. */
  readonly yields: { readonly breaks: readonly number[]; readonly values: ReadonlyMap<string, number | null> } | null;
  /** Ids that pass a filter which tiles cannot answer; null = the map reads the filter itself. */
  readonly matchingIds: ReadonlySet<string> | null;
  /** Zone id → one or two short lines under its name. */
  readonly zoneFacts: Readonly<Record<string, string>>;
  readonly zoneFigures: ZoneFigures;
  readonly planned: readonly Planned[];
};

export const NOTHING_DRAWN: Drawn = {
  legend: null,
  yields: null,
  matchingIds: null,
  zoneFacts: {},
  zoneFigures: {},
  planned: NOTHING_PLANNED,
};

/** What a figure is asked about: `indicator` of `dataset:id`. */
export type Question = { readonly indicator: string; readonly of: Selection; readonly year: number | null };

/** Where the map is to go: a box in degrees. */
export type Place = { readonly bbox: Bbox };

type Events = {
  'mutu-filter': Filter | null;
  'mutu-lens': { readonly lens: LensId; readonly filter?: Filter | null };
  'mutu-drawn': Drawn;
  'mutu-why': Question;
  'mutu-place': Place;
  'mutu-year': number;
  'mutu-indicator': OutputIndicator;
  'mutu-sign-in': null;
  /** Opens a planner's panel in place of the list; null leads back. */
  'mutu-plan': PlanId | null;
  /** What a project asks of land. */
  'mutu-brief': Brief | null;
  /** Parcels put together for a what-if. */
  'mutu-picked': readonly string[];
  /** The kept what-if to be looked at; null leads back to the list of them. */
  'mutu-scenario': string | null;
  /** Parcels side by side. */
  'mutu-compared': readonly string[];
  /** Whether what limits building lies over the map. */
  'mutu-constraints': boolean;
  /** A part of the card of a parcel. */
  'mutu-tab': CardTab;
  /** Lines from a parcel to what is nearest to it, over all that is drawn. */
  'mutu-ways': readonly Planned[];
  /** A sheet on paper: of the selected parcel, or a memo of what the planner is at. */
  'mutu-print': { readonly kind: 'parcel' | 'memo' };
  /** The cell of the coverage matrix whose land is looked at; null leads back to the matrix. */
  'mutu-cell': Gap | null;
  'mutu-select': Selection | null;
  'mutu-hover': Selection | null;
};

/** Sends an event up, out of the shadow trees it passes. */
export const tell = <K extends keyof Events>(from: EventTarget, type: K, detail: Events[K]): void => {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
};

declare global {
  interface HTMLElementEventMap {
    'mutu-filter': CustomEvent<Filter | null>;
    'mutu-lens': CustomEvent<{ readonly lens: LensId; readonly filter?: Filter | null }>;
    'mutu-drawn': CustomEvent<Drawn>;
    'mutu-why': CustomEvent<Question>;
    'mutu-place': CustomEvent<Place>;
    'mutu-year': CustomEvent<number>;
    'mutu-indicator': CustomEvent<OutputIndicator>;
    'mutu-sign-in': CustomEvent<null>;
    'mutu-plan': CustomEvent<PlanId | null>;
    'mutu-brief': CustomEvent<Brief | null>;
    'mutu-picked': CustomEvent<readonly string[]>;
    'mutu-scenario': CustomEvent<string | null>;
    'mutu-compared': CustomEvent<readonly string[]>;
    'mutu-print': CustomEvent<{ readonly kind: 'parcel' | 'memo' }>;
    'mutu-constraints': CustomEvent<boolean>;
    'mutu-tab': CustomEvent<CardTab>;
    'mutu-ways': CustomEvent<readonly Planned[]>;
    'mutu-cell': CustomEvent<Gap | null>;
  }
}
