/** County borders of the offline basemap, to tell a parcel that lies across one. They are generalised: a hint, no proof. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { isArea } from '../domain/geometry.ts';
import type { Border } from './place-notes.ts';

/** Every county in the folder of the basemap; none where it holds no county file. */
export const bordersIn = (folder: string): readonly Border[] =>
  readdirSync(folder)
    .filter((name) => /-counties\.geojson$/.test(name))
    .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as FeatureCollection).features)
    .flatMap(({ geometry, properties }) =>
      isArea(geometry) ? [{ name: String(properties?.['name'] ?? ''), area: geometry }] : [],
    );
