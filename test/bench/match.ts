/** Brief to five reasoned parcels, beside a plain indexed query for how many pass the same gates, and the five smallest of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groundsOf, sitesFor } from '../../server/api/match-ground.ts';
import type { Brief } from '../../server/domain/brief.ts';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { gateFilter } from '../../server/domain/matching/gate-filter.ts';
import type { PowerElement } from '../../server/domain/matching/ground.ts';
import { groundOf } from '../../server/domain/matching/ground.ts';
import { matcherOf, rank } from '../../server/domain/matching.ts';
import { filterSql } from '../../server/store/filter-sql.ts';
import { openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { inTurn, type Row, row } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';

const BASEMAP = fileURLToPath(new URL('../../data/basemap', import.meta.url));
const PARCEL = datasetOf('parcel')!;
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
  const sql = openSqlite(database, { readonly: true });
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
    const plain = async (brief: Brief) => {
      const { text, values } = filterSql(gateFilter(brief), PARCEL);
      sql.prepare(`SELECT count(*) FROM parcel WHERE ${text}`).get(...values);
      return sql.prepare(`SELECT * FROM parcel WHERE ${text} ORDER BY "areaM2" LIMIT 5`).all(...values);
    };
    // The list and its counts stand beside every brief: whoever writes one has them on the screen, and the register is held.
    await store.features.facets('parcel', {}, 'planner');
    const times = await inTurn(briefs, ours, plain);
    return [
      row(
        `brief to 5 candidates (${left} left by gates)`,
        n,
        times.ours,
        'SQL along the indexes: how many, and the five smallest',
        times.theirs,
      ),
    ];
  } finally {
    sql.close();
    await store.close();
    rmSync(folder, { recursive: true });
  }
};
