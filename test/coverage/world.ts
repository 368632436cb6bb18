/** A made-up park of 64 parcels with networks of three items about it, in a GeoPackage of its own: drawn by lot, the same every time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import type { Candidate, NetworkElement } from '../../server/domain/candidate.ts';
import type { Change, Feature, Value } from '../../server/domain/edit.ts';
import { transversePlaneAt } from '../../server/domain/geometry/transverse-plane.ts';
import { type Area, isArea } from '../../server/domain/geometry.ts';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { editOf, inserted } from '../store/fixture.ts';

const { toDegrees } = transversePlaneAt([111.6, 36.1]);
const at = (x: number, y: number) => toDegrees([x, y]);

export const lineOf = (...points: readonly [number, number][]): Geometry => ({
  type: 'LineString',
  coordinates: points.map(([x, y]) => at(x, y)),
});
export const pointOf = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });
export const squareOf = (west: number, south: number, side: number): Area => ({
  type: 'Polygon',
  coordinates: [
    [at(west, south), at(west + side, south), at(west + side, south + side), at(west, south + side), at(west, south)],
  ],
});

/** A number from 0 to 1 (mulberry32). */
export const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const utility = (
  id: string,
  geometry: Geometry,
  properties: Readonly<Record<string, Value>>,
): Change & { readonly after: Feature } => {
  const isPoint = geometry.type === 'Point';
  const all = { name: id, zoneId: 'z1', parkId: 'p1', part: isPoint ? 'node' : 'line', ...properties };
  return inserted('utility', id, all, geometry) as Change & { readonly after: Feature };
};

const SIDE = 8;

const parcels = (): Change[] =>
  Array.from({ length: SIDE * SIDE }, (_, index) => {
    const [x, y] = [(index % SIDE) * 150, Math.floor(index / SIDE) * 150];
    const outline = squareOf(x, y, 120);
    const hole = squareOf(x + 30, y + 30, 40).coordinates[0] as [number, number][];
    const geometry = (
      index % 7 === 0 ? { type: 'Polygon', coordinates: [...outline.coordinates, hole.toReversed()] } : outline
    ) as Geometry;
    return inserted('parcel', `l${index}`, { name: `${index}`, zoneId: 'z1', parkId: 'p1', status: 'ready' }, geometry);
  });

const networks = (): Change[] => {
  const random = randomFrom(7);
  const place = (): [number, number] => [2600 * random() - 700, 2600 * random() - 700];
  return ['power', 'gas', 'water'].flatMap((item) => [
    ...Array.from({ length: 9 }, (_, index) => {
      const [x, y] = place();
      const status = ['built', 'built', 'building', 'planned'][index % 4]!;
      const to: [number, number] = [x + 400 * random() - 200, y + 400 * random() - 200];
      return utility(`${item}-${index}`, lineOf([x, y], to, place()), { item, status });
    }),
    utility(`${item}-node`, pointOf(...place()), {
      item,
      status: 'built',
      capacity: 100,
      capacityUsed: item === 'gas' ? null : 60,
      capacityUnit: 'MVA',
      serviceRadiusM: 900,
    }),
    utility(`${item}-area`, squareOf(...place(), 350), { item, status: 'built' }),
  ]);
};

export type World = {
  readonly database: string;
  readonly store: GeoPackageStore;
  apply(...changes: readonly Change[]): Promise<void>;
  parcels(): Promise<readonly { readonly id: string; readonly geometry: Area }[]>;
  networks(): Promise<readonly NetworkElement[]>;
  close(): Promise<void>;
};

export const openWorld = async (): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-coverage-'));
  const database = join(folder, 'test.gpkg');
  const store = await openStore({ path: database });
  const apply = async (...changes: readonly Change[]) => void (await store.edits.apply(editOf(changes)));
  const outline = squareOf(-1000, -1000, 4000);
  const zone = inserted('zone', 'z1', { name: '测试开发区', kind: 'provincial' }, outline);
  const park = inserted('park', 'p1', { name: '测试园区', zoneId: 'z1' }, outline);
  await apply(zone, park, ...parcels(), ...networks());
  const rows = async (dataset: string) => (await store.features.list(dataset, {}, 'admin')).features;
  return {
    database,
    store,
    apply,
    parcels: async () =>
      (await rows('parcel')).flatMap(({ id, geometry }) => (isArea(geometry) ? [{ id, geometry }] : [])),
    networks: async () =>
      (await rows('utility')).map(({ id, properties, geometry }) => ({ ...properties, id, geometry })) as never,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** The change of a network element to other values or another place; null = removed. */
export const changed = async (
  { store }: World,
  id: string,
  to: { readonly properties?: Readonly<Record<string, Value>>; readonly geometry?: Geometry } | null,
): Promise<Change> => {
  const before = (await store.features.get('utility', id, 'admin'))!;
  const after = to && {
    id,
    properties: { ...before.properties, ...to.properties },
    geometry: to.geometry ?? before.geometry,
  };
  return { dataset: 'utility', id, before, after };
};

const order = ({ parcelId, item }: Candidate): string => `${parcelId} ${item}`;

export const sorted = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
