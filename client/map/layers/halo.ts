/**
 * Pointer, selection and highlight, by feature-state alone: an outline under the pointer, a double halo round the
 * selection, one coloured line round what is lit up beside it.
 */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Layers, Look } from '../look.ts';
import { byZoom, shapes, whenState } from './registers.ts';

export const lineHalo = ({ palette }: Look, dataset: string, minzoom: number, wide = 1): Layers => {
  const line = (
    id: string,
    colour: string,
    width: number,
    state: 'selected' | 'hover' | 'lit',
  ): LayerSpecification => ({
    id: `${dataset}-${id}`,
    type: 'line',
    ...shapes(dataset),
    minzoom,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': colour,
      'line-width': byZoom(10, width * 0.6 * wide, 15, width * wide, 18, width * 1.3 * wide),
      'line-opacity': whenState(state, 1, 0),
    },
  });
  return [
    line('lit', palette.highlight, 3, 'lit'),
    line('hover', palette.selectInner, 2, 'hover'),
    line('selected-outer', palette.selectOuter, 8, 'selected'),
    line('selected-inner', palette.selectInner, 3.2, 'selected'),
  ];
};

export const pointHalo = ({ palette }: Look, dataset: string, radius: number): Layers => {
  const ring = (
    id: string,
    colour: string,
    extra: number,
    state: 'selected' | 'hover' | 'lit',
  ): LayerSpecification => ({
    id: `${dataset}-point-${id}`,
    type: 'circle',
    ...shapes(dataset),
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': colour, 'circle-radius': radius + extra, 'circle-opacity': whenState(state, 1, 0) },
  });
  return [
    ring('lit', palette.highlight, 3, 'lit'),
    ring('hover', palette.selectInner, 2, 'hover'),
    ring('selected-outer', palette.selectInner, 5.5, 'selected'),
    ring('selected-inner', palette.selectOuter, 2.5, 'selected'),
  ];
};
