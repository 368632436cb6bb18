/** Names of the land around the province are furniture: one that a panel or the edge of the map would cut is left out. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Map as GlMap, PointLike } from 'maplibre-gl';

/** Layers whose names may be left out; their sources promote the name to the id. */
const LAYERS = ['place-province', 'place-abroad'];
const STATE = 'cut';

/** Opacity of a name of such a layer. */
export const WHOLE: ExpressionSpecification = ['case', ['boolean', ['feature-state', STATE], false], 0, 1];

type Box = [PointLike, PointLike];

/** What lies under panels, and at least the outermost pixel on each side. */
const covered = (map: GlMap): readonly Box[] => {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const [west, north] = [Math.max(1, left), Math.max(1, top)];
  const [east, south] = [width - Math.max(1, right), height - Math.max(1, bottom)];
  return [
    [
      [0, 0],
      [west, height],
    ],
    [
      [east, 0],
      [width, height],
    ],
    [
      [0, 0],
      [width, north],
    ],
    [
      [0, south],
      [width, height],
    ],
  ];
};

/** A name left out still stands where it stood, as far as asking for it goes. */
const settle = (map: GlMap): void => {
  const layers = LAYERS.filter((id) => map.getLayer(id));
  if (layers.length === 0) return;
  const cut = new Set(covered(map).flatMap((box) => map.queryRenderedFeatures(box, { layers }).map(({ id }) => id)));
  for (const { source, id } of map.queryRenderedFeatures({ layers })) {
    if (id === undefined) continue;
    const isCut = cut.has(id);
    if (Boolean(map.getFeatureState({ source, id })[STATE]) !== isCut)
      map.setFeatureState({ source, id }, { [STATE]: isCut });
  }
};

export const keepNamesWhole = (map: GlMap): void => {
  map.on('idle', () => settle(map));
};
