/** What limits building, for staff who ask for it: hatched by kind above the parcels, with the kind in words from near. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { constraint } from '#domain/datasets/constraint.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { MEDIUM } from '../text.ts';
import { byZoom, labels, shapes } from './registers.ts';

const KIND_CODES = constraint.fields[1].codes;

const kindName = ({ view: { lang } }: Look): ExpressionSpecification =>
  [
    'match',
    ['get', 'kind'],
    ...KIND_CODES.flatMap((code) => [code.id, code[lang]]),
    '',
  ] as unknown as ExpressionSpecification;

export const constraintLayers = (look: Look): Layers => {
  const colour = byClass(constraint, (each) => each.colour, look.palette.parcelLine);
  return [
    {
      id: 'constraint-fill',
      type: 'fill',
      ...shapes(constraint.id),
      minzoom: constraint.minZoom,
      paint: { 'fill-pattern': byClass(constraint, (each) => `hatch|${each.colour}`, 'hatch|#888888') },
    },
    {
      id: 'constraint-line',
      type: 'line',
      ...shapes(constraint.id),
      minzoom: constraint.minZoom,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': byZoom(10, 1, 16, 2.5), 'line-dasharray': [6, 2, 1, 2] },
    },
  ];
};

export const constraintNames = (look: Look): Layers => [
  {
    id: 'constraint-name',
    type: 'symbol',
    ...labels(constraint.id),
    minzoom: 12,
    layout: { 'text-field': kindName(look), 'text-font': MEDIUM, 'text-size': 12, 'text-max-width': 8 },
    paint: { 'text-color': look.palette.parcelText, 'text-halo-color': look.palette.halo, 'text-halo-width': 1.6 },
  },
];
