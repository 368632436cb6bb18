/** Net area against an independent union: 200 random assemblies of the demonstration, some of them with overlaps. */
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../data/shanxi/random.ts';
import { placed, sharedM } from '../../server/domain/assembly/neighbours.ts';
import { planeOf } from '../../server/domain/assembly/site.ts';
import { assemble } from '../../server/domain/assembly.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { type Area, areaM2 } from '../../server/domain/geometry.ts';
import { of, rows } from '../data/demonstration.ts';
import { unionByGeos } from './assembly/geos.ts';

const random = randomOf('assemblies');
const PARKS = rows('park').map(({ id }) => of('parcel', { parkId: id }));

const shapeOf = ({ geometry }: Feature): Area => geometry as Area;

/** Parcels reached from one another over shared sides, in a random order. */
function grown(parcels: readonly Feature[], count: number): readonly Feature[] {
  const plane = planeOf(shapeOf(parcels[0]!));
  const ground = parcels.map((parcel) => placed(parcel.id, shapeOf(parcel), plane));
  const members = [random.whole(0, parcels.length - 1)];
  while (members.length < count) {
    const next = parcels
      .map((_, index) => index)
      .filter((index) => !members.includes(index))
      .filter((index) => members.some((member) => sharedM(ground[member]!, ground[index]!) > 0));
    if (next.length === 0) break;
    members.push(random.pick(next));
  }
  return members.map((index) => parcels[index]!);
}

/** The parcel drawn again up to 20 m away, so that it claims ground of its neighbours. */
function moved(parcel: Feature): Feature {
  const [east, north] = [random.between(-2e-4, 2e-4), random.between(-2e-4, 2e-4)];
  const shape = shapeOf(parcel);
  const ring = (path: readonly (readonly number[])[]) => path.map(([x, y]) => [x! + east, y! + north]);
  const geometry =
    shape.type === 'Polygon'
      ? { ...shape, coordinates: shape.coordinates.map(ring) }
      : { ...shape, coordinates: shape.coordinates.map((rings) => rings.map(ring)) };
  return { ...parcel, geometry };
}

const ASSEMBLIES = PARKS.filter((parcels) => parcels.length > 12)
  .flatMap((parcels) => Array.from({ length: 15 }, () => grown(parcels, random.whole(2, 12))))
  .filter((members) => members.length > 1)
  .slice(0, 200)
  .map((members, index) => (index % 4 === 3 ? members.map((member) => moved(member)) : members));

describe('200 random assemblies', () => {
  test('are 200, of two to twelve parcels', () => {
    expect(ASSEMBLIES).toHaveLength(200);
    expect(new Set(ASSEMBLIES.map(({ length }) => length)).size).toBeGreaterThan(8);
  });

  test.each(ASSEMBLIES.map((members, index) => [index, members] as const))(
    'assembly %i covers what GEOS says, to 1e-6',
    (_, members) => {
      const expected = areaM2(unionByGeos(members.map(shapeOf)));
      const { areaM2: found } = assemble(members, []);
      expect(Math.abs(found / expected - 1)).toBeLessThan(1e-6);
    },
  );
});
