/** The same candidates in PostGIS: one buffer a network, then contains, intersects and the area of what is shared, and the way to the nearest line; in a metric plane with GiST indexes. */
import { spawnSync } from 'node:child_process';
import type { Feature } from '../../server/domain/edit.ts';

const SCHEMA = 'mutu_coverage_bench';

/** Connects as `psql` does by itself (PGHOST, PGUSER, …). */
const psql = (sql: string, input?: string) =>
  spawnSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { encoding: 'utf8', input, maxBuffer: 2 ** 30 });

const load = (table: string, rows: Iterable<readonly [string, Feature]>): void => {
  psql(`CREATE TABLE ${SCHEMA}.${table}_raw (key text, shape text)`);
  const lines = Array.from(rows, ([key, { geometry }]) => `${key}\t${JSON.stringify(geometry)}\n`).join('');
  psql(`COPY ${SCHEMA}.${table}_raw FROM STDIN`, lines);
  psql(`CREATE TABLE ${SCHEMA}.${table} AS SELECT key, split_part(key, ' ', 2) AS item, ST_Transform(ST_GeomFromGeoJSON(shape), 32649) AS geom
    FROM ${SCHEMA}.${table}_raw; CREATE INDEX ON ${SCHEMA}.${table} USING gist (geom); ANALYZE ${SCHEMA}.${table}`);
};

/** Share and way to the nearest line within 5 km for each parcel and item, written to a table. */
const COVER = `
  DROP TABLE IF EXISTS ${SCHEMA}.candidate;
  CREATE TABLE ${SCHEMA}.candidate AS
  WITH ground AS MATERIALIZED (
    SELECT key, item, ST_Buffer(ST_Collect(geom), 300, 'quad_segs=8') AS geom FROM ${SCHEMA}.network GROUP BY 1, 2),
  share AS MATERIALIZED (
    SELECT parcel.key, ground.item, sum(CASE WHEN ST_Contains(ground.geom, parcel.geom) THEN 1
      ELSE ST_Area(ST_Intersection(ground.geom, parcel.geom)) / ST_Area(parcel.geom) END) AS share
    FROM ground JOIN ${SCHEMA}.parcel ON ST_Intersects(ground.geom, parcel.geom) GROUP BY 1, 2)
  SELECT parcel.key, item, coalesce(share, 0) AS share, nearest.way
  FROM (SELECT key, geom FROM ${SCHEMA}.parcel) AS parcel CROSS JOIN (SELECT DISTINCT item FROM ${SCHEMA}.network) AS items
    LEFT JOIN share USING (key, item)
    LEFT JOIN LATERAL (
      SELECT parcel.geom <-> network.geom AS way FROM ${SCHEMA}.network
      WHERE network.item = items.item AND ST_DWithin(parcel.geom, network.geom, 5000)
      ORDER BY 1 LIMIT 1) AS nearest ON true`;

/** Milliseconds that PostGIS takes; null where none answers here. Networks are keyed by park and item. */
export const coverInPostgis = (
  parcels: readonly Feature[],
  networks: readonly { readonly key: string; readonly feature: Feature }[],
): number | null => {
  if (psql('CREATE EXTENSION IF NOT EXISTS postgis; SELECT postgis_version()').status !== 0) {
    process.stdout.write('No PostgreSQL with PostGIS answers to psql here: its coverage is left out.\n');
    return null;
  }
  psql(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE; CREATE SCHEMA ${SCHEMA}`);
  load(
    'parcel',
    parcels.map((parcel) => [parcel.id, parcel]),
  );
  load(
    'network',
    networks.map(({ key, feature }) => [key, feature]),
  );
  const from = performance.now();
  const done = psql(COVER);
  if (done.status !== 0) throw new Error(done.stderr);
  const took = performance.now() - from;
  psql(`DROP SCHEMA ${SCHEMA} CASCADE`);
  return took;
};
