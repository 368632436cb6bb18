/** What a split may divide. */
import { expect, test } from 'vitest';
import type { Feature } from '../../server/domain/edit.ts';
import type { Area } from '../../server/domain/geometry.ts';
import { partsOfParcel } from '../../server/domain/scenario.ts';
import { boxOf, polygonOf } from './assembly/ground.ts';

const parcelOf = (geometry: Area): Feature => ({ id: 'p', geometry, properties: {} });
const HALVES = [boxOf(0, 0, 50, 100), boxOf(50, 0, 50, 100)];

test('a parcel is divided into its halves', () => {
  expect(partsOfParcel(parcelOf(boxOf(0, 0, 100, 100)), HALVES)).toHaveLength(2);
});

test('a parcel of more corners than are looked at is refused, with what to do', () => {
  const ragged = polygonOf([
    ...Array.from({ length: 3_000 }, (_, place): [number, number] => [place / 30, (place % 2) / 100]),
    [100, 0],
    [100, 100],
    [0, 100],
  ]);
  expect(() => partsOfParcel(parcelOf(ragged), HALVES)).toThrow(
    /The parcel has 3004 corners, .* simplify its shape first/,
  );
});
