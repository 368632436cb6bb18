/** GeoPackage 1.3, one table: made whole in a folder of its own, then handed on in pieces. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature } from '../domain/edit.ts';
import { type ExportedLayer, writeGeoPackage } from '../store/geopackage-export.ts';
import { inSystem } from './positions.ts';
import { statementOf } from './statement.ts';
import type { Context, Rows, Writer } from './writer.ts';

/** Networks hold stations, which are points, beside their lines. */
const KINDS = { polygon: 'MULTIPOLYGON', point: 'GEOMETRY', line: 'GEOMETRY', none: null } as const;

const layerOf = (context: Context): ExportedLayer => ({
  name: context.dataset.id,
  identifier: context.dataset[context.lang],
  description: statementOf(context)
    .map(([what, value]) => `${what}: ${value}`)
    .join('\n'),
  fields: context.fields,
  epsg: context.epsg,
  geometry: KINDS[context.dataset.geometry],
});

async function* placed(rows: Rows, { epsg }: Context): AsyncGenerator<Feature, void> {
  for await (const feature of rows)
    yield feature.geometry ? { ...feature, geometry: inSystem(feature.geometry, epsg) } : feature;
}

async function* file(rows: Rows, context: Context): AsyncGenerator<Uint8Array, void> {
  const folder = await mkdtemp(join(tmpdir(), 'mutu-export-'));
  try {
    const path = join(folder, 'export.gpkg');
    await writeGeoPackage(path, layerOf(context), placed(rows, context));
    yield* createReadStream(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const geopackage: Writer = {
  format: 'geopackage',
  zh: 'GeoPackage',
  en: 'GeoPackage',
  extension: 'gpkg',
  mediaType: 'application/geopackage+sqlite3',
  needs: 'none',
  systems: 'all',
  encodings: ['utf-8'],
  write: file,
};
