/** Brief to five reasoned parcels, beside a plain indexed query for the five smallest that pass the same gates. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groundsOf, sitesFor } from '../../server/api/match-ground.ts';
import type { Brief } from '../../server/domain/brief.ts';
import { gateFilter } from '../../server/domain/matching/gate-filter.ts';
import type { PowerElement } from '../../server/domain/matching/ground.ts';
import { groundOf } from '../../server/domain/matching/ground.ts';
import { matcherOf, rank } from '../../server/domain/matching.ts';
import { openStore } from '../../server/store/open.ts';
import { inTurn, type Row, row } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';

const BASEMAP = fileURLToPath(new URL('../../data/basemap', import.meta.url));
const TODAY = '2024-12-31';

/** The gates of “60 亩, 七通, 35 kV within 6 months”, which leave some three parcels in a hundred, and every kind of merit; the areas differ, so that no answer is kept. */
const briefs: readonly Brief[] = Array.from({ length: 7 }, (_, index) => ({
  areaMinM2: { value: 17_000 + 20 * index, weight: 'must' },
  areaMaxM2: { value: 18_000, weight: 'should' },
  level: { value: 7, weight: 'must' },
  voltageKV: { value: 35, weight: 'must' },
  landUses: { value: ['100101', '100102', '100103'], weight: 'should' },
  neededOn: { value: '2025-06-30', weight: 'must' },
  floorAreaM2: { value: 20_000, weight: 'should' },
  motorwayKm: { value: 10, weight: 'should' },
}));

/** A source in every hundredth parcel. */
const sourcesIn = (count: number): readonly PowerElement[] =>
  [...parcels(count)].flatMap(({ id, geometry }, index) =>
    index % 100 === 0 && geometry?.type === 'Polygon'
      ? [
          {
            id,
            part: 'node',
            voltageKV: 35,
            serviceRadiusM: 5000,
            geometry: { type: 'Point', coordinates: geometry.coordinates[0]![0]! },
          },
        ]
      : [],
  );

const pause = () => new Promise(setImmediate);

/** Measures with each count of parcels in turn. */
export const benchMatch = async (counts: readonly number[]): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const n of counts) rows.push(...(await benchCount(n)));
  return rows;
};

const benchCount = async (n: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
  const database = join(folder, 'bench.gpkg');
  await loadParcels(database, n);
  const store = await openStore({ path: database, today: () => TODAY });
  try {
    const { sketch } = await groundsOf({ store, clock: { today: TODAY }, folders: { client: '', basemap: BASEMAP } })(
      'planner',
    );
    const ground = { ...groundOf(TODAY, sourcesIn(n), []), sketch };
    let left = 0;
    const ours = async (brief: Brief) => {
      const sites = await sitesFor(store, brief, brief, ground, 'planner');
      left = sites.length;
      return rank(matcherOf(brief, ground), sites, 5, pause);
    };
    const plain = (brief: Brief) =>
      store.features.list(
        'parcel',
        { filter: gateFilter(brief), sort: [{ field: 'areaM2', descending: false }], limit: 5, geometry: false },
        'planner',
      );
    const times = await inTurn(briefs, ours, plain);
    return [
      row(
        `brief to 5 candidates (${left} left by gates)`,
        n,
        times.ours,
        'the five smallest by an indexed query',
        times.theirs,
      ),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
};
