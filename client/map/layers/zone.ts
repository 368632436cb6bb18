/** Zones and parks close by: an outline whose inside is lighter than its outside, with the name along it. */

import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { park } from '#domain/datasets/park.ts';
import { zone } from '#domain/datasets/zone.ts';
import type { Layers, Look } from '../look.ts';
import { MEDIUM } from '../text.ts';
import { byZoom, labels, nameOf, onGround, shapes } from './registers.ts';
import { EDGE_NAME_ZOOM } from './zone-marks.ts';

export const zoneGround = ({ palette }: Look): Layers => [
  {
    id: 'zone-inside',
    type: 'fill',
    ...shapes(zone.id),
    minzoom: 8,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette.zoneInside, 'fill-opacity': byZoom(8, 0.5, 11, 0.9) },
  },
];

/** How far a park may lie from where it is drawn: sources name a town, not a boundary (示意位置). */
export const positionRings = ({ palette }: Look): Layers => [
  {
    id: 'park-position',
    type: 'circle',
    ...labels(park.id),
    minzoom: 8.5,
    maxzoom: 12.5,
    filter: ['all', ['has', 'positionErrorM'], ['!', ['has', 'parentId']]],
    paint: {
      'circle-radius': onGround(['get', 'positionErrorM'], 0),
      'circle-color': palette.zoneLine,
      'circle-opacity': 0.035,
      'circle-stroke-color': palette.zoneLine,
      'circle-stroke-width': 1,
      'circle-stroke-opacity': byZoom(8.5, 0, 9.2, 0.4, 11.8, 0.4, 12.5, 0),
    },
  },
];

export const zoneOutline = ({ palette }: Look): Layers => [
  {
    id: 'park-line',
    type: 'line',
    ...shapes(park.id),
    minzoom: 11,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.parkLine,
      'line-width': byZoom(11, 0.7, 16, 1.6),
      'line-dasharray': [4, 3],
      'line-opacity': 0.8,
    },
  },
  {
    id: 'zone-band',
    type: 'line',
    ...shapes(zone.id),
    minzoom: 8,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.zoneLine, 'line-width': byZoom(8, 3, 15, 9), 'line-opacity': 0.14 },
  },
  {
    id: 'zone-line',
    type: 'line',
    ...shapes(zone.id),
    minzoom: 8,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette.zoneLine, 'line-width': byZoom(8, 0.8, 15, 2), 'line-opacity': 0.9 },
  },
];

/** The zone's name runs along its boundary once the mark is gone. */
export const zoneEdgeName = ({ palette, view }: Look): Layers => [
  {
    id: 'zone-edge-name',
    type: 'symbol',
    ...shapes(zone.id),
    minzoom: EDGE_NAME_ZOOM,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 560,
      'text-field': nameOf(view.lang),
      'text-font': MEDIUM,
      'text-size': 12,
      'text-letter-spacing': view.lang === 'zh' ? 0.2 : 0.04,
      'text-max-angle': 25,
      'text-padding': 20,
    },
    paint: { 'text-color': palette.zoneText, 'text-halo-color': palette.halo, 'text-halo-width': 2.2 },
  },
];

/** Over these lenses' strong fills a name needs a stronger hand. */
const ON_STRONG_FILLS: readonly string[] = ['overview', 'output'];

/**
 * A park in a park is named from closer by, in a smaller hand, and only well clear of the names already there:
 * by then the park around it is known.
 */
export const parkNames = ({ palette, view }: Look): Layers => {
  const strong = ON_STRONG_FILLS.includes(view.lens);
  const isPart: ExpressionSpecification = ['has', 'parentId'];
  // What lies on top is placed first: parks, then their parts.
  return [true, false].map((part) => ({
    id: part ? 'park-part-name' : 'park-name',
    type: 'symbol',
    ...labels(park.id),
    minzoom: part ? 13.5 : 11.5,
    maxzoom: 16,
    filter: part ? isPart : ['!', isPart],
    layout: {
      'text-field': nameOf(view.lang),
      'text-font': MEDIUM,
      'text-size': part ? 12 : byZoom(11.5, 11, 15, 15),
      'text-letter-spacing': view.lang === 'zh' ? (part ? 0.06 : 0.12) : 0.02,
      'text-max-width': 9,
      'text-padding': part ? 28 : 8,
    },
    paint: {
      'text-color': strong ? palette.parcelText : palette.parkText,
      'text-halo-color': palette.halo,
      'text-halo-width': strong ? 2.2 : 1.6,
      'text-opacity': byZoom(15, 1, 16, 0),
    },
  }));
};
