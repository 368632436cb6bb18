/** What the user looks at, as plain data; every change goes through a pure action in this folder. */
import type { OutputIndicator } from '#domain/answers.ts';
import type { Filter } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';

export const LENSES = ['overview', 'land', 'factory', 'output', 'utility', 'project'] as const;
export type LensId = (typeof LENSES)[number];

export type Camera = { readonly lon: number; readonly lat: number; readonly zoom: number; readonly bearing: number; readonly pitch: number };
export type Selection = { readonly dataset: string; readonly id: string };
export type Theme = 'light' | 'dark';

export type View = {
  readonly lens: LensId;
  readonly selection: Selection | null;
  /** What pointer or focus rests on; never in the URL. */
  readonly hover: Selection | null;
  /** One filter a lens: a lens left and entered again keeps its own. */
  readonly filters: Readonly<Partial<Record<LensId, Filter>>>;
  /** Where the map rests (settled); null = show everything. */
  readonly camera: Camera | null;
  /** 亩均 lens. */
  readonly indicator: OutputIndicator;
  readonly year: number | null;
  readonly lang: Lang;
  readonly theme: Theme;
};
