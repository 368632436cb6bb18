/**
 * 项目: a lettered mark for each. Far out, marks that would collide shrink to a dot of the same colour; close by all
 * marks stand, and only names give way.
 */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { project } from '#domain/datasets/project.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { MEDIUM } from '../text.ts';
import { badge, byZoom, shapes } from './registers.ts';

const CLOSE_ZOOM = 12;
/** Further out the zones say how many there are. */
const FIRST_ZOOM = 9;

export const projectLayers = (look: Look): Layers => [dots(look), names(look), marks(look)];

const colourOf = ({ palette }: Look) => byClass(project, (each) => each.colour, palette.parcelLine);

const dots = (look: Look): LayerSpecification => ({
  id: 'project-dot',
  type: 'circle',
  ...shapes(project.id),
  minzoom: FIRST_ZOOM,
  maxzoom: CLOSE_ZOOM,
  paint: {
    'circle-color': colourOf(look),
    'circle-radius': byZoom(6, 2.5, 12, 4.5),
    'circle-stroke-color': look.palette.halo,
    'circle-stroke-width': 1.2,
    'circle-opacity': dimmed(look, project, 0.95, 0.15),
    'circle-stroke-opacity': dimmed(look, project, 1, 0.15),
  },
});

const marks = (look: Look): LayerSpecification => ({
  id: 'project-mark',
  type: 'symbol',
  ...shapes(project.id),
  minzoom: FIRST_ZOOM,
  layout: {
    'icon-image': badge(
      colourOf(look),
      byClass(project, (each) => each.mark, ''),
    ),
    'icon-size': ['step', ['zoom'], 0.75, 10, 1],
    'icon-padding': 0,
    'icon-overlap': ['step', ['zoom'], 'never', CLOSE_ZOOM, 'always'],
  },
  paint: { 'icon-opacity': dimmed(look, project, 1, 0.15) },
});

const names = (look: Look): LayerSpecification => ({
  id: 'project-name',
  type: 'symbol',
  ...shapes(project.id),
  minzoom: CLOSE_ZOOM,
  layout: {
    'text-field': ['get', 'name'],
    'text-font': MEDIUM,
    'text-size': byZoom(12, 11, 16, 13),
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': 1.15,
    'text-justify': 'auto',
    'text-max-width': 10,
    'text-padding': 3,
  },
  paint: {
    'text-color': look.palette.parcelText,
    'text-halo-color': look.palette.halo,
    'text-halo-width': 1.6,
    'text-opacity': dimmed(look, project, 1, 0.25),
  },
});
