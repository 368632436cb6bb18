/** 项目: a lettered mark for each; where marks would collide the lesser ones shrink to a dot of the same colour. */
import { project } from '#domain/datasets/project.ts';
import { dimmed } from '../emphasis.ts';
import type { Layers, Look } from '../look.ts';
import { byClass } from '../symbology.ts';
import { MEDIUM } from '../text.ts';
import { badge, byZoom, shapes } from './registers.ts';

export const projectLayers = (look: Look): Layers => {
  const { palette } = look;
  const colour = byClass(project, (each) => each.colour, palette.parcelLine);
  return [
    {
      id: 'project-dot',
      type: 'circle',
      ...shapes(project.id),
      paint: {
        'circle-color': colour,
        'circle-radius': byZoom(6, 2.5, 10, 4, 15, 6),
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1.2,
        'circle-opacity': dimmed(look, project, 0.95, 0.15),
        'circle-stroke-opacity': dimmed(look, project, 1, 0.15),
      },
    },
    {
      id: 'project-mark',
      type: 'symbol',
      ...shapes(project.id),
      layout: {
        'icon-image': badge(
          colour,
          byClass(project, (each) => each.mark, ''),
        ),
        'icon-size': byZoom(6, 0.6, 10, 0.8, 14, 1),
        'icon-padding': 0,
        'text-field': ['step', ['zoom'], '', 12, ['get', 'name']],
        'text-font': MEDIUM,
        'text-size': byZoom(12, 11, 16, 13),
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.15,
        'text-justify': 'auto',
        'text-optional': true,
        'text-max-width': 10,
        'text-padding': 3,
      },
      paint: {
        'icon-opacity': dimmed(look, project, 1, 0.15),
        'text-opacity': dimmed(look, project, 1, 0.25),
        'text-color': palette.parcelText,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.6,
      },
    },
  ];
};
