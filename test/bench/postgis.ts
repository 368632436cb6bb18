/** ST_AsMVT on this machine's PostgreSQL, where there is one with PostGIS: the same parcels in 3857 with a GiST index. */
import { spawn, spawnSync } from 'node:child_process';
import type { Geometry, Position } from 'geojson';
import type { Feature } from '../../server/domain/edit.ts';
import { prepareQuery } from './postgres-wire.ts';

export interface Postgis {
  /** A tile with four attributes, as bytes in our hands: prepared query, binary answer. */
  tile(address: { readonly z: number; readonly x: number; readonly y: number }): Promise<Buffer>;
  /** Milliseconds in the server for each query. */
  timesOf(queries: readonly string[]): number[];
  close(): void;
}

const SCHEMA = 'mutu_bench';

/** Connects as `psql` does by itself (PGHOST, PGUSER, …). */
const psql = (sql: string) => spawnSync('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql], { encoding: 'utf8' });

/** Loads the parcels unless they are there already, or says why not and gives null. `dropPostgis` takes them away. */
export const openPostgis = async (
  features: Iterable<Feature>,
  count = Array.isArray(features) ? features.length : 0,
): Promise<Postgis | null> => {
  if (psql('CREATE EXTENSION IF NOT EXISTS postgis; SELECT postgis_version()').status !== 0) {
    process.stdout.write(
      'No PostgreSQL with PostGIS answers to psql here: the comparison with ST_AsMVT is left out.\n',
    );
    return null;
  }
  if (psql(`SELECT obj_description('${SCHEMA}.parcel'::regclass)`).stdout.trim() !== String(count))
    await load(features, count);
  const tile = await prepareQuery(`SELECT ${SCHEMA}.tile($1, $2, $3)`);
  return {
    tile: async ({ z, x, y }) => (await tile.run([z, x, y])) ?? Buffer.alloc(0),
    timesOf: (queries) => queries.map((sql) => Number(psql(`SELECT ${SCHEMA}.timed_query($q$${sql}$q$)`).stdout)),
    close: () => tile.close(),
  };
};

export const dropPostgis = (): void => void psql(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);

/** The count stands as the table's comment once all is done. */
const load = async (features: Iterable<Feature>, count: number): Promise<void> => {
  dropPostgis();
  psql(`CREATE SCHEMA ${SCHEMA};
    CREATE UNLOGGED TABLE ${SCHEMA}.raw (id text, name text, status text, "landUse" text, "areaM2" float8, wkt text)`);
  await copy(features);
  psql(`CREATE TABLE ${SCHEMA}.parcel AS SELECT id, name, status, "landUse", "areaM2", ST_Transform(ST_GeomFromText(wkt, 4326), 3857) AS geom FROM ${SCHEMA}.raw;
    DROP TABLE ${SCHEMA}.raw;
    CREATE INDEX ON ${SCHEMA}.parcel USING gist (geom);
    CREATE INDEX ON ${SCHEMA}.parcel ("areaM2", status)`);
  psql(`VACUUM ANALYZE ${SCHEMA}.parcel`);
  psql(FUNCTIONS);
  psql(`COMMENT ON TABLE ${SCHEMA}.parcel IS '${count}'`);
};

/** A tile; and the time of a query, run once to warm up, then once under the clock. */
const FUNCTIONS = `
CREATE FUNCTION ${SCHEMA}.tile(z int, x int, y int) RETURNS bytea LANGUAGE sql AS $$
  WITH box AS (SELECT ST_TileEnvelope(z, x, y) AS outline, ST_TileEnvelope(z, x, y, margin => 64.0 / 4096) AS wide)
  SELECT ST_AsMVT(t, 'parcel') FROM (
    SELECT id, status, "landUse", "areaM2", ST_AsMVTGeom(geom, box.outline, 4096, 64, true) AS geom
    FROM ${SCHEMA}.parcel, box WHERE geom && box.wide) t WHERE t.geom IS NOT NULL $$;
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

const lineOf = ({ id, properties, geometry }: Feature): string =>
  [id, properties['name'], properties['status'], properties['landUse'], properties['areaM2'], wktOf(geometry)].join(
    '\t',
  );

const wktOf = (geometry: Geometry | null): string => {
  if (geometry?.type === 'Polygon') return `POLYGON${ringsOf(geometry.coordinates)}`;
  if (geometry?.type === 'MultiPolygon') return `MULTIPOLYGON(${geometry.coordinates.map(ringsOf).join(',')})`;
  return 'POLYGON EMPTY';
};

const ringsOf = (rings: readonly Position[][]): string =>
  `(${rings.map((ring) => `(${ring.map(([lon, lat]) => `${lon} ${lat}`).join(',')})`).join(',')})`;
