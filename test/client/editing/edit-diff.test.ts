/** Two people change one row: what clashes, whose is kept unless they say otherwise, and what is written in the end. */
import { expect, test } from 'vitest';
import { clashesOf, clashId, decided, diffOf, sameShape } from '../../../client/editing/edit-diff.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';

const square = (size: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [112, 36],
      [112 + size, 36],
      [112 + size, 36 + size],
      [112, 36 + size],
      [112, 36],
    ],
  ],
});

const base = { properties: { name: '一号地', status: 'ready', landUse: '100101' }, geometry: square(0.001) };
const theirs = { properties: { ...base.properties, name: '甲', status: 'listed' }, geometry: square(0.001) };

test('a field that only they touched stays theirs, one that both touched begins as yours', () => {
  const clashes = clashesOf(parcel, { base, yours: { name: '乙' }, shape: undefined, theirs });
  expect(clashes.map((clash) => [clashId(clash), clash.kept])).toEqual([
    ['name', 'yours'],
    ['status', 'theirs'],
  ]);
});

test('what both wrote alike is no clash', () => {
  expect(clashesOf(parcel, { base, yours: { name: '甲', status: 'listed' }, shape: undefined, theirs })).toEqual([]);
});

test('a shape that was redrawn is yours, one that was left alone is theirs', () => {
  const moved = { ...theirs, geometry: square(0.002) };
  const kept = (shape: GeoJSON.Polygon | undefined) =>
    clashesOf(parcel, { base, yours: {}, shape, theirs: moved }).find(({ field }) => field === 'geometry')?.kept;
  expect(kept(square(0.003))).toBe('yours');
  expect(kept(undefined)).toBe('theirs');
});

test('what is written over their version is what was chosen as yours, and no more', () => {
  const clashes = clashesOf(parcel, { base, yours: { name: '乙' }, shape: square(0.003), theirs });
  expect(decided(clashes, {}, square(0.003))).toEqual({ properties: { name: '乙' }, geometry: square(0.003) });
  expect(decided(clashes, { name: 'theirs', geometry: 'theirs' }, square(0.003))).toEqual({ properties: {} });
  expect(decided(clashes, { status: 'yours' }, square(0.003)).properties).toEqual({ name: '乙', status: 'ready' });
});

test('a difference stands in the order of the declaration, and a field that one side hides is left out', () => {
  const after = { properties: { status: 'listed', name: '二号地' }, geometry: null };
  expect(diffOf(parcel, base, after).map(({ field }) => field.id)).toEqual(['name', 'status']);
});

test('a box that a server adds makes no other shape', () => {
  expect(sameShape(square(0.001), { ...square(0.001), bbox: [112, 36, 112.001, 36.001] })).toBe(true);
  expect(sameShape(square(0.001), square(0.002))).toBe(false);
  expect(sameShape(square(0.001), null)).toBe(false);
});
