import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { PLANNED_LAYERS } from '../../../client/map/layers/planned.ts';
import { PLANNED_KINDS } from '../../../client/state/planned.ts';

const SOURCE = 'over-planned';

test('the layers of a what-if are a valid style', () => {
  const faults = validateStyleMin({
    version: 8,
    sources: { [SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [...PLANNED_LAYERS],
  });
  expect(faults).toEqual([]);
});

test('each kind of shape is drawn by a layer of its own, and outlasts a change of style', () => {
  for (const kind of PLANNED_KINDS)
    expect(
      PLANNED_LAYERS.some(({ id }) => id.startsWith(`${SOURCE}-${kind}`)),
      kind,
    ).toBe(true);
  expect(new Set(PLANNED_LAYERS.map(({ id }) => id)).size).toBe(PLANNED_LAYERS.length);
});
