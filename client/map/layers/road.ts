/** Roads of the zones as carriageways: kerb to kerb in metres, cased; planned ones as a dashed bed. */
import type { ExpressionSpecification, FilterSpecification } from '@maplibre/maplibre-gl-style-spec';
import { utility } from '#domain/datasets/utility.ts';
import type { Layers, Look } from '../look.ts';
import { REGULAR } from '../text.ts';
import { byZoom, onGround, shapes } from './registers.ts';

const isRoad: ExpressionSpecification = ['all', ['==', ['get', 'item'], 'road'], ['==', ['get', 'part'], 'line']];
const isPlanned: ExpressionSpecification = ['==', ['get', 'status'], 'planned'];
const there: FilterSpecification = ['all', isRoad, ['!', isPlanned]];

/** The declared width is that of the red lines, footways included; about two thirds of it carries vehicles. */
const redLine: ExpressionSpecification = ['coalesce', ['get', 'widthM'], 18];
const carriageway: ExpressionSpecification = ['*', redLine, 0.66];
const casing: ExpressionSpecification = ['+', ['*', redLine, 0.66], 2];

export const roadLayers = ({ palette }: Look): Layers => [
  {
    id: 'road-casing',
    type: 'line',
    ...shapes(utility.id),
    minzoom: 12,
    filter: there,
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': redLine },
    paint: {
      'line-color': palette.roadCasing,
      'line-width': onGround(casing, 1.6),
      'line-opacity': byZoom(12, 0.4, 13, 1),
    },
  },
  {
    id: 'road-planned',
    type: 'line',
    ...shapes(utility.id),
    minzoom: 13,
    filter: ['all', isRoad, isPlanned],
    paint: {
      'line-color': palette.roadCasing,
      'line-width': onGround(carriageway, 1),
      'line-dasharray': [2, 1],
      'line-opacity': 0.7,
    },
  },
  {
    id: 'road',
    type: 'line',
    ...shapes(utility.id),
    minzoom: 11,
    filter: there,
    layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': redLine },
    paint: {
      'line-color': palette.roadFill,
      'line-width': onGround(carriageway, 0.9),
      'line-opacity': byZoom(11, 0.6, 12.5, 1),
    },
  },
];

export const roadNames = ({ palette }: Look): Layers => [
  {
    id: 'road-name',
    type: 'symbol',
    ...shapes(utility.id),
    minzoom: 14.5,
    filter: isRoad,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 380,
      'text-field': ['get', 'name'],
      'text-font': REGULAR,
      'text-size': byZoom(14.5, 10.5, 18, 14),
      'text-letter-spacing': 0.15,
      'text-max-angle': 30,
      'text-padding': 12,
    },
    paint: { 'text-color': palette.roadText, 'text-halo-color': palette.roadFill, 'text-halo-width': 1.4 },
  },
];
