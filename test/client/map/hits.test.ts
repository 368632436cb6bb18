/** What answers a click where several things lie over one another. */
import type { Map as GlMap } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { hitAt } from '../../../client/map/hits.ts';

type Drawn = { readonly layer: string; readonly source: string; readonly id: string };

/** A map on which these lie at the point asked about, the topmost first. */
const mapOf = (...drawn: readonly Drawn[]): GlMap =>
  ({
    getLayer: (id: string) => drawn.some(({ layer }) => layer === id),
    queryRenderedFeatures: (_: unknown, { layers }: { layers: readonly string[] }) =>
      drawn
        .filter(({ layer }) => layers.includes(layer))
        .map(({ layer, source, id }) => ({ layer: { id: layer }, source, properties: { id } })),
  }) as unknown as GlMap;

const HATCH: Drawn = { layer: 'constraint-fill', source: 'constraint', id: 'c' };
const PARCEL: Drawn = { layer: 'parcel-fill', source: 'parcel', id: 'p' };
const at = { x: 0, y: 0 };

test('a parcel answers through the hatching over it; beside parcels the hatching answers', () => {
  expect(hitAt(mapOf(HATCH, PARCEL), 'land', at)).toEqual({ dataset: 'parcel', id: 'p' });
  expect(hitAt(mapOf(HATCH), 'land', at)).toEqual({ dataset: 'constraint', id: 'c' });
});

test.each(['constraint-name', 'constraint-line'])('%s answers before a parcel', (layer) => {
  expect(hitAt(mapOf(HATCH, { ...HATCH, layer }, PARCEL), 'land', at)).toEqual({ dataset: 'constraint', id: 'c' });
});

test('in another lens constraints do not answer', () => {
  expect(hitAt(mapOf(HATCH), 'overview', at)).toBeNull();
});
