/** The roads that may run beside some ground, as the utility register holds them. */
import type { Road } from '#domain/assembly.ts';
import { type Area, bboxOf } from '#domain/geometry.ts';
import { api, type Item } from '../../api.ts';

/** Degrees: more than half of the widest road the register takes (200 m), at any latitude of China. */
const ROADSIDE = 0.0025;
const MOST_ROADS = 1000;

const roadOf = ({ id, properties, geometry }: Item): readonly Road[] => {
  const { name, status, widthM } = properties;
  if (!geometry) return [];
  const width = typeof widthM === 'number' ? widthM : null;
  return [{ id, name: String(name ?? id), status: String(status), widthM: width, line: geometry }];
};

export const roadsBeside = async (areas: readonly Area[], signal: AbortSignal): Promise<readonly Road[]> => {
  const box = bboxOf({ type: 'GeometryCollection', geometries: [...areas] });
  if (!box) return [];
  const [west, south, east, north] = box;
  const { items } = await api.items(
    'utility',
    {
      cql: "item = 'road'",
      bbox: [west - ROADSIDE, south - ROADSIDE, east + ROADSIDE, north + ROADSIDE],
      properties: ['name', 'status', 'widthM'],
      geometry: true,
      limit: MOST_ROADS,
    },
    signal,
  );
  return items.flatMap(roadOf);
};
