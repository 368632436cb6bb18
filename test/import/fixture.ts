/** The fixture files, what is expected of each, and the project in which they are read. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { bboxOf } from '../../server/domain/geometry.ts';
import { normalise, type Options } from '../../server/import/normalise.ts';
import type { Choices, Source } from '../../server/import/reader.ts';
import { read } from '../../server/import/readers.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const fixturePath = (name: string): string => at(`../fixtures/import/${name}`);

export const fixture = (name: string): Source => ({
  name: name.split('/').at(-1)!,
  bytes: new Uint8Array(readFileSync(fixturePath(name))),
});

export const text = (name: string, content: string): Source => ({ name, bytes: new TextEncoder().encode(content) });

const counties = JSON.parse(
  readFileSync(at('../../data/basemap/shanxi-counties.geojson'), 'utf8'),
) as FeatureCollection;
const hongtong = counties.features.find(({ properties }) => properties?.['adcode'] === '141024') as Feature<Polygon>;
const [west, south, east, north] = bboxOf(hongtong.geometry)!;

/** 洪洞县 and its surroundings, as the README of the fixtures has it. */
export const HONGTONG: Options = {
  expected: {
    boxes: [[west - 0.2, south - 0.2, east + 0.2, north + 0.2]],
    borders: [{ name: '洪洞县', area: hongtong.geometry }],
  },
};

export const readAndNormalise = async (source: Source, choices: Choices = {}, options: Options = HONGTONG) => {
  const reading = await read(source, choices);
  return { reading, ...normalise(reading, choices, options) };
};
