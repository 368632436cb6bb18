/** Parcels and networks as coverage wants them: read from the GeoPackage, as it stands at one moment, on a connection of its own. */
import type { Geometry } from 'geojson';
import type { NetworkElement } from '../../domain/candidate.ts';
import { datasetOf } from '../../domain/datasets/index.ts';
import type { Bbox } from '../../domain/filter.ts';
import { type Area, isArea } from '../../domain/geometry.ts';
import { fromBlob } from '../geometry-blob.ts';
import { rowFeed, type Touch } from '../row-feed.ts';
import { openSqlite, readable } from '../sqlite.ts';
import { stillOf } from '../still.ts';
import { GEOMETRY_COLUMN, rtreeOf } from '../tables.ts';

export type SourceParcel = {
  readonly fid: number;
  readonly id: string;
  readonly parkId: string | null;
  readonly geometry: Area;
};

export type SourceElement = NetworkElement & { readonly fid: number };

/** Where a row lies, in degrees; rounded outwards. */
export type Place = { readonly fid: number; readonly box: Bbox };

export interface CoverageSource {
  /** The last touch of any row; what `touchedSince` counts from. */
  lastSeq(): number;
  /** Parcels and network elements touched after `seq`, in order. */
  touchedSince(seq: number): readonly Touch[];
  /** Every parcel that has a shape. */
  parcelPlaces(): readonly Place[];
  elementPlaces(): readonly Place[];
  /** Those of `fids` that exist and cover ground. */
  parcels(fids: readonly number[]): readonly SourceParcel[];
  elements(fids: readonly number[]): readonly SourceElement[];
  close(): void;
}

const PARCEL = datasetOf('parcel')!;
const UTILITY = datasetOf('utility')!;

type Shaped = { readonly geometry: Uint8Array };
type ParcelRow = Omit<SourceParcel, 'geometry'> & Shaped;
type ElementRow = Omit<SourceElement, 'geometry'> & Shaped;
type PlaceRow = { fid: number; west: number; south: number; east: number; north: number };

const shaped = <Row extends Shaped, Shape extends Geometry>(row: Row, is: (shape: Geometry) => shape is Shape) => {
  const geometry = readable(fromBlob, row.geometry);
  return geometry && is(geometry) ? [{ ...row, geometry }] : [];
};

const isAny = (_shape: Geometry): _shape is Geometry => true;

export const openCoverageSource = (database: string): CoverageSource => {
  const connection = openSqlite(database, { readonly: true });
  const still = stillOf(connection);
  const feed = rowFeed(still.db);
  const places = (table: string) =>
    still.db.prepare<[], PlaceRow>(
      `SELECT id AS fid, minx AS west, miny AS south, maxx AS east, maxy AS north FROM ${table}`,
    );
  const among = `${GEOMETRY_COLUMN} IS NOT NULL AND fid IN (SELECT value FROM json_each(?)) ORDER BY fid`;
  const parcels = still.db.prepare<[string], ParcelRow>(
    `SELECT fid, id, "parkId", ${GEOMETRY_COLUMN} AS geometry FROM parcel WHERE ${among}`,
  );
  const elements = still.db.prepare<[string], ElementRow>(
    `SELECT fid, id, item, status, capacity, "capacityUsed", "capacityUnit", "serviceRadiusM",
       ${GEOMETRY_COLUMN} AS geometry FROM utility WHERE ${among}`,
  );
  const placesIn = (table: string): readonly Place[] =>
    places(table)
      .all()
      .map(({ fid, west, south, east, north }) => ({ fid, box: [west, south, east, north] }));
  return {
    lastSeq: () => feed.lastSeq(),
    touchedSince: (seq) =>
      feed.touchedSince(seq).filter(({ dataset }) => dataset === PARCEL.id || dataset === UTILITY.id),
    parcelPlaces: () => placesIn(rtreeOf(PARCEL)),
    elementPlaces: () => placesIn(rtreeOf(UTILITY)),
    parcels: (fids) => parcels.all(JSON.stringify(fids)).flatMap((row) => shaped(row, isArea)),
    elements: (fids) => elements.all(JSON.stringify(fids)).flatMap((row) => shaped(row, isAny)),
    close() {
      still.close();
      connection.close();
    },
  };
};
