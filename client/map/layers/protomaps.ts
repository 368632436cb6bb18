/** A .pmtiles basemap of the Protomaps schema (v4), drawn as quietly as the offline one. */
import type { Layers, Look } from '../look.ts';
import { REGULAR } from '../text.ts';
import { byZoom } from './registers.ts';

const from = (layer: string) => ({ source: 'base', 'source-layer': layer });

export const protomapsGround = ({ palette }: Look): Layers => [
  { id: 'pm-earth', type: 'fill', ...from('earth'), paint: { 'fill-color': palette.land } },
  { id: 'pm-urban', type: 'fill', ...from('landuse'), paint: { 'fill-color': palette.urban, 'fill-opacity': 0.6 } },
  {
    id: 'pm-water',
    type: 'fill',
    ...from('water'),
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette.water },
  },
  {
    id: 'pm-river',
    type: 'line',
    ...from('water'),
    filter: ['==', ['geometry-type'], 'LineString'],
    paint: { 'line-color': palette.water, 'line-width': byZoom(8, 0.5, 14, 2.5) },
  },
  {
    id: 'pm-boundary',
    type: 'line',
    ...from('boundaries'),
    paint: { 'line-color': palette.prefectureLine, 'line-width': 0.9, 'line-dasharray': [5, 2] },
  },
  {
    id: 'pm-road-casing',
    type: 'line',
    ...from('roads'),
    minzoom: 12,
    paint: { 'line-color': palette.roadCasing, 'line-width': byZoom(12, 1.6, 16, 8) },
  },
  {
    id: 'pm-road',
    type: 'line',
    ...from('roads'),
    minzoom: 7,
    paint: { 'line-color': palette.roadFill, 'line-width': byZoom(7, 0.4, 12, 1, 16, 6.5) },
  },
  {
    id: 'pm-building',
    type: 'fill',
    ...from('buildings'),
    minzoom: 14,
    paint: { 'fill-color': palette.building, 'fill-opacity': 0.5 },
  },
];

export const protomapsNames = ({ palette, view }: Look): Layers => [
  {
    id: 'pm-place',
    type: 'symbol',
    ...from('places'),
    layout: {
      'text-field':
        view.lang === 'zh'
          ? ['coalesce', ['get', 'name:zh'], ['get', 'name']]
          : ['coalesce', ['get', 'name:en'], ['get', 'name']],
      'text-font': REGULAR,
      'text-size': byZoom(5, 11, 12, 15),
      'text-padding': 8,
    },
    paint: { 'text-color': palette.countyText, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  },
];
