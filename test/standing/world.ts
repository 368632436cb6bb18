/** Four parcels on a grid of metres about 36.1°N, 111.6°E, a substation, water works and ten assessments about them. */

import { fileURLToPath } from 'node:url';
import type { Geometry } from 'geojson';
import { ASSESSMENT_ITEMS } from '../../server/domain/datasets/assessment.ts';
import type { Change, Value } from '../../server/domain/edit.ts';
import { bringUpHere } from '../../server/standing/job.ts';
import { openStore } from '../../server/store/open.ts';
import { pointOf, squareOf } from '../coverage/world.ts';
import { READY } from '../domain/land/ready.ts';
import { editOf, inserted, temporaryFile } from '../store/fixture.ts';

export const BASEMAP = fileURLToPath(new URL('../../data/basemap', import.meta.url));

export const parcelAt = (id: string, x: number, y: number, rest: Readonly<Record<string, Value>> = {}): Change =>
  inserted('parcel', id, { zoneId: 'z1', parkId: 'p1', ...READY, name: id, ...rest }, squareOf(x, y, 100));

export const worksAt = (
  id: string,
  item: string,
  geometry: Geometry,
  rest: Readonly<Record<string, Value>> = {},
): Change =>
  inserted('utility', id, { name: id, zoneId: 'z1', item, part: 'node', status: 'built', ...rest }, geometry);

/** 400 m × 1 000 m: holds `near` and `sold`, cuts through `next`. */
const SCOPE = squareOf(-50, -50, 400);

const assessed = (): Change[] =>
  ASSESSMENT_ITEMS.map(({ id }) =>
    inserted(
      'assessment',
      id,
      { zoneId: 'z1', item: id, status: 'done', validUntil: id === 'flood' ? '2025-06-30' : '2026-06-30' },
      SCOPE,
    ),
  );

export const openWorld = async () => {
  const file = temporaryFile();
  const clock = { today: '2024-12-31' };
  const open = () => openStore({ path: file.path, today: () => clock.today });
  let store = await open();
  await store.edits.apply(
    editOf([
      inserted('zone', 'z1', { name: '测试开发区', kind: 'provincial' }, squareOf(-3000, -3000, 30_000)),
      inserted('park', 'p1', { name: '测试园区', zoneId: 'z1' }, squareOf(-3000, -3000, 30_000)),
      parcelAt('near', 0, 0),
      parcelAt('next', 300, 0),
      parcelAt('far', 20_000, 0),
      parcelAt('sold', 0, 200, { status: 'sold' }),
      worksAt('station', 'power', pointOf(-400, 50)),
      worksAt('plant', 'water', pointOf(50, -250)),
      ...assessed(),
    ]),
  );
  const at = async (id: string, dataset = 'parcel') =>
    (await store.features.get(dataset, id, 'guest'))?.properties ?? {};
  return {
    clock,
    path: file.path,
    get store() {
      return store;
    },
    /** How many parcels were looked at. */
    follow: () => bringUpHere({ database: file.path, basemap: BASEMAP, today: clock.today }),
    at,
    async standing(id: string) {
      const { readinessTier, substationM, waterWorksM } = await at(id);
      return [readinessTier, substationM, waterWorksM];
    },
    apply: (...changes: readonly Change[]) => store.edits.apply(editOf(changes)),
    /** Changes fields of a row, or its shape; null deletes it. */
    async change(dataset: string, id: string, wanted: Readonly<Record<string, Value>> | null, geometry?: Geometry) {
      const before = (await store.features.get(dataset, id, 'admin'))!;
      const after = wanted && {
        ...before,
        properties: { ...before.properties, ...wanted },
        ...(geometry ? { geometry } : {}),
      };
      await store.edits.apply(editOf([{ dataset, id, before, after }]));
    },
    async restart() {
      await store.close();
      store = await open();
    },
    async close() {
      await store.close();
      file.remove();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
