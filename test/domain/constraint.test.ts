/** How much of a parcel lies under what limits building. */
import { expect, test } from 'vitest';
import {
  ASKED,
  type ConstraintKind,
  constraintKind,
  constraintShares,
  touchedBy,
} from '../../server/domain/constraint.ts';
import { constraint } from '../../server/domain/datasets/constraint.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { boxOf } from './assembly/ground.ts';

const PARCEL = boxOf(0, 0, 100, 100);
const constraintOf = (id: string, kind: string, geometry: Feature['geometry']): Feature => ({
  id,
  geometry,
  properties: { name: `约束${id}`, kind, synthetic: false },
});

test('each kind has the name, colour and mark of the register', () => {
  expect(constraintKind('flood')).toMatchObject({ zh: '洪水淹没区', en: 'Flood area', colour: '#0072B2', mark: '洪' });
  const kinds = Object.keys(ASKED) as ConstraintKind[];
  expect(kinds.map((kind) => constraintKind(kind))).toEqual(constraint.fields[1].codes);
});

test('a quarter under mined-out ground and all of it under a mineral deposit, the larger first', () => {
  const shares = constraintShares(PARCEL, [
    constraintOf('m', 'minedOut', boxOf(50, 50, 100, 100)),
    constraintOf('d', 'mineral', boxOf(-50, -50, 300, 300)),
    constraintOf('far', 'flood', boxOf(500, 0, 100, 100)),
  ]);
  expect(shares.map(({ kind, share }) => [kind, share])).toEqual([
    ['mineral', 1],
    ['minedOut', expect.closeTo(0.25, 4)],
  ]);
  expect(shares[1]!.of).toEqual([{ id: 'm', name: '约束m', overlapM2: expect.closeTo(2_500, 0), synthetic: false }]);
});

test('ground under two of a kind counts once, and both are named', () => {
  const [flood] = constraintShares(PARCEL, [
    constraintOf('a', 'flood', boxOf(0, 0, 30, 100)),
    constraintOf('b', 'flood', boxOf(20, 0, 40, 100)),
  ]);
  expect(flood!.share).toBeCloseTo(0.6, 5);
  expect(flood!.of.map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a neighbour that only touches, and a constraint without a shape, limit nothing', () => {
  expect(
    constraintShares(PARCEL, [
      constraintOf('n', 'corridor', boxOf(100, 0, 20, 100)),
      constraintOf('x', 'redLine', null),
    ]),
  ).toEqual([]);
});

test('a parcel half under a constraint is touched by half; one that only shares a side, or has no shape, is not', () => {
  const limit = boxOf(50, 0, 200, 100);
  const parcel = (geometry: Feature['geometry']): Feature => ({ id: 'p', geometry, properties: { name: '一号' } });
  expect(touchedBy(limit, parcel(PARCEL))).toEqual({
    id: 'p',
    name: '一号',
    overlapM2: expect.closeTo(5_000, 0),
    share: expect.closeTo(0.5, 4),
    synthetic: false,
  });
  expect(touchedBy(limit, parcel(boxOf(250, 0, 50, 100)))).toBeNull();
  expect(touchedBy(limit, parcel(null))).toBeNull();
});

test.each(constraint.fields[1].codes.map(({ id }) => id))(
  'who must be asked about %s is said, and by what rule',
  (kind) => {
    const { who, basis } = ASKED[kind];
    expect([who.zh, who.en, basis.zh, basis.en].every((text) => text.length > 4)).toBe(true);
  },
);
