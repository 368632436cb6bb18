/** Which touching parcels make a site of a wanted size. */
import { describe, expect, test } from 'vitest';
import { findAssemblies, type Wanted } from '../../../server/domain/assembly/find.ts';
import { assemble } from '../../../server/domain/assembly.ts';
import type { Feature } from '../../../server/domain/edit.ts';
import { isChoosable } from '../../../server/domain/land/supply.ts';
import { rowOf, rows } from '../../data/demonstration.ts';
import { boxOf, found, parcelOf, polygonOf } from './ground.ts';

const sites = (land: readonly Feature[], wanted: Wanted) => found(findAssemblies(land, wanted));
const ids = (told: ReturnType<typeof sites>) => told.map((one) => one.ids);

describe('a row of three, one apart, one large', () => {
  const PARCELS = [
    parcelOf('a', boxOf(0, 0, 100, 100)),
    parcelOf('b', boxOf(100, 0, 100, 100)),
    parcelOf('c', boxOf(200, 0, 100, 100)),
    parcelOf('apart', boxOf(400, 0, 100, 100)),
    parcelOf('large', boxOf(0, 300, 200, 200)),
  ];
  const find = (atLeastM2: number, most = 12) => sites(PARCELS, { atLeastM2, most, limit: 5 });

  test('two make 20 000 ㎡, and the third would be one too many', () => {
    expect(ids(find(19_900))).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ]);
    expect(find(19_900)[0]).toMatchObject({ areaM2: expect.closeTo(20_000, 0), shapeIndex: expect.closeTo(1.0607, 3) });
  });

  test('three make 30 000 ㎡, where three may be put together', () => {
    expect(ids(find(29_000))).toEqual([['a', 'b', 'c']]);
    expect(find(29_000, 2)).toEqual([]);
  });

  test('what lies apart is not counted in, and one that is large enough alone needs no others', () => {
    expect(find(35_000)).toEqual([]);
  });
});

test('a compact block comes before a row of the same size', () => {
  const row = [0, 1, 2, 3].map((i) => parcelOf(`row${i}`, boxOf(i * 100, 500, 100, 100)));
  const block = [0, 1, 2, 3].map((i) => parcelOf(`block${i}`, boxOf((i % 2) * 100, Math.floor(i / 2) * 100, 100, 100)));
  const told = sites([...row, ...block], { atLeastM2: 39_000, most: 12, limit: 5 });
  expect(told.map((one) => one.ids[0]!.replace(/\d/, ''))).toEqual(['block', 'row']);
});

describe('in the demonstration', () => {
  const land = rows('parcel').filter(
    ({ properties }) => isChoosable(properties['status']) && /^10/.test(String(properties['landUse'])),
  );
  const told = sites(land, { atLeastM2: 100_000 / 1.5, most: 12, limit: 10 });

  test('there are ten different assemblies of 100 亩', () => {
    expect(told).toHaveLength(10);
    expect(new Set(told.map((one) => one.ids.join(' '))).size).toBe(10);
  });

  test('each is, when drawn, what it was promised to be', () => {
    for (const { ids: members, areaM2, shapeIndex } of told) {
      const site = assemble(
        members.map((id) => rowOf('parcel', id)!),
        [],
      );
      expect(site.isTouching).toBe(true);
      expect(site.outline.type).toBe('Polygon');
      expect(site.areaM2 / areaM2).toBeCloseTo(1, 5);
      expect(site.shapeIndex).toBeCloseTo(shapeIndex, 3);
    }
  });
});

describe('a search of thousands', () => {
  const grid = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      parcelOf(`${i}`, boxOf((i % 50) * 100, Math.floor(i / 50) * 100, 100, 100)),
    );

  test('stops for others after each parcel that it looks at, and more than once', () => {
    const search = findAssemblies(grid(2_000), { atLeastM2: 39_000, most: 4, limit: 20 });
    let pauses = 0;
    while (!search.next().done) pauses += 1;
    expect(pauses).toBeGreaterThanOrEqual(3 * 2_000);
  });

  test('the best of all its lists comes first', () => {
    const told = sites(grid(200), { atLeastM2: 39_000, most: 4, limit: 20 });
    expect(told[0]!.shapeIndex).toBeCloseTo(1, 3);
    expect(told.map((one) => one.shapeIndex)).toEqual(told.map((one) => one.shapeIndex).toSorted((a, b) => a - b));
  });

  test('no site is told whose corners are too many to be looked at', () => {
    const round = (west: number) =>
      polygonOf(
        Array.from({ length: 1_600 }, (_, i) => {
          const angle = (2 * Math.PI * i) / 1_600;
          return [west + 50 * Math.cos(angle), 50 * Math.sin(angle)] as const;
        }),
      );
    const wanted = { atLeastM2: 12_000, most: 12, limit: 5 };
    const pair = [parcelOf('a', round(0)), parcelOf('b', round(99.9))];
    expect(sites(pair, wanted)).toEqual([]);
    expect(() => assemble(pair, [])).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });
});
