/**
 * Made-up parcels in the manner of Shanxi's zones, for benches: parks of 16 × 16 parcels around a hundred towns, streets
 * between them, outlines of 5 to 40 vertices. The same count gives the same parcels every time.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { DATASETS, datasetOf } from '../../server/domain/datasets/index.ts';
import type { Feature, Value } from '../../server/domain/edit.ts';
import { areaM2 } from '../../server/domain/geometry.ts';
import { openStore } from '../../server/store/open.ts';
import { rowsOn } from '../../server/store/rows.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { whileWriting } from '../../server/store/write-lock.ts';

const PARK_SIDE = 16;
const PARK_PARCELS = PARK_SIDE ** 2;
/** Width of a parcel with its share of the street, in degrees of latitude: 150 m. */
const PITCH = 150 / 111_000;
const STATUSES = ['planned', 'reserved', 'serviced', 'ready', 'listed', 'sold', 'building', 'producing', 'idle'];
const LAND_USES = ['100101', '100102', '100103', '110101', '080401', '1402'];

/** A small generator of numbers from 0 to 1 (mulberry32), so that every run draws the same parcels. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Random = () => number;

/** `count` parcels, park by park. */
export function* parcels(count: number): Generator<Feature> {
  const random = randomFrom(20241231);
  const towns = Array.from({ length: 150 }, () => [110.6 + 3.6 * random(), 35 + 5.2 * random()] as const);
  const taken = new Set<string>();
  for (let made = 0; made < count; ) {
    const park = freePark(towns[Math.floor(random() * towns.length)]!, random, taken);
    for (let place = 0; place < PARK_PARCELS && made < count; place++) yield parcelAt(made++, place, park, random);
  }
}

type Park = { readonly west: number; readonly south: number; readonly turn: number; readonly squeeze: number };

/** Parks stand on a loose grid of 0.04° × 0.032°, one a place, the closer to the town the denser. */
const freePark = ([lon, lat]: readonly [number, number], random: Random, taken: Set<string>): Park => {
  const spread = () => 0.3 * (random() + random() + random() - 1.5);
  const [column, row] = [Math.round((lon + spread()) / 0.04), Math.round((lat + spread()) / 0.032)];
  const place = `${column}/${row}`;
  if (taken.has(place)) return freePark([lon, lat], random, taken);
  taken.add(place);
  const south = row * 0.032;
  return { west: column * 0.04, south, turn: random() * Math.PI, squeeze: Math.cos((south * Math.PI) / 180) };
};

const parcelAt = (index: number, place: number, park: Park, random: Random): Feature => {
  const column = (place % PARK_SIDE) - PARK_SIDE / 2;
  const row = Math.floor(place / PARK_SIDE) - PARK_SIDE / 2;
  const geometry = shapeOf(index, outline(column, row, park, random));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  return {
    id: `P${String(index).padStart(7, '0')}`,
    properties: {
      ...EMPTY,
      name: `测试地块${index}号`,
      zoneId: 'zone-bench',
      status: pick(STATUSES),
      landUse: pick(LAND_USES),
      isStandardLand: random() < 0.4,
      areaM2: Math.round(areaM2(geometry) * 100) / 100,
      serviceLevel: Math.floor(random() * 10),
      synthetic: true,
    },
    geometry,
  };
};

const EMPTY: Readonly<Record<string, Value>> = Object.fromEntries(
  datasetOf('parcel')!.fields.map(({ id }) => [id, null]),
);

/** One in fifty has a hole, one in a hundred lies in two parts. */
const shapeOf = (index: number, ring: Position[]): Polygon | MultiPolygon => {
  const width = Math.max(...ring.map(([lon]) => lon!)) - Math.min(...ring.map(([lon]) => lon!));
  if (index % 50 === 7) return { type: 'Polygon', coordinates: [ring, shrunk(ring, 0).reverse()] };
  if (index % 97 !== 50) return { type: 'Polygon', coordinates: [ring] };
  return { type: 'MultiPolygon', coordinates: [[shrunk(ring, -0.25 * width)], [shrunk(ring, 0.25 * width)]] };
};

/** The ring at two fifths of its size, moved east by `shift` degrees. */
const shrunk = (ring: readonly Position[], shift: number): Position[] => {
  const corners = ring.slice(1);
  const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis]!, 0) / corners.length;
  const [east, north] = [middle(0), middle(1)];
  return ring.map(([lon, lat]) => [east + shift + 0.4 * (lon! - east), north + 0.4 * (lat! - north)]);
};

/** A rectangle with 4 to 39 corners and bends, wound anticlockwise. */
const outline = (column: number, row: number, { west, south, turn, squeeze }: Park, random: Random): Position[] => {
  const bends = 4 + Math.floor(36 * random() ** 2.2);
  const half = 0.3 + 0.15 * random();
  const ring = Array.from({ length: bends }, (_, corner) => {
    const along = (4 * corner) / bends;
    const [x, y] = onSquare(along);
    const wobble = 1 + 0.04 * (random() - 0.5);
    const across = column + 0.5 + half * x * wobble;
    const up = row + 0.5 + half * y * wobble;
    const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
    return [west + ((across * cosine - up * sine) * PITCH) / squeeze, south + (across * sine + up * cosine) * PITCH];
  });
  return [...ring, ring[0]!];
};

/** The point `along` (0 to 4) the edge of the square from (−1, −1) to (1, 1). */
const onSquare = (along: number): readonly [number, number] => {
  const side = Math.floor(along);
  const step = 2 * (along - side) - 1;
  return (
    [
      [step, -1],
      [1, step],
      [-step, 1],
      [-1, -step],
    ] as const
  )[side as 0 | 1 | 2 | 3];
};

/** Rows written in one transaction. */
const BATCH = 20_000;

/** From so many rows on a copy is kept until the process ends: the next bench of the run would wait a minute for the same. */
const WORTH_KEEPING = 100_000;
const kept = new Map<number, string>();

/** Makes a GeoPackage at `path` with `count` parcels, through the store's own rows, triggers and index included. */
export const loadParcels = async (path: string, count: number): Promise<void> => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const copy = kept.get(count);
  if (copy) copyFileSync(copy, path);
  else await writeParcels(path, count);
  if (!copy && count >= WORTH_KEEPING) keep(path, count);
};

const keep = (path: string, count: number): void => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-parcels-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  kept.set(count, join(folder, 'parcels.gpkg'));
  copyFileSync(path, kept.get(count)!);
};

const writeParcels = async (path: string, count: number): Promise<void> => {
  await (await openStore({ path })).close();
  const db = openSqlite(path);
  const rowsOf = rowsOn(db);
  const all = parcels(count);
  const zone = datasetOf('zone')!;
  await whileWriting(db, () => rowsOf(zone).insert(benchZone));
  for (let left = count; left > 0; left -= BATCH) {
    await whileWriting(db, () => {
      for (let row = 0; row < Math.min(BATCH, left); row++)
        rowsOf(datasetOf('parcel')!).insert(all.next().value as Feature);
    });
  }
  db.close();
};

const benchZone: Feature = {
  id: 'zone-bench',
  properties: {
    ...Object.fromEntries(DATASETS.find(({ id }) => id === 'zone')!.fields.map(({ id }) => [id, null])),
    name: '测试开发区',
    kind: 'provincial',
    synthetic: true,
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [110.2, 34.6],
        [114.6, 34.6],
        [114.6, 40.7],
        [110.2, 40.7],
        [110.2, 34.6],
      ],
    ],
  },
};
