import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { shapesOf } from '../../../../client/planning/assembly/site-shapes.ts';
import { assemble } from '../../../../server/domain/assembly.ts';

const box = (west: number, east: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 36.1],
      [east, 36.1],
      [east, 36.101],
      [west, 36.101],
      [west, 36.1],
    ],
  ],
});

test('a gap of less than half a metre is marked where it is, with its width', () => {
  // 4e-6° of longitude are 0.36 m at 36.1° north.
  const areas = [box(111.6, 111.601), box(111.601004, 111.602)];
  const lots = areas.map((geometry, at) => ({ id: String(at), properties: { name: `地块 ${at}` }, geometry }));
  const shapes = shapesOf(areas, assemble(lots, []), 'zh');
  expect(shapes.map(({ kind }) => kind)).toEqual(['member', 'member', 'outline', 'fault']);
  expect(shapes.at(-1)).toMatchObject({ geometry: { type: 'Point' }, label: '缝 0.36 m' });
});

test('ground that the outline goes round is marked as a hole', () => {
  const [one, other, inner] = [box(111.6, 111.601), box(111.601, 111.602), box(111.6004, 111.6006)];
  const lots = [one, other].map((geometry, at) => ({ id: String(at), properties: {}, geometry }));
  const coordinates = [...one.coordinates, ...inner.coordinates];
  const site = { ...assemble(lots, []), outline: { type: 'Polygon' as const, coordinates } };
  expect(shapesOf([], site, 'zh').filter(({ kind }) => kind === 'fault')).toEqual([
    { kind: 'fault', geometry: inner, label: '空洞' },
  ]);
});

test('before there is a site only its members are drawn', () => {
  expect(shapesOf([box(111.6, 111.601)], null, 'zh').map(({ kind }) => kind)).toEqual(['member']);
});
