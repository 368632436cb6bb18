/** Everything the style is made from: the same look gives the same style, so that a test can hold it. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Basemap } from '#domain/answers.ts';
import type { View } from '../state/view.ts';
import type { ZoneFigures } from '../state/zone-figures.ts';
import type { Palette } from './palette.ts';

export type Look = {
  readonly view: Pick<View, 'lens' | 'filters' | 'lang'>;
  readonly palette: Palette;
  /** Scheme and host before every address; MapLibre's worker takes no relative ones. */
  readonly origin: string;
  readonly revision: number;
  /** Tilted and close enough for buildings to stand up. */
  readonly tilted: boolean;
  readonly basemap: Basemap;
  readonly matchingIds: ReadonlySet<string> | null;
  readonly zoneFacts: Readonly<Record<string, string>>;
  readonly zoneFigures: ZoneFigures;
  /** Whether what limits building lies over the parcels: for staff, where they ask for it. */
  readonly constraints: boolean;
  /** 亩均 class bounds; null = the reader may not see them. */
  readonly breaks: readonly number[] | null;
};

/** Properties of the map, and parts of the view, that a look is made from. */
const MADE_FROM = ['session', 'basemap', 'matchingIds', 'zoneFacts', 'zoneFigures', 'yields', 'constraints'];
const VIEWED = ['lens', 'filters', 'lang', 'theme'] as const;

/** Whether a change calls for another style: hover, selection and camera do not. `before` = the view, where it changed. */
export const looksOther = (changed: ReadonlyMap<PropertyKey, unknown>, before: View | undefined, now: View): boolean =>
  MADE_FROM.some((name) => changed.has(name)) ||
  (before !== undefined && VIEWED.some((name) => before[name] !== now[name]));

export type Layers = readonly LayerSpecification[];

export const OFFLINE: Basemap = { id: 'offline', kind: 'offline', zh: '离线底图', en: 'Offline map' };
