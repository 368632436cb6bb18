/**
 * Factories: footprints by vacancy, and when the map is tilted close by, their units floor upon floor. In the other
 * lenses they are quiet masses.
 */
import type {
  ExpressionSpecification,
  FillExtrusionLayerSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { building } from '#domain/datasets/building.ts';
import { unit } from '#domain/datasets/unit.ts';
import { dimmed, matching } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass, mix } from '../symbology.ts';
import { MEDIUM, REGULAR } from '../text.ts';
import { badge, byZoom, labels, MARK_SIZE, shapes } from './registers.ts';

/** 无数据: hatched. */
const isUnknown: ExpressionSpecification = ['==', ['coalesce', ['get', 'vacancy'], 'unknown'], 'unknown'];

const NOT_FOR_LET = 'notForLet';

/** What is not on offer carries no mark and has no units to stand floor upon floor. */
const isNoOffer: ExpressionSpecification = ['any', isUnknown, ['==', ['get', 'vacancy'], NOT_FOR_LET]];

/** Floors can be told apart from here on. */
export const FLOORS_ZOOM = 15;

const height: ExpressionSpecification = [
  'coalesce',
  ['get', 'heightM'],
  ['*', 4.5, ['coalesce', ['get', 'storeys'], 1]],
];

export const quietBuildings = (look: Look): Layers =>
  look.tilted
    ? [mass('building-mass', look.palette.building)]
    : footprints(look, look.palette.building, look.palette.buildingLine, 0.6);

export const factoryLayers = (look: Look): Layers => {
  const { palette } = look;
  const colour = byClass(
    building,
    (each) => (each.id === NOT_FOR_LET ? mix(each.colour, palette.parcelPale, 0.55) : each.colour),
    palette.building,
  );
  const line = byClass(building, (each) => mix(each.colour, palette.outlineInk, 0.35), palette.buildingLine);
  if (!look.tilted) return [...footprints(look, colour, line, 0.78), ...unknownHatch(look)];
  return [
    { ...mass('building-mass-far', colour), maxzoom: FLOORS_ZOOM },
    ...footprints(look, palette.building, palette.buildingLine, 0.9),
    { ...mass('building-mass', palette.building), minzoom: FLOORS_ZOOM, filter: isNoOffer },
    floors(look),
  ];
};

const footprints = (
  look: Look,
  fill: ExpressionSpecification | string,
  line: ExpressionSpecification | string,
  opacity: number,
): Layers => {
  const subject = look.view.lens === 'factory';
  return [
    {
      id: 'building-fill',
      type: 'fill',
      ...shapes(building.id),
      minzoom: 13,
      paint: {
        'fill-color': fill,
        'fill-opacity': subject ? dimmed(look, building, opacity, 0.15) : opacity,
        'fill-antialias': false,
      },
    },
    {
      id: 'building-line',
      type: 'line',
      ...shapes(building.id),
      minzoom: 14,
      paint: {
        'line-color': line,
        'line-width': byZoom(14, 0.5, 17, 1.1),
        'line-opacity': subject ? dimmed(look, building, 1, 0.3) : 0.9,
      },
    },
  ];
};

/** 无数据 is hatched, as everywhere. */
const unknownHatch = ({ palette }: Look): Layers => [
  {
    id: 'building-void',
    type: 'fill',
    ...shapes(building.id),
    minzoom: 14,
    filter: isUnknown,
    paint: { 'fill-pattern': `hatch|${palette.voidInk}`, 'fill-opacity': 0.7 },
  },
];

const mass = (id: string, colour: ExpressionSpecification | string): FillExtrusionLayerSpecification => ({
  id,
  type: 'fill-extrusion',
  ...shapes(building.id),
  minzoom: 14,
  paint: { 'fill-extrusion-color': colour, 'fill-extrusion-height': height, 'fill-extrusion-opacity': 0.9 },
});

/** A strip of shade is left between floors; whatever fails the filter turns to plain building colour. */
const floors = (look: Look): LayerSpecification => {
  const { palette } = look;
  const status = byClass(
    unit,
    (each) => mix(each.colour, palette.theme === 'dark' ? '#000000' : '#ffffff', 0.2),
    palette.building,
  );
  const passes = matching(look, unit);
  const shown: ExpressionSpecification = passes ? ['case', passes, status, palette.building] : status;
  return {
    id: 'unit-floor',
    type: 'fill-extrusion',
    ...shapes(unit.id),
    minzoom: FLOORS_ZOOM,
    paint: {
      'fill-extrusion-color': [
        'case',
        ['boolean', ['feature-state', 'selected'], false],
        palette.selectInner,
        ['boolean', ['feature-state', 'hover'], false],
        palette.highlight,
        ['boolean', ['feature-state', 'lit'], false],
        palette.highlight,
        shown,
      ],
      'fill-extrusion-base': ['coalesce', ['get', 'baseM'], 0],
      'fill-extrusion-height': ['-', ['coalesce', ['get', 'topM'], 4], 0.5],
      'fill-extrusion-opacity': 0.94,
    },
  };
};

/** From here on a building has room for its name. */
const NAME_ZOOM = 16.8;

/** The free floor area where there is some. */
const vacantText: ExpressionSpecification = [
  'case',
  ['>', ['coalesce', ['get', 'vacantAreaM2'], 0], 0],
  ['concat', ['number-format', ['get', 'vacantAreaM2'], { 'max-fraction-digits': 0 }], ' ㎡'],
  '',
];

export const factoryLabels = (look: Look): Layers => {
  const { palette } = look;
  const icon = badge(
    byClass(building, (each) => each.colour, palette.building),
    byClass(building, (each) => each.mark, ''),
  );
  return [
    {
      id: 'building-mark',
      type: 'symbol',
      ...labels(building.id),
      minzoom: 13.5,
      maxzoom: 15.4,
      filter: ['!', isNoOffer],
      layout: { 'icon-image': icon, 'icon-size': MARK_SIZE, 'icon-padding': 2 },
      paint: { 'icon-opacity': dimmed(look, building, 1, 0.2) },
    },
    {
      id: 'building-name',
      type: 'symbol',
      ...labels(building.id),
      minzoom: 15.4,
      layout: {
        'icon-image': ['case', isNoOffer, '', icon],
        'icon-size': 1,
        'icon-anchor': 'bottom',
        'icon-offset': [0, -4],
        'text-anchor': 'top',
        'text-field': [
          'step',
          ['zoom'],
          vacantText,
          NAME_ZOOM,
          [
            'format',
            ['get', 'name'],
            { 'text-font': ['literal', MEDIUM] },
            '\n',
            {},
            vacantText,
            { 'font-scale': 0.92 },
          ],
        ],
        'text-font': REGULAR,
        'text-size': byZoom(15.4, 11, 18, 14),
        'text-max-width': 10,
        'text-line-height': 1.3,
        'text-padding': 3,
      },
      paint: {
        'text-color': palette.parcelText,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.5,
        'text-opacity': dimmed(look, building, 1, 0.3),
        'icon-opacity': dimmed(look, building, 1, 0.2),
      },
    },
  ];
};
