/** The factories on a lot: a standard estate's rows, or what a firm builds for itself. */
import type { Random } from '../random.ts';
import { estateRows, rowsOf } from './buildings.ts';
import { MU_M2 } from './parcels.ts';
import type { Factory, Lot } from './park.ts';
import type { FactoryPlan } from './plan.ts';
import { areaOf } from './plane.ts';

const isDone = (lot: Lot): boolean => lot.progress > 0.25;

export function factoriesOn(lot: Lot, parkId: string, random: Random): Factory[] {
  if (lot.estate !== undefined) return estateFactories(lot, lot.estate, random);
  if (lot.fixed !== undefined && lot.fixed.status !== 'reused') return [];
  if (!['industry', 'logistics', 'research', 'commerce'].includes(lot.role) || lot.progress < 0.02) return [];
  // Articles count what is being built in a park within a park: nothing invented may add to it.
  if (lot.park !== parkId && !isDone(lot)) return [];
  return ownFactories(lot, parkId, random);
}

function estateFactories(lot: Lot, estate: FactoryPlan, random: Random): Factory[] {
  const supports = estate.supports ?? 0;
  const front =
    supports > 0 ? rowsOf(lot.ring, 18, { setback: 14, lane: 4000, gap: 22 }, () => 56, 8).slice(0, supports) : [];
  const rows = estateRows(lot.ring, estate, supports > 0 ? 42 : 0, random);
  const total = rows.reduce((sum, row) => sum + row.length * row.depth, 0) * estate.storeys;
  const fit = estate.gfaM2 === undefined ? 1 : estate.gfaM2 / total;
  const factories = rows.map(
    (row, i): Factory => ({
      lot,
      footprint: { ...row, length: row.length * fit },
      kind: 'standardFactory',
      plan: estate,
      number: i + 1,
      isCompleted: i < estate.completed,
    }),
  );
  return [
    ...factories,
    ...front.map(
      (row, i): Factory => ({
        lot,
        footprint: row,
        kind: 'support',
        plan: { ...estate, storeys: 6, storeyHeights: [4.2, 3.6, 3.6, 3.6, 3.6, 3.6] },
        number: i + 1,
        isCompleted: false,
      }),
    ),
  ];
}

/** What a firm builds for itself: one to six halls in rows, an office towards the street. */
function ownFactories(lot: Lot, parkId: string, random: Random): Factory[] {
  const isOffice = lot.role === 'research' || lot.role === 'commerce';
  const span = random.pick([24, 24, 27, 30]);
  const spans = isOffice ? 1 : areaOf(lot.ring) > 60 * MU_M2 ? random.pick([2, 3, 4]) : random.pick([1, 2, 2, 3]);
  const storeys = isOffice ? random.whole(4, 9) : random.pick([1, 1, 1, 1, 2, 3]);
  const columns = isOffice ? ([6, 9] as const) : ([random.whole(8, 14), random.whole(15, 24)] as const);
  const plan: FactoryPlan = {
    count: 0,
    completed: 0,
    storeys,
    storeyHeights: Array.from({ length: storeys }, (_, i) =>
      isOffice ? 3.9 : i === 0 ? random.pick([8.4, 9.6, 10.8, 12]) : 6,
    ),
    columns,
    columnM: isOffice ? 8 : 9,
    spans,
    spanM: isOffice ? 20 : span,
    crane: !isOffice && random.chance(0.6),
    let: 1,
  };
  const spacing = { setback: random.between(9, 16), lane: random.between(14, 24), gap: random.between(12, 18) };
  const lengthOf = () => random.whole(columns[0], columns[1]) * plan.columnM;
  const hasOffice = !isOffice && lot.park === parkId && areaOf(lot.ring) > 14 * MU_M2 && random.chance(0.6);
  const office = hasOffice ? officeOn(lot, spacing.setback, random) : [];
  const rows = rowsOf(
    lot.ring,
    spans * plan.spanM,
    spacing,
    lengthOf,
    plan.columnM,
    hasOffice ? OFFICE_DEPTH_M + 20 : 0,
  );
  const kept = rows.filter(() => random.chance(lot.progress > 0.5 ? 0.88 : 0.62)).slice(0, 9);
  const halls = kept.map(
    (footprint, i): Factory => ({
      lot,
      footprint,
      kind: 'customFactory',
      plan,
      number: i + 1,
      isCompleted: isDone(lot),
    }),
  );
  return halls.length === 0 ? [] : [...halls, ...office];
}

const OFFICE_DEPTH_M = 16;

/** An office block at the front of a firm's plot, near one end of the row. */
function officeOn(lot: Lot, setback: number, random: Random): Factory[] {
  const length = random.pick([32, 40, 48]);
  const row = rowsOf(lot.ring, OFFICE_DEPTH_M, { setback, lane: 4000, gap: 4000 }, () => length, 8)[0];
  if (row === undefined) return [];
  const storeys = random.whole(3, 5);
  const plan: FactoryPlan = {
    count: 0,
    completed: 0,
    storeys,
    storeyHeights: Array.from({ length: storeys }, () => 3.6),
    columns: [4, 6],
    columnM: 8,
    spans: 1,
    spanM: OFFICE_DEPTH_M,
    crane: false,
    let: 1,
  };
  return [
    {
      lot,
      footprint: { ...row, length: Math.min(row.length, length) },
      kind: 'support',
      plan,
      number: 1,
      isCompleted: isDone(lot),
    },
  ];
}
