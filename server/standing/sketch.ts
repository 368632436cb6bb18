/** The motorways and railways of the base map, whose course is only sketched. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { Sketch } from './bring-up.ts';

type Corridors = {
  readonly features: readonly { readonly properties: { name: string; kind: string }; readonly geometry: Geometry }[];
};

const noCorridors = (error: NodeJS.ErrnoException): string => {
  if (error.code === 'ENOENT') return '{"features":[]}';
  throw error;
};

/** None where the folder has no such file; throws where it cannot be read. */
export const readSketch = async (folder: string): Promise<Sketch> => {
  const text = await readFile(join(folder, 'schematic-corridors.geojson'), 'utf8').catch(noCorridors);
  const { features } = JSON.parse(text) as Corridors;
  return {
    lines: features.map(({ properties: { name, kind }, geometry }) => ({ name, kind, geometry })),
    print: createHash('sha256').update(text).digest('base64url'),
  };
};
