/**
 * Two, six and twelve touching parcels of the demonstration as one site, with the roads of the park, beside Turf's union
 * of the same shapes; and assemblies of 100 亩 found among all land to be supplied, beside looking at each pair of parcels.
 */

import { findAssemblies } from '../../server/domain/assembly/find.ts';
import { placed, sharedM } from '../../server/domain/assembly/neighbours.ts';
import { planeOf } from '../../server/domain/assembly/site.ts';
import { assemble, type Road } from '../../server/domain/assembly.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { type Area, union } from '../../server/domain/geometry.ts';
import { isChoosable, isIndustrial } from '../../server/domain/land/supply.ts';
import { of, rows } from '../data/demonstration.ts';
import { found } from '../domain/assembly/ground.ts';
import { inTurn, type Row, row } from './measure.ts';

const SIZES = [2, 6, 12];
const AT_LEAST_M2 = 1_000_000 / 15;
const ROUNDS = 5;
const MOST_FROM_A_PARK = 4;

const shapeOf = ({ geometry }: Feature): Area => geometry as Area;

const roadsOf = (parkId: string): readonly Road[] =>
  of('utility', { parkId, item: 'road' }).map(({ id, geometry, properties }) => ({
    id,
    name: String(properties['name']),
    status: String(properties['status']),
    widthM: Number(properties['widthM']),
    line: geometry!,
  }));

/** Sets of `size` touching parcels of one park, one from each parcel where its block has so many. */
function touchingSets(parcels: readonly Feature[], size: number): readonly (readonly Feature[])[] {
  const plane = planeOf(shapeOf(parcels[0]!));
  const ground = parcels.map((parcel) => placed(parcel.id, shapeOf(parcel), plane));
  const neighbours = ground.map((one) =>
    ground.flatMap((other, to) => (one !== other && sharedM(one, other) > 0 ? [to] : [])),
  );
  return parcels.flatMap((_, start) => {
    const members = [start];
    for (const member of members)
      for (const next of neighbours[member]!) if (!members.includes(next) && members.length < size) members.push(next);
    return members.length === size ? [members.map((index) => parcels[index]!)] : [];
  });
}

type Measured = { readonly members: readonly Feature[]; readonly roads: readonly Road[] };

/** Sets of every park, as many from each, up to a number that is soon measured. */
function setsOf(size: number): readonly Measured[] {
  return rows('park').flatMap(({ id }) => {
    const parcels = of('parcel', { parkId: id });
    const sets = parcels.length < size ? [] : touchingSets(parcels, size).slice(0, MOST_FROM_A_PARK);
    const roads = sets.length > 0 ? roadsOf(id) : [];
    return sets.map((members) => ({ members, roads }));
  });
}

const benchSites = async (size: number): Promise<Row> => {
  const sets = setsOf(size);
  const { ours, theirs } = await inTurn(
    sets,
    ({ members, roads }) => assemble(members, roads),
    ({ members }) => union(members.map(shapeOf)),
  );
  return row(`assembly of ${size} parcels`, sets.length, ours, 'union of the shapes alone, by Turf', theirs);
};

const pairsOf = (parcels: readonly Feature[]): number => {
  const plane = planeOf(shapeOf(parcels[0]!));
  const ground = parcels.map((parcel) => placed(parcel.id, shapeOf(parcel), plane));
  return ground.reduce(
    (count, one, at) => count + ground.slice(at + 1).filter((other) => sharedM(one, other) > 0).length,
    0,
  );
};

/** All figures; needs no database. */
export const benchAssemblies = async (): Promise<readonly Row[]> => {
  const land = rows('parcel').filter(
    ({ properties }) => isChoosable(properties['status']) && isIndustrial(String(properties['landUse'])),
  );
  const wanted = { atLeastM2: AT_LEAST_M2, most: 12, limit: 10 };
  const { ours, theirs } = await inTurn(
    Array.from({ length: ROUNDS }),
    () => found(findAssemblies(land, wanted)),
    () => pairsOf(land),
  );
  const search = row('assemblies of 100 亩 found', land.length, ours, 'each pair of parcels looked at', theirs);
  const sites: Row[] = [];
  for (const size of SIZES) sites.push(await benchSites(size));
  return [...sites, search];
};
