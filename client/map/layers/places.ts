/** Names of towns by rank, and of the provinces around. They give way to the registers' own labels, never overlap. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Layers, Look } from '../look.ts';
import { placeName } from '../place-names.ts';
import { MEDIUM, REGULAR } from '../text.ts';
import { WHOLE } from '../whole-names.ts';

export const placeLayers = (look: Look): Layers => [province(look), abroad(look), town(look), county(look), city(look)];

/** Towns of the source that bear the county's name a second time are left out. */
const town = ({ palette, view }: Look): Layers[number] => ({
  id: 'place-town',
  type: 'symbol',
  source: 'places',
  minzoom: 10,
  maxzoom: 14.5,
  filter: ['all', ['==', ['get', 'kind'], 'town'], ['==', ['slice', ['get', 'name'], -1], '镇']],
  layout: { 'text-field': placeName(view.lang), 'text-font': REGULAR, 'text-size': 12, 'text-padding': 6 },
  paint: { 'text-color': palette.countyText, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
});

const county = ({ palette, view }: Look): Layers[number] => ({
  id: 'place-county',
  type: 'symbol',
  source: 'places',
  minzoom: 7.4,
  maxzoom: 14,
  filter: ['==', ['get', 'kind'], 'county'],
  layout: {
    'text-field': placeName(view.lang),
    'text-font': REGULAR,
    'text-size': ['interpolate', ['linear'], ['zoom'], 7.4, 10.5, 9, 12, 12, 15],
    'text-letter-spacing': view.lang === 'zh' ? 0.08 : 0,
    'text-padding': ['interpolate', ['linear'], ['zoom'], 7.4, 10, 10, 24],
    'text-max-width': 12,
  },
  paint: { 'text-color': palette.countyText, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
});

const DOT: ExpressionSpecification = ['match', ['get', 'rank'], 1, 'capital', 'city'];

const city = ({ palette, view }: Look): Layers[number] => ({
  id: 'place-city',
  type: 'symbol',
  source: 'places',
  maxzoom: 13,
  filter: ['==', ['get', 'kind'], 'city'],
  layout: {
    'icon-image': ['concat', DOT, `|${palette.cityText}`],
    'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.8, 9, 1, 9.01, 0],
    'text-field': placeName(view.lang),
    'text-font': MEDIUM,
    'text-size': [
      'interpolate',
      ['linear'],
      ['zoom'],
      5,
      ['match', ['get', 'rank'], 1, 13, 11],
      9,
      ['match', ['get', 'rank'], 1, 18, 16],
      12,
      20,
    ],
    'text-letter-spacing': view.lang === 'zh' ? 0.06 : 0,
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': 0.55,
    'text-justify': 'auto',
    'text-padding': 4,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: {
    'text-color': palette.cityText,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.6,
    'text-opacity': ['interpolate', ['linear'], ['zoom'], 12, 1, 13, 0],
  },
});

const abroad = ({ palette, view }: Look): Layers[number] => ({
  id: 'place-abroad',
  type: 'symbol',
  source: 'places',
  minzoom: 6,
  maxzoom: 12,
  filter: ['==', ['get', 'kind'], 'neighbour-city'],
  layout: {
    'text-field': placeName(view.lang),
    'text-font': REGULAR,
    'text-size': ['interpolate', ['linear'], ['zoom'], 6, 10, 9, 12.5],
    'text-padding': 8,
  },
  paint: {
    'text-color': palette.abroadText,
    'text-halo-color': palette.abroad,
    'text-halo-width': 1.2,
    'text-opacity': WHOLE,
  },
});

const province = ({ palette, view }: Look): Layers[number] => ({
  id: 'place-province',
  type: 'symbol',
  source: 'abroad',
  maxzoom: 8.5,
  filter: ['==', ['geometry-type'], 'Point'],
  layout: {
    'text-field': ['get', view.lang === 'zh' ? 'name' : 'en'],
    'text-font': REGULAR,
    'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 8, 17],
    'text-letter-spacing': view.lang === 'zh' ? 0.45 : 0.2,
    'text-max-width': 20,
  },
  paint: {
    'text-color': palette.areaText,
    'text-halo-color': palette.abroad,
    'text-halo-width': 1,
    'text-opacity': WHOLE,
  },
});
