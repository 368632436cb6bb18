/** Which touching parcels make a site of a wanted size. */
import { describe, expect, test } from 'vitest';
import { findAssemblies } from '../../../server/domain/assembly/find.ts';
import { assemble } from '../../../server/domain/assembly.ts';
import { isChoosable } from '../../../server/domain/land/supply.ts';
import { rowOf, rows } from '../../data/demonstration.ts';
import { boxOf, parcelOf } from './ground.ts';

const ids = (found: ReturnType<typeof findAssemblies>) => found.map((one) => one.ids);

describe('a row of three, one apart, one large', () => {
  const PARCELS = [
    parcelOf('a', boxOf(0, 0, 100, 100)),
    parcelOf('b', boxOf(100, 0, 100, 100)),
    parcelOf('c', boxOf(200, 0, 100, 100)),
    parcelOf('apart', boxOf(400, 0, 100, 100)),
    parcelOf('large', boxOf(0, 300, 200, 200)),
  ];
  const find = (atLeastM2: number, most = 12) => findAssemblies(PARCELS, { atLeastM2, most, limit: 5 });

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
  const found = findAssemblies([...row, ...block], { atLeastM2: 39_000, most: 12, limit: 5 });
  expect(found.map((one) => one.ids[0]!.replace(/\d/, ''))).toEqual(['block', 'row']);
});

describe('in the demonstration', () => {
  const land = rows('parcel').filter(
    ({ properties }) => isChoosable(properties['status']) && /^10/.test(String(properties['landUse'])),
  );
  const found = findAssemblies(land, { atLeastM2: 100_000 / 1.5, most: 12, limit: 10 });

  test('there are ten different assemblies of 100 亩', () => {
    expect(found).toHaveLength(10);
    expect(new Set(found.map((one) => one.ids.join(' '))).size).toBe(10);
  });

  test('each is, when drawn, what it was promised to be', () => {
    for (const { ids: members, areaM2, shapeIndex } of found) {
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
