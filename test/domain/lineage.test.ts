/** Split and merge: nothing of the ground is lost, doubled or moved. */
import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Feature } from '../../server/domain/edit.ts';
import { type Area, areaM2, cut, join, overlapM2 } from '../../server/domain/geometry.ts';
import { heirOf, merge, split } from '../../server/domain/lineage.ts';
import { BESIDE_BY_A_MILLIMETRE, parcelOf } from './assembly/ground.ts';

const polygon = (...rings: Position[][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!]),
});
const line = (...coordinates: Position[]): LineString => ({ type: 'LineString', coordinates });

const OBLONG = polygon([
  [111.6, 36.1],
  [111.603, 36.1],
  [111.603, 36.102],
  [111.6, 36.102],
]);
/** One long southern edge against many short ones: cutting it moves the area of the whole by parts per million. */
const FAN = polygon([
  [111.6, 36.1],
  [111.612, 36.1],
  [111.6117, 36.1031],
  [111.6093, 36.1052],
  [111.606, 36.1061],
  [111.6026, 36.1049],
  [111.6004, 36.1027],
]);
/** A corner on a straight stretch, as surveys have them. */
const SURVEYED = polygon([
  [111.6, 36.1],
  [111.6013, 36.1],
  [111.603, 36.1],
  [111.603, 36.102],
  [111.6, 36.102],
]);
const WITH_HOLE = polygon(
  [
    [111.6, 36.1],
    [111.604, 36.1],
    [111.604, 36.104],
    [111.6, 36.104],
  ],
  [
    [111.601, 36.101],
    [111.601, 36.103],
    [111.603, 36.103],
    [111.603, 36.101],
  ],
);
const HORSESHOE = polygon([
  [111.6, 36.1],
  [111.606, 36.1],
  [111.606, 36.104],
  [111.604, 36.104],
  [111.604, 36.102],
  [111.602, 36.102],
  [111.602, 36.104],
  [111.6, 36.104],
]);
const TWO_PARTS: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    OBLONG.coordinates,
    polygon([
      [111.61, 36.1],
      [111.611, 36.1],
      [111.611, 36.101],
      [111.61, 36.101],
    ]).coordinates,
  ],
};

const sum = (areas: readonly Area[]) => areas.reduce((total, area) => total + areaM2(area), 0);
const corners = (area: Area) =>
  area.coordinates
    .flat(area.type === 'Polygon' ? 1 : 2)
    .map(String)
    .sort();

const CUTS: readonly [string, Area, LineString, number][] = [
  ['an oblong from north to south', OBLONG, line([111.6011, 36.099], [111.6014, 36.103]), 2],
  ['an oblong from corner to corner', OBLONG, line([111.6, 36.1], [111.603, 36.102]), 2],
  ['an oblong by a line that ends on its edges', OBLONG, line([111.6011, 36.1], [111.6011, 36.102]), 2],
  ['an oblong by a line with a bend', OBLONG, line([111.6011, 36.099], [111.6015, 36.101], [111.604, 36.1012]), 2],
  ['a fan', FAN, line([111.6041, 36.0987], [111.6063, 36.1079]), 2],
  ['a surveyed outline', SURVEYED, line([111.6021, 36.0987], [111.6021, 36.1079]), 2],
  ['an area around a hole', WITH_HOLE, line([111.602, 36.099], [111.602, 36.105]), 2],
  ['beside a hole that it leaves whole', WITH_HOLE, line([111.6005, 36.099], [111.6005, 36.105]), 2],
  ['a horseshoe through both arms', HORSESHOE, line([111.599, 36.103], [111.607, 36.103]), 3],
  ['one of two parts', TWO_PARTS, line([111.6015, 36.099], [111.6015, 36.103]), 3],
];

describe.each(CUTS)('%s', (_, area, across, count) => {
  const parts = cut(area, across);

  test('falls into parts that cover it and do not overlap', () => {
    expect(parts.length).toBe(count);
    // The new corners lie on the straight lon/lat line, a hair off the geodesic: 15 millionths for an edge of a kilometre.
    expect(Math.abs(sum(parts) / areaM2(area) - 1)).toBeLessThan(2e-5);
    for (const [index, part] of parts.entries())
      for (const other of parts.slice(index + 1)) expect(overlapM2(part, other)).toBeLessThan(1e-6);
  });

  test('joined again has the area it had to 1e-9, and its corners', () => {
    const joined = join(parts);
    expect(Math.abs(areaM2(joined) / areaM2(area) - 1)).toBeLessThan(1e-9);
    expect(new Set(corners(joined))).toEqual(new Set(corners(area)));
  });
});

test.each([
  ['misses it', line([111.7, 36.1], [111.7, 36.2])],
  ['ends inside', line([111.599, 36.101], [111.6015, 36.101])],
  ['runs along an edge', line([111.599, 36.1], [111.604, 36.1])],
])('a line that %s cuts nothing', (_, across) => {
  expect(cut(OBLONG, across)).toEqual([OBLONG]);
});

test('neighbours joined have the sum of their areas to 1e-9', () => {
  const east = polygon([
    [111.603, 36.1],
    [111.6052, 36.1004],
    [111.605, 36.1023],
    [111.603, 36.102],
  ]);
  expect(Math.abs(areaM2(join([OBLONG, east])) / (areaM2(OBLONG) + areaM2(east)) - 1)).toBeLessThan(1e-9);
});

describe('as changes', () => {
  const old: Feature = {
    id: 'l1',
    properties: { name: '一号地块', status: 'ready', areaCertM2: 60_000, landCode: '140000' },
    geometry: OBLONG,
  };
  const across = line([111.6011, 36.099], [111.6011, 36.103]);

  test('a split ends the old id and starts the new ones, without the certified area of the whole', () => {
    const [gone, large, small] = split('parcel', old, across, ['l1-1', 'l1-2']);
    expect(gone).toEqual({ dataset: 'parcel', id: 'l1', before: old, after: null, successors: ['l1-1', 'l1-2'] });
    expect(large!.after).toMatchObject({ id: 'l1-1', properties: { name: '一号地块', status: 'ready' } });
    expect(large!.after!.properties).not.toHaveProperty('areaCertM2');
    expect(areaM2(large!.after!.geometry!)).toBeGreaterThan(areaM2(small!.after!.geometry!));
  });

  test('ids must be as many as parts, and differ', () => {
    expect(() => split('parcel', old, across, ['a'])).toThrow(/2 parts/);
    expect(() => split('parcel', old, across, ['a', 'a'])).toThrow(/2 parts/);
    expect(() => split('parcel', { ...old, geometry: { type: 'Point', coordinates: [0, 0] } }, across, [])).toThrow(
      /areas/,
    );
    expect(() => merge('parcel', [old], 'm')).toThrow(/two shapes/);
  });

  test('a child goes where it lies; one without a place goes to the largest', () => {
    const parts = split('parcel', old, across, ['l1-1', 'l1-2'])
      .slice(1)
      .map(({ after }) => after!);
    expect(heirOf({ type: 'Point', coordinates: [111.6003, 36.101] }, parts)?.id).toBe('l1-2');
    expect(heirOf({ type: 'Point', coordinates: [111.6025, 36.101] }, parts)?.id).toBe('l1-1');
    expect(heirOf(null, parts)?.id).toBe('l1-1');
  });
});

test('merged parcels have no hairline hole or spike where a corner lies a millimetre beside the line of a neighbour', () => {
  const parcels = BESIDE_BY_A_MILLIMETRE.map((shape, index) => parcelOf(String(index), shape));
  const { geometry } = merge('parcel', parcels, 'merged').at(-1)!.after!;
  expect((geometry as Polygon).coordinates.map((ring) => ring.length)).toEqual([5]);
});
