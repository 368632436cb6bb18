/** Lists, counts, facets and places against speed.md's figures, beside PostGIS where it runs. No answer measured was ever asked for before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Position } from 'geojson';
import { openStore } from '../../server/store/open.ts';
import type { Features } from '../../server/store/store.ts';
import { type Row, row, timed } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';
import { openPostgis, type Postgis } from './postgis.ts';
import { corridor, facetsOf, listOf, nearestOf, pointOf, type Question, searchOf } from './questions.ts';

/** Places asked about, drawn evenly from the register. */
const SAMPLE = 25;

type Case = {
  readonly what: string;
  readonly yardstick: string;
  readonly ask: (at: Position, shift: number) => Question;
};

const CASES: readonly Case[] = [
  { what: 'list, park (0.05°), with its count', yardstick: 'PostGIS ≥ 3×', ask: listOf(0.05) },
  { what: 'list, city (0.5°), with its count', yardstick: 'PostGIS ≥ 1.2×', ask: listOf(0.5) },
  { what: 'list, province, top 50, with its count', yardstick: 'PostGIS ≥ 8×', ask: listOf(null) },
  { what: 'the parcel at a point', yardstick: 'PostGIS ≥ 8×', ask: pointOf },
  { what: 'nearest parcel ready for sale', yardstick: 'PostGIS ≥ 5×', ask: nearestOf },
  { what: 'within 500 m of a road, with its count', yardstick: 'PostGIS ≥ 3×', ask: corridor },
  { what: 'search by name', yardstick: 'PostGIS, no yardstick', ask: searchOf },
  { what: 'facets with live counts, city (0.5°)', yardstick: '200 ms: felt as at once', ask: facetsOf(0.5) },
  { what: 'facets with live counts, province', yardstick: '200 ms: felt as at once', ask: facetsOf(null) },
];

/** Measures with each count of parcels in turn. */
export const benchQueries = async (counts: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const n of counts) rows.push(...(await benchCount(n)));
  return rows;
};

const benchCount = async (n: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
  const database = join(folder, 'bench.gpkg');
  try {
    await loadParcels(database, n);
    return await benchDatabase(database, n);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Measures with a database that holds the `n` parcels already. */
export const benchDatabase = async (database: string, n: number): Promise<Row[]> => {
  const store = await openStore({ path: database });
  const postgis = await openPostgis(parcels(n), n);
  const places = placesOf(n);
  try {
    const rows = await benchFirst(store.features, n);
    for (const one of CASES) rows.push(await benchCase(one, n, places, store.features, postgis));
    return rows;
  } finally {
    postgis?.close();
    await store.close();
  }
};

/** The first question after the start: the register is read, and others have their turn meanwhile. */
const benchFirst = async (features: Features, n: number): Promise<Row[]> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const first = await timed(() => features.facets('parcel', {}, 'guest'));
  delay.disable();
  return [
    row('facets of all parcels, first after the start', n, [first], '5 s at 1 M'),
    row('longest hold of the event loop meanwhile', n, [delay.max / 1e6], '≤ 200 ms'),
  ];
};

/** One place after the other, both in turn. Each first answers for a place a hair beside, which fetches the pages needed. */
const benchCase = async (
  { what, yardstick, ask }: Case,
  n: number,
  places: readonly Position[],
  features: Features,
  postgis: Postgis | null,
): Promise<Row> => {
  const ours: number[] = [];
  const theirs: number[] = [];
  // A server that has been asked before has its code compiled.
  for (const [index, at] of places.entries()) await ask(at, (index + 1) * 1e-10).ours(features);
  for (const [index, at] of places.entries()) {
    const shift = (index + 1) * 1e-9;
    await ask(at, -shift).ours(features);
    const question = ask(at, shift);
    ours.push(await timed(() => question.ours(features)));
    // Of several ways to put it in SQL the fastest counts.
    if (postgis && question.theirs.length > 0) theirs.push(Math.min(...postgis.timesOf(question.theirs)));
  }
  return row(what, n, ours, yardstick, theirs);
};

const placesOf = (n: number): readonly Position[] => {
  const step = Math.max(1, Math.floor(n / SAMPLE));
  const places: Position[] = [];
  let index = 0;
  for (const { geometry } of parcels(n)) {
    if (index++ % step === 0 && geometry?.type === 'Polygon') places.push(geometry.coordinates[0]![0]!);
  }
  return places;
};
