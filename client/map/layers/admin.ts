/** Administrative areas: the province stands out from its neighbours by tone, its inside is ordered by ever finer lines. */
import type { Layers, Look } from '../look.ts';

export const adminLayers = ({ palette }: Look): Layers => [
  { id: 'land', type: 'fill', source: 'province', paint: { 'fill-color': palette.land } },
  { id: 'land-maanshan', type: 'fill', source: 'maanshan', paint: { 'fill-color': palette.land } },
  {
    id: 'urban',
    type: 'fill',
    source: 'urban',
    minzoom: 6,
    paint: {
      'fill-color': palette.urban,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], 6, 0.5, 7.5, 0.8, 9, 0.35, 10, 0],
    },
  },
  {
    id: 'neighbour-line',
    type: 'line',
    source: 'neighbours',
    maxzoom: 12,
    paint: { 'line-color': palette.prefectureLine, 'line-width': 0.8, 'line-dasharray': [4, 3], 'line-opacity': 0.7 },
  },
  {
    id: 'neighbour-frame',
    type: 'line',
    source: 'abroad',
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': palette.abroad, 'line-width': 6 },
  },
  ...countyLines(palette.countyLine),
  {
    id: 'prefecture-line',
    type: 'line',
    source: 'prefectures',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.prefectureLine,
      'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.6, 8, 1.1, 12, 1.6],
      'line-dasharray': [6, 2, 1.5, 2],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 12, 1, 14, 0.4],
    },
  },
  {
    id: 'province-band',
    type: 'line',
    source: 'province',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.provinceBand,
      'line-width': ['interpolate', ['linear'], ['zoom'], 5, 4, 8, 9, 12, 14],
      'line-opacity': 0.45,
      'line-blur': ['interpolate', ['linear'], ['zoom'], 5, 2, 12, 6],
    },
  },
  {
    id: 'province-line',
    type: 'line',
    source: 'province',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.provinceLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 1, 10, 1.8] },
  },
];

const countyLines = (colour: string): Layers =>
  (['counties', 'maanshan'] as const).map((source) => ({
    id: `${source}-line`,
    type: 'line',
    source,
    minzoom: 7,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.5, 12, 1.2],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0, 7.8, 1, 11, 1, 13, 0.35],
    },
  }));
