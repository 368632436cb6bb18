/** Reads tiles back with Mapbox's own reader, and says what MVT 2.1 would find wrong with them. */
import { gunzipSync } from 'node:zlib';
import { classifyRings, VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export type Read = {
  readonly id: number | undefined;
  readonly type: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  readonly geometry: readonly (readonly { readonly x: number; readonly y: number }[])[];
};

/** Layers by name; none for an empty tile. Takes gzipped or plain bytes. */
export const readTile = (bytes: Uint8Array | null): Readonly<Record<string, readonly Read[]>> => {
  if (bytes === null || bytes.length === 0) return {};
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const { layers } = new VectorTile(new PbfReader(plain));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const { id, type, properties } = layer.feature(index);
        return {
          id,
          type,
          properties: { ...properties } as Read['properties'],
          geometry: layer.feature(index).loadGeometry(),
        };
      }),
    ]),
  );
};

const POLYGON = 3;
const LINE = 2;

/** What is wrong with a tile by MVT 2.1 §4: empty layers, rings of fewer than four points, rings wound the wrong way, lines of one point. */
export const faultsOf = (bytes: Uint8Array | null): readonly string[] =>
  Object.entries(readTile(bytes)).flatMap(([name, features]) => [
    ...(features.length === 0 ? [`layer ${name} is empty`] : []),
    ...features.flatMap((feature) =>
      featureFaults(feature).map((fault) => `${name} ${feature.properties['id']}: ${fault}`),
    ),
  ]);

const featureFaults = ({ type, geometry }: Read): readonly string[] => {
  if (geometry.length === 0) return ['no geometry'];
  if (type === LINE) return geometry.flatMap((line) => (line.length < 2 ? ['a line of one point'] : repeats(line)));
  if (type !== POLYGON) return [];
  const faults = geometry.flatMap((ring) => [
    ...(ring.length < 4 ? ['a ring of fewer than four points'] : []),
    ...repeats(ring),
  ]);
  const areas = geometry.map(areaOf);
  if (areas[0]! <= 0) faults.push('the first ring is no outline');
  if (areas.includes(0)) faults.push('a ring without area');
  if (classifyRings(geometry as Parameters<typeof classifyRings>[0]).length === 0) faults.push('no polygon');
  return faults;
};

const repeats = (points: Read['geometry'][number]): readonly string[] =>
  points.some((point, index) => index > 0 && point.x === points[index - 1]!.x && point.y === points[index - 1]!.y)
    ? ['a repeated point']
    : [];

/** Surveyor's formula with y to the south: positive for an outline. */
export const areaOf = (ring: Read['geometry'][number]): number =>
  ring.slice(1).reduce((sum, point, index) => sum + ring[index]!.x * point.y - point.x * ring[index]!.y, 0) / 2;

/** Area of a polygon feature in square tile units, holes taken off. */
export const polygonArea = ({ geometry }: Read): number => geometry.reduce((sum, ring) => sum + areaOf(ring), 0);
