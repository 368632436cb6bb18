/** What the user looks at, as plain data; every change goes through a pure action in this folder. */
import type { OutputIndicator } from '#domain/answers.ts';
import type { Brief } from '#domain/brief.ts';
import type { Denominator } from '#domain/coverage.ts';
import type { Filter } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import { FIRST_FILTERS } from './first-filters.ts';

export const LENSES = ['overview', 'land', 'factory', 'output', 'utility', 'project'] as const;
export type LensId = (typeof LENSES)[number];

/** The figures of the 亩均 lens, in the order of its switch. */
export const OUTPUT_INDICATORS = [
  'outputPerMu',
  'taxPerMu',
  'addedValuePerMu',
] as const satisfies readonly OutputIndicator[];

/** What a planner can be at, in place of the list: each is a panel of `client/planning`. */
export const PLANS = ['brief', 'area', 'assembly', 'supply', 'compare', 'measure'] as const;
export type PlanId = (typeof PLANS)[number];

/** What the card of a parcel shows of it. */
export const CARD_TABS = ['facts', 'gaps', 'standard', 'assessments', 'progress'] as const;
export type CardTab = (typeof CARD_TABS)[number];

/** Degrees, north up at bearing 0; MapLibre's zoom. */
export type Camera = {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
};
export type Selection = { readonly dataset: string; readonly id: string };
/** A cell of the coverage matrix: an item, a profile or levelling, in a park, and of which land its share is told. */
export type Gap = { readonly column: string; readonly denominator: Denominator; readonly parkId: string };
export type Theme = 'light' | 'dark';

export type View = {
  readonly lens: LensId;
  readonly selection: Selection | null;
  /** Of the card of a parcel; it stays while one parcel after the other is looked at. */
  readonly tab: CardTab;
  /** What pointer or focus rests on; never in the URL. */
  readonly hover: Selection | null;
  /** One filter a lens: a lens left and entered again keeps its own. */
  readonly filters: Readonly<Partial<Record<LensId, Filter>>>;
  /** Where the map rests (settled); null = show everything. */
  readonly camera: Camera | null;
  /** What limits building lies over the map, for those who may see it. */
  readonly constraints: boolean;
  /** 亩均 lens. */
  readonly indicator: OutputIndicator;
  readonly year: number | null;
  /** 配套 lens: the cell whose land is looked at; null = the whole matrix. */
  readonly gap: Gap | null;
  /** null = the list of the lens. */
  readonly plan: PlanId | null;
  /** What a project asks of land; null = nothing asked yet. */
  readonly brief: Brief | null;
  /** Parcels put together for a what-if, in the order picked. */
  readonly picked: readonly string[];
  /** The kept what-if that is looked at; null = none. */
  readonly scenario: string | null;
  /** Parcels side by side. */
  readonly compared: readonly string[];
  readonly lang: Lang;
  readonly theme: Theme;
};

export const defaultView = (): View => ({
  lens: 'overview',
  selection: null,
  tab: 'facts',
  hover: null,
  filters: FIRST_FILTERS,
  camera: null,
  constraints: false,
  indicator: 'outputPerMu',
  year: null,
  gap: null,
  plan: null,
  brief: null,
  picked: [],
  scenario: null,
  compared: [],
  lang: 'zh',
  theme: 'light',
});

/** A change of view; it returns the very same view where nothing changes. */
export type Action = (view: View) => View;

/** The gap looked at is one of its lens: it stays where that lens is asked for again. */
export const withLens =
  (lens: LensId): Action =>
  (view) =>
    set({ lens, plan: null, scenario: null, hover: null, gap: lens === view.lens ? view.gap : null })(view);

export const withSelection =
  (selection: Selection | null): Action =>
  (view) =>
    sameSelection(view.selection, selection) ? view : { ...view, selection };

export const withTab = (tab: CardTab): Action => set({ tab });

export const withHover =
  (hover: Selection | null): Action =>
  (view) =>
    sameSelection(view.hover, hover) ? view : { ...view, hover };

/** Sets the filter of the lens looked through; null = none. */
export const withFilter =
  (filter: Filter | null): Action =>
  (view) => {
    const { [view.lens]: before = null, ...others } = view.filters;
    if (before === filter) return view;
    return { ...view, filters: filter ? { ...others, [view.lens]: filter } : others };
  };

/** The camera as the URL can hold it: about 0.1 m and a hundredth of a zoom step, so that a link shows the same picture. */
export const withCamera =
  (camera: Camera | null): Action =>
  (view) => {
    const next = camera && roundedCamera(camera);
    return sameCamera(view.camera, next) ? view : { ...view, camera: next };
  };

export const withGap = (gap: Gap | null): Action => set({ gap });
export const withIndicator = (indicator: OutputIndicator): Action => set({ indicator });
export const withConstraints = (constraints: boolean): Action => set({ constraints });
export const withYear = (year: number | null): Action => set({ year });
export const withLang = (lang: Lang): Action => set({ lang });
export const withTheme = (theme: Theme): Action => set({ theme });

/** The filter of the lens looked through, or null. */
export const filterOf = (view: View): Filter | null => view.filters[view.lens] ?? null;

export const sameSelection = (a: Selection | null, b: Selection | null): boolean =>
  a === b || (a?.dataset === b?.dataset && a?.id === b?.id);

/** Sets what `change` names; the very same view where all of it stood already. */
export const set =
  (change: Partial<View>): Action =>
  (view) =>
    (Object.keys(change) as (keyof View)[]).every((key) => Object.is(view[key], change[key]))
      ? view
      : { ...view, ...change };

const roundedCamera = ({ lon, lat, zoom, bearing, pitch }: Camera): Camera => ({
  lon: rounded(lon, 6),
  lat: rounded(lat, 6),
  zoom: rounded(zoom, 2),
  bearing: rounded(bearing, 1),
  pitch: rounded(pitch, 1),
});

/** Without −0, which the URL cannot tell from 0. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

const sameCamera = (a: Camera | null, b: Camera | null): boolean =>
  a === b || (!!a && !!b && (Object.keys(a) as (keyof Camera)[]).every((key) => a[key] === b[key]));
