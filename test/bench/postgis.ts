/** ST_AsMVT on this machine's PostgreSQL, where there is one with PostGIS: the same parcels in 3857 with a GiST index, timed in the server. */
import { spawn, spawnSync } from 'node:child_process';
import type { Feature } from '../../server/domain/edit.ts';

export interface Postgis {
  /** Milliseconds in the server for each tile, with four attributes. */
  times(tiles: readonly { readonly z: number; readonly x: number; readonly y: number }[]): Promise<number[]>;
  /** Milliseconds in the server for each query. */
  timesOf(queries: readonly string[]): number[];
  close(): void;
}

const SCHEMA = 'mutu_bench';

/** Connects as `psql` does by itself (PGHOST, PGUSER, …). */
const psql = (sql: string) => spawnSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { encoding: 'utf8' });

/** Loads the parcels, or says why not and gives null. */
export const openPostgis = async (features: Iterable<Feature>): Promise<Postgis | null> => {
  if (psql('CREATE EXTENSION IF NOT EXISTS postgis; SELECT postgis_version()').status !== 0) {
    process.stdout.write(
      'No PostgreSQL with PostGIS answers to psql here: the comparison with ST_AsMVT is left out.\n',
    );
    return null;
  }
  psql(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE; CREATE SCHEMA ${SCHEMA};
    CREATE TABLE ${SCHEMA}.raw (id text, name text, status text, "landUse" text, "areaM2" float8, wkt text)`);
  await copy(features);
  psql(`CREATE TABLE ${SCHEMA}.parcel AS SELECT id, name, status, "landUse", "areaM2", ST_Transform(ST_GeomFromText(wkt, 4326), 3857) AS geom FROM ${SCHEMA}.raw;
    CREATE INDEX ON ${SCHEMA}.parcel USING gist (geom)`);
  psql(`VACUUM ANALYZE ${SCHEMA}.parcel`);
  psql(TIMED);
  return {
    times: async (tiles) => tiles.map(({ z, x, y }) => Number(psql(`SELECT ${SCHEMA}.timed(${z}, ${x}, ${y})`).stdout)),
    timesOf: (queries) => queries.map((sql) => Number(psql(`SELECT ${SCHEMA}.timed_query($q$${sql}$q$)`).stdout)),
    close: () => void psql(`DROP SCHEMA ${SCHEMA} CASCADE`),
  };
};

/** Runs the tile once to warm up, then once under the clock. */
const TIMED = `
CREATE FUNCTION ${SCHEMA}.tile(z int, x int, y int) RETURNS bytea LANGUAGE sql AS $$
  WITH box AS (SELECT ST_TileEnvelope(z, x, y) AS outline, ST_TileEnvelope(z, x, y, margin => 64.0 / 4096) AS wide)
  SELECT ST_AsMVT(t, 'parcel') FROM (
    SELECT id, status, "landUse", "areaM2", ST_AsMVTGeom(geom, box.outline, 4096, 64, true) AS geom
    FROM ${SCHEMA}.parcel, box WHERE geom && box.wide) t WHERE t.geom IS NOT NULL $$;
CREATE FUNCTION ${SCHEMA}.timed(z int, x int, y int) RETURNS float8 LANGUAGE plpgsql AS $$
  DECLARE started timestamptz;
  BEGIN
    PERFORM ${SCHEMA}.tile(z, x, y);
    started := clock_timestamp();
    PERFORM ${SCHEMA}.tile(z, x, y);
    RETURN extract(epoch FROM clock_timestamp() - started) * 1000;
  END $$;
CREATE FUNCTION ${SCHEMA}.timed_query(query text) RETURNS float8 LANGUAGE plpgsql AS $$
  DECLARE started timestamptz;
  BEGIN
    EXECUTE format('SELECT count(*) FROM (%s) q', query);
    started := clock_timestamp();
    EXECUTE format('SELECT count(*) FROM (%s) q', query);
    RETURN extract(epoch FROM clock_timestamp() - started) * 1000;
  END $$`;

const copy = async (features: Iterable<Feature>): Promise<void> => {
  const into = spawn('psql', ['-qX', '-c', `COPY ${SCHEMA}.raw FROM STDIN`], { stdio: ['pipe', 'ignore', 'inherit'] });
  const done = new Promise((resolve) => into.once('close', resolve));
  for (const feature of features) {
    if (!into.stdin.write(`${lineOf(feature)}\n`)) await new Promise((resolve) => into.stdin.once('drain', resolve));
  }
  into.stdin.end();
  await done;
};

const lineOf = ({ id, properties, geometry }: Feature): string => {
  const ring = geometry?.type === 'Polygon' ? geometry.coordinates[0]! : [];
  const wkt = `POLYGON((${ring.map(([lon, lat]) => `${lon} ${lat}`).join(',')}))`;
  return [id, properties['name'], properties['status'], properties['landUse'], properties['areaM2'], wkt].join('\t');
};
