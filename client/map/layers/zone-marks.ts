/**
 * A zone from afar: in the overview a lettered mark with its key facts, in the other lenses the figure of that lens. A disc
 * may lie over its neighbour; names and figures may not, so they are placed by MapLibre and give way.
 */
import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { zone } from '#domain/datasets/zone.ts';
import type { ZoneFigure } from '../../state/zone-figures.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { BOLD, MEDIUM, REGULAR } from '../text.ts';
import { badge, byZoom, labels, nameOf } from './registers.ts';

/** From here on a zone is its outline with the name along it; below, a mark stands for it. */
export const EDGE_NAME_ZOOM = 11.4;

/** Names lie one layer below the marks: MapLibre places upper layers first, so that no mark lands on a name. */
export const zoneMarks = (look: Look): Layers =>
  look.view.lens === 'overview' ? [zoneName(look), zoneMark(look)] : [zoneDisc(look), zoneName(look), zoneMark(look)];

/** What `pick` gives for each zone, else `otherwise`. */
const byZone = <T extends ExpressionSpecification | string | number>(
  { zoneFigures }: Look,
  pick: (figure: ZoneFigure) => T,
  otherwise: T,
): T | ExpressionSpecification => {
  const branches = Object.entries(zoneFigures).flatMap(([id, figure]) => [id, pick(figure)]);
  return branches.length === 0
    ? otherwise
    : (['match', ['get', 'id'], ...branches, otherwise] as unknown as ExpressionSpecification);
};

/** Reporting units have no land: outside the overview they stand only where the lens finds something. */
const shownIn = ({ view, zoneFigures }: Look): ExpressionSpecification => {
  if (view.lens === 'overview') return ['has', 'id'];
  const found = Object.keys(zoneFigures).filter((id) => zoneFigures[id]?.mark);
  return ['any', ['!=', ['get', 'kind'], 'reportingUnit'], ['in', ['get', 'id'], ['literal', found]]];
};

/** Full where something passes, paler where nothing does. */
const strength = (look: Look, full: number): ExpressionSpecification | number =>
  look.view.lens === 'overview'
    ? dimmed(look, zone, full, 0.3)
    : byZone<number>(look, ({ mark }) => (mark ? full : full * 0.55), full);

/** Pixels of the radius of the largest disc, from far to near. */
const LARGEST = { far: 22, near: 34 };

const radiusOf = (share: number, largest: number): number => 5 + (largest - 5) * Math.sqrt(share);

const zoneDisc = (look: Look): LayerSpecification => {
  const radius = (largest: number) =>
    byZone<number>(look, ({ mark }) => (mark?.kind === 'disc' ? radiusOf(mark.share, largest) : 0), 0);
  return {
    id: 'zone-disc',
    type: 'circle',
    ...labels(zone.id),
    maxzoom: EDGE_NAME_ZOOM,
    paint: {
      'circle-radius': byZoom(5.5, radius(LARGEST.far), 9.5, radius(LARGEST.near)),
      'circle-color': look.palette.figure,
      'circle-opacity': byZoom(10, 0.2, EDGE_NAME_ZOOM, 0.05),
      'circle-stroke-color': look.palette.figure,
      'circle-stroke-width': byZone<number>(look, ({ mark }) => (mark?.kind === 'disc' ? 1.2 : 0), 0),
      'circle-stroke-opacity': byZoom(10, 0.65, EDGE_NAME_ZOOM, 0.2),
    },
  };
};

/** “Linfen Economic Development Zone” is too long for a province: the words before one of these tell which it is. */
const englishPlace: ExpressionSpecification = [' Economic', ' Development', ' and Comprehensive'].reduceRight(
  (rest: ExpressionSpecification, words): ExpressionSpecification => {
    const at: ExpressionSpecification = ['index-of', words, nameOf('en')];
    return ['case', ['>', at, 0], ['slice', nameOf('en'), 0, at], rest];
  },
  nameOf('en'),
);

/** Further out, as on a phone, there is room for the names alone. Texts are made tile by tile, so only whole zooms count. */
const FACTS_ZOOM = 6;

const shortName = ({ view }: Look): ExpressionSpecification =>
  view.lang === 'zh' ? ['coalesce', ['get', 'shortName'], ['get', 'name']] : englishPlace;

/** Name, and below it the key facts of the overview in a lighter hand, or the figure of the lens in a heavier one. */
const zoneText = (look: Look): ExpressionSpecification => {
  const { view, zoneFacts, palette } = look;
  const name = [shortName(look), { 'text-font': ['literal', view.lens === 'overview' ? BOLD : MEDIUM] }];
  const light = { 'font-scale': 0.86, 'text-font': ['literal', REGULAR] };
  const facts = Object.entries(zoneFacts).flatMap(([id, text]) => [id, `\n${text}`]);
  if (view.lens === 'overview')
    return facts.length === 0
      ? (['format', ...name] as never)
      : ([
          'step',
          ['zoom'],
          ['format', ...name],
          FACTS_ZOOM,
          ['format', ...name, ['match', ['get', 'id'], ...facts, ''], light],
        ] as never);
  const word = (at: 0 | 1 | 2) => byZone<string>(look, ({ words }) => (at === 0 ? `\n${words[0]}` : words[at]), '');
  const figure = { 'font-scale': 1.14, 'text-font': ['literal', BOLD], 'text-color': palette.figure };
  return ['format', ...name, word(0), light, word(1), figure, word(2), light] as never;
};

type Anchors = NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'];

/** Places for a name beside its mark, `away` ems from its middle. */
const round = (away: number) => {
  const slant = away * 0.76;
  return [
    ...['left', [away, 0], 'right', [-away, 0], 'top', [0, away + 0.1], 'bottom', [0, -away - 0.2]],
    ...['top-left', [slant, slant], 'top-right', [-slant, slant]],
    ...['bottom-left', [slant, -slant], 'bottom-right', [-slant, -slant]],
  ];
};

/** Clear of the mark's own box, and of the disc at the zoom at which the map opens. */
const awayFrom = ({ mark }: ZoneFigure): number =>
  mark?.kind === 'disc' ? Math.max(1.35, (radiusOf(mark.share, 26) + 5) / 13) : 1.35;

const aroundTheMark = (look: Look): Anchors =>
  byZone<ExpressionSpecification>(look, (figure) => ['literal', round(awayFrom(figure))] as never, [
    'literal',
    round(1.35),
  ] as never) as never;

const ZONES_FIRST: ExpressionSpecification = ['match', ['get', 'kind'], 'zone', 0, 1];

const zoneName = (look: Look): LayerSpecification => ({
  id: 'zone-name',
  type: 'symbol',
  ...labels(zone.id),
  maxzoom: EDGE_NAME_ZOOM,
  filter: shownIn(look),
  layout: {
    'text-field': zoneText(look),
    'text-font': BOLD,
    'text-size': byZoom(5, 12, 8, 14, 12, 16),
    'text-line-height': 1.3,
    'text-variable-anchor-offset': aroundTheMark(look),
    'text-justify': 'auto',
    'text-max-width': 14,
    'text-padding': 1,
    'symbol-sort-key': ZONES_FIRST,
  },
  paint: {
    'text-color': look.palette.zoneText,
    'text-halo-color': look.palette.halo,
    'text-halo-width': 1.8,
    'text-opacity': strength(look, 1),
  },
});

const figureMark =
  ({ palette }: Look) =>
  ({ mark }: ZoneFigure): string => {
    if (mark?.kind === 'ring') return `ring|${palette.figure}|${Math.round(mark.share * 100)}`;
    return mark?.kind === 'spot' ? `spot|${mark.colour}` : `dot|${palette.figure}`;
  };

const zoneMark = (look: Look): LayerSpecification => {
  const overview = look.view.lens === 'overview';
  const lettered = badge(
    byClass(zone, (each) => each.colour, look.palette.zoneLine),
    byClass(zone, (each) => each.mark, ''),
    'zone',
  );
  return {
    id: 'zone-mark',
    type: 'symbol',
    ...labels(zone.id),
    maxzoom: EDGE_NAME_ZOOM,
    filter: shownIn(look),
    layout: {
      'icon-image': overview
        ? lettered
        : byZone<string>(look, figureMark(look), figureMark(look)({ words: ['', '', ''], mark: null })),
      'icon-size': overview ? byZoom(5, 0.72, 8, 0.95) : 1,
      'icon-overlap': 'always',
      'icon-padding': 0,
      'symbol-sort-key': ZONES_FIRST,
    },
    paint: { 'icon-opacity': strength(look, 1) },
  };
};
