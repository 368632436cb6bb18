/** Coverage against speed.md's figures: a park beside plain Turf, a province beside PostGIS, and one network edit. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { bringUp } from '../../server/coverage/bring-up.ts';
import { cutCell } from '../../server/coverage/cut-cell.ts';
import { startGeos } from '../../server/coverage/geos.ts';
import { NEAR_M } from '../../server/domain/candidate.ts';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { SERVICE_ITEMS, type ServiceItem } from '../../server/domain/datasets/service.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { pathsOf } from '../../server/domain/geometry/distance.ts';
import { type Area, areaM2, buffer, overlapM2, union } from '../../server/domain/geometry.ts';
import { openCoverageFile } from '../../server/store/coverage/file.ts';
import { openCoverageSource, type SourceElement, type SourceParcel } from '../../server/store/coverage/source.ts';
import { rowsOn } from '../../server/store/rows.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { whileWriting } from '../../server/store/write-lock.ts';
import { coverInPostgis } from './coverage-postgis.ts';
import { type Row, row, timed } from './measure.ts';
import { loadParcels, parcels } from './parcels.ts';

/** Parcels of one made-up park, 16 by 16. */
const PARK = 256;
const ITEMS = SERVICE_ITEMS.map(({ id }) => id);
/** Items that a province's bench has: those of 七通. */
const SEVEN = ITEMS.slice(0, 7);
/** Plain Turf takes seconds an item, so three items stand for ten. */
const BY_TURF = ITEMS.slice(0, 3);
const EDITS = 5;

const UTILITY = datasetOf('utility')!;
const EMPTY = Object.fromEntries(UTILITY.fields.map(({ id }) => [id, null]));

const cornerOf = ({ geometry }: Feature): Position => pathsOf(geometry!)[0]![0]!;

type Network = { readonly key: string; readonly item: ServiceItem; readonly feature: Feature };

const elementOf = (id: string, item: ServiceItem, coordinates: Position[]): Feature => ({
  id,
  properties: { ...EMPTY, name: id, zoneId: 'zone-bench', item, part: 'line', status: 'built', synthetic: true },
  geometry: { type: 'LineString', coordinates },
});

/** Streets of a park along which an item has its lines, three one way and three the other. */
const LINES = [0, 1, 2, 3, 4, 5];

/** Lines of each item along some streets of a park, half across it, so that each leaves some land unserved. */
const networksOf = (park: readonly Feature[], number: number, items: readonly ServiceItem[]): Network[] =>
  items.flatMap((item, kind) =>
    LINES.flatMap((line): Network[] => {
      const street = (3 * kind + 2 * line) % 11;
      const along = Array.from({ length: 11 }, (_, step) => (line % 2 ? 16 * step + street : 16 * street + step));
      const corners = along.flatMap((place) => (park[place] ? [cornerOf(park[place])] : []));
      if (corners.length < 2) return [];
      return [{ key: `${number} ${item}`, item, feature: elementOf(`U${number}-${item}-${line}`, item, corners) }];
    }),
  );

const inParks = (all: readonly Feature[]): readonly (readonly Feature[])[] =>
  Array.from({ length: Math.ceil(all.length / PARK) }, (_, number) => all.slice(PARK * number, PARK * (number + 1)));

const elements = (networks: readonly Network[]): SourceElement[] =>
  networks.map(({ item, feature }, fid) => ({
    fid,
    id: feature.id,
    item,
    status: 'built',
    capacity: null,
    capacityUsed: null,
    capacityUnit: null,
    serviceRadiusM: null,
    geometry: feature.geometry!,
  }));

/** Turf as its manual has it: buffers joined to one ground, then the ground cut with each parcel. */
const byTurf = (park: readonly SourceParcel[], networks: readonly SourceElement[], item: ServiceItem): number[] => {
  const own = networks.filter((element) => element.item === item);
  const ground = union(own.map(({ geometry }) => buffer(geometry, NEAR_M)!)) as Area;
  return park.map(({ geometry }) => overlapM2(geometry, ground) / areaM2(geometry));
};

const benchPark = async (): Promise<Row[]> => {
  const geos = await startGeos();
  const land = [...parcels(PARK)];
  const park = land.map(
    ({ id, geometry }, fid): SourceParcel => ({ fid, id, parkId: null, geometry: geometry as Area }),
  );
  const networks = elements(networksOf(land, 0, ITEMS));
  const asked = park.map((parcel) => ({ parcel, items: new Set(ITEMS) }));
  const cut = () => cutCell(geos, cornerOf(land[PARK / 2]!) as [number, number], asked, networks);
  const found = cut();
  const times = { ours: [] as number[], theirs: [] as number[] };
  let apart = 0;
  for (const item of BY_TURF) {
    times.ours.push(await timed(cut));
    let shares: readonly number[] = [];
    const took = await timed(() => {
      shares = byTurf(park, networks, item);
    });
    times.theirs.push(took * ITEMS.length);
    const ours = found.map(({ candidates }) => candidates.find((one) => one.item === item)!.servedShare!);
    apart = Math.max(apart, ...ours.map((share, index) => Math.abs(share - shares[index]!)));
  }
  const against = `1 000 ms, and plain Turf ≥ 40× (${BY_TURF.length} items of ${ITEMS.length}); shares ${apart.toExponential(0)} apart`;
  return [row('coverage of a park × 10', PARK, times.ours, against, times.theirs)];
};

const loadNetworks = async (database: string, networks: readonly Network[]): Promise<void> => {
  const db = openSqlite(database);
  const rows = rowsOn(db)(UTILITY);
  await whileWriting(db, () => {
    for (const { feature } of networks) rows.insert(feature);
  });
  db.close();
};

const benchProvince = async (n: number): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-bench-'));
  const database = join(folder, 'bench.gpkg');
  await loadParcels(database, n);
  const land = [...parcels(n)];
  const networks = inParks(land).flatMap((park, number) => networksOf(park, number, SEVEN));
  await loadNetworks(database, networks);
  const geos = await startGeos();
  const file = openCoverageFile(database);
  const follow = (): number => {
    const source = openCoverageSource(database);
    const looked = bringUp(geos, source, file);
    source.close();
    return looked;
  };
  try {
    const all = await timed(follow);
    const theirs = coverInPostgis(land, networks);
    const edits: number[] = [];
    let looked = 0;
    for (let edit = 0; edit < EDITS; edit++) {
      const { key, item, feature } = networks[Math.floor((edit * networks.length) / EDITS)]!;
      const { coordinates } = feature.geometry as { coordinates: Position[] };
      const more = elementOf(
        `${feature.id}-more`,
        item,
        coordinates.map(([lon, lat]) => [lon! + 1e-3, lat!]),
      );
      await loadNetworks(database, [{ key, item, feature: more }]);
      edits.push(await timed(() => (looked += follow())));
    }
    return [
      row(
        'coverage of all parcels × 7, kept',
        n,
        [all],
        'PostGIS, the same candidates ≥ 0.83×',
        theirs === null ? [] : [theirs],
      ),
      row('coverage after one network edit', n, edits, `all anew; ${Math.round(looked / EDITS)} parcels looked at`, [
        all,
      ]),
    ];
  } finally {
    file.close();
    rmSync(folder, { recursive: true });
  }
};

/** A province of more than a hundred thousand parcels takes minutes and shows nothing new. */
const MOST = 100_000;

/** Measures with each count of parcels in turn. */
export const benchCoverage = async (counts: readonly number[]): Promise<Row[]> => {
  const rows = await benchPark();
  for (const n of counts) if (n <= MOST) rows.push(...(await benchProvince(n)));
  return rows;
};
