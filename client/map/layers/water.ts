/** Rivers with their names, and the motorway and railway corridors: dashed, because they only join town to town (示意). */
import type { Layers, Look } from '../look.ts';
import { REGULAR, word } from '../text.ts';

export const waterLayers = ({ palette, view }: Look): Layers => [
  {
    id: 'river',
    type: 'line',
    source: 'rivers',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette.water,
      // Generalised by hundreds of metres: close by it turns soft instead of pretending to be a bank.
      'line-blur': ['interpolate', ['linear'], ['zoom'], 10.5, 0, 14, 5],
      'line-width': [
        'interpolate',
        ['exponential', 1.5],
        ['zoom'],
        5,
        ['match', ['get', 'level'], 1, 1.8, 2, 0.9, 0.4],
        9,
        ['match', ['get', 'level'], 1, 3, 2, 1.8, 1],
        14,
        ['match', ['get', 'level'], 1, 14, 2, 9, 4],
      ],
    },
  },
  {
    id: 'river-name',
    type: 'symbol',
    source: 'riverNames',
    minzoom: 6.5,
    maxzoom: 11.5,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 320,
      'text-field': ['get', view.lang === 'zh' ? 'name' : 'name_en'],
      'text-font': REGULAR,
      'text-size': ['interpolate', ['linear'], ['zoom'], 6.5, 10, 11, 13],
      'text-letter-spacing': view.lang === 'zh' ? 0.35 : 0.08,
      'text-max-angle': 35,
      'text-offset': [0, 0.8],
    },
    paint: { 'text-color': palette.waterText, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
  },
];

export const corridorLayers = ({ palette, view }: Look): Layers => [
  {
    id: 'corridor-rail',
    type: 'line',
    source: 'corridors',
    minzoom: 7,
    maxzoom: 13.5,
    filter: ['!=', ['get', 'kind'], 'motorway'],
    paint: {
      'line-color': palette.provinceLine,
      'line-width': 0.9,
      'line-dasharray': [1.5, 2.5],
      'line-opacity': fade(0.65),
    },
  },
  {
    id: 'corridor-motorway',
    type: 'line',
    source: 'corridors',
    minzoom: 7,
    maxzoom: 13.5,
    filter: ['==', ['get', 'kind'], 'motorway'],
    paint: {
      'line-color': palette.corridor,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 12, 2.4],
      'line-dasharray': [5, 2],
      'line-opacity': fade(0.9),
    },
  },
  {
    id: 'corridor-name',
    type: 'symbol',
    source: 'corridors',
    minzoom: 8.2,
    maxzoom: 13,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': ['concat', ['get', 'name'], `（${word('schematic', view.lang)}）`],
      'text-font': REGULAR,
      'text-size': 10.5,
      'text-max-angle': 30,
    },
    paint: { 'text-color': palette.corridorText, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  },
];

const fade = (full: number) =>
  ['interpolate', ['linear'], ['zoom'], 7, 0, 8, full, 12.5, full, 13.5, 0] as [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...number[],
  ];
