/** What lies under the pointer. Layers that hide by opacity still catch clicks, so those that answer are named here. */
import type { Map as GlMap, PointLike } from 'maplibre-gl';
import type { LensId, Selection } from '../state/view.ts';

const UTILITY = ['utility-node', 'utility-built', 'utility-building', 'utility-planned'];

/** Where the eye meets a zone from afar. */
const ZONE = ['zone-mark', 'zone-name', 'zone-disc'];

const ANSWERING: Record<LensId, readonly string[]> = {
  overview: [...ZONE, 'parcel-name', 'parcel-fill', 'zone-inside'],
  land: [...ZONE, 'constraint-name', 'constraint-line', 'parcel-mark', 'parcel-name', 'parcel-fill', 'constraint-fill'],
  factory: [
    ...ZONE,
    'building-mark',
    'building-name',
    'unit-floor',
    'building-mass-far',
    'building-mass',
    'building-fill',
  ],
  output: [...ZONE, 'parcel-name', 'parcel-fill'],
  utility: [...UTILITY, ...ZONE, 'road', 'parcel-fill'],
  project: ['project-mark', 'project-name', 'project-dot', ...ZONE, 'parcel-fill'],
};

/** Ground that lies over parcels and lets them answer first: its name and its edge are its own. */
const LAST = 'constraint-fill';

/** Pixels by which a thin line or a small mark may be missed. */
const REACH = 4;

export const hitAt = (
  map: GlMap,
  lens: LensId,
  point: { readonly x: number; readonly y: number },
): Selection | null => {
  const there = ANSWERING[lens].filter((id) => map.getLayer(id));
  const box: [PointLike, PointLike] = [
    [point.x - REACH, point.y - REACH],
    [point.x + REACH, point.y + REACH],
  ];
  const thin = there.filter((id) => !/fill|floor|mass|inside/.test(id));
  const exact = map.queryRenderedFeatures([point.x, point.y], { layers: there });
  const hits = thin.length > 0 ? [...map.queryRenderedFeatures(box, { layers: thin }), ...exact] : exact;
  const feature = hits.find(({ layer }) => layer.id !== LAST) ?? hits[0];
  const id = feature?.properties['id'];
  return feature && typeof id === 'string' ? { dataset: feature.source, id } : null;
};
