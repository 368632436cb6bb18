/** A GeoPackage in a folder of its own with a store and a tiler on it, and short ways to change rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import type { Change, Feature, Value } from '../../server/domain/edit.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { createTiler, type TilerOptions } from '../../server/tiles/create-tiler.ts';
import type { Tiler } from '../../server/tiles/tiler.ts';

export type Scene = {
  readonly database: string;
  readonly store: GeoPackageStore;
  tiler: Tiler;
  apply(...changes: readonly Change[]): Promise<void>;
  /** Closes the tiler, does `between`, and opens it anew. */
  reopen(between?: () => void, options?: Partial<TilerOptions>): Promise<void>;
  close(): Promise<void>;
};

export const openScene = async (...rows: readonly Change[]): Promise<Scene> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-tiles-'));
  const database = join(folder, 'test.gpkg');
  const store = await openStore({ path: database });
  const apply = async (...changes: readonly Change[]): Promise<void> => {
    await store.edits.apply({ author: 'test', role: 'admin', source: 'form', note: '', changes });
  };
  await apply(insert('zone', 'z1', { name: '测试开发区', kind: 'provincial' }, box(111.4, 36, 111.8, 36.3)), ...rows);
  const scene: Scene = {
    database,
    store,
    tiler: createTiler({ database, store }),
    apply,
    async reopen(between, options) {
      await scene.tiler.close();
      between?.();
      scene.tiler = createTiler({ database, store, ...options });
    },
    async close() {
      await scene.tiler.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
  return scene;
};

type Values = Readonly<Record<string, Value>>;

export const featureIn = (dataset: string, id: string, properties: Values, geometry: Geometry | null): Feature => ({
  id,
  properties: {
    ...Object.fromEntries(datasetOf(dataset)!.fields.map((field) => [field.id, null])),
    synthetic: true,
    ...properties,
  },
  geometry,
});

export const insert = (dataset: string, id: string, properties: Values, geometry: Geometry): Change => ({
  dataset,
  id,
  before: null,
  after: featureIn(dataset, id, properties, geometry),
});

/** A parcel of zone z1. */
export const parcel = (id: string, geometry: Geometry, properties: Values = {}): Change =>
  insert('parcel', id, { name: `地块${id}`, zoneId: 'z1', status: 'ready', ...properties }, geometry);

/** The change of a stored row to other values or another place; null = deleted. */
export const change = async (
  store: GeoPackageStore,
  dataset: string,
  id: string,
  to: { properties?: Values; geometry?: Geometry } | null,
): Promise<Change> => {
  const before = (await store.features.get(dataset, id, 'admin'))!;
  const after = to && {
    id,
    properties: { ...before.properties, ...to.properties },
    geometry: to.geometry ?? before.geometry,
  };
  return { dataset, id, before, after };
};

export const box = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

export type At = readonly [z: number, x: number, y: number];

/** The tile at zoom `z` that holds a point. */
export const tileAt = (lon: number, lat: number, z: number): At => {
  const side = 2 ** z;
  const y = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  return [z, Math.floor((lon / 360 + 0.5) * side), Math.floor(y * side)];
};

/** West, south, east, north of a tile. */
export const tileBounds = ([z, x, y]: At): readonly [number, number, number, number] => {
  const side = 2 ** z;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI;
  return [(x / side - 0.5) * 360, lat(y + 1), ((x + 1) / side - 0.5) * 360, lat(y)];
};
