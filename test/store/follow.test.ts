import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GeoPackageStore, openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import type { StoreChange } from '../../server/store/store.ts';
import { editOf, openFixture, rectangle, temporaryFile } from './fixture.ts';
import { gdal, hasGdal, hasValidator, validate } from './gdal.ts';
import { wrongBoxes } from './spatial-index.ts';

const PROMISED_MS = 2_000;

let store: GeoPackageStore;

beforeEach(async () => {
  store = await openFixture();
});

afterEach(() => store.close());

/** What the store tells of the next change, and how long after `act` it does. */
const heardOf = async (act: () => void): Promise<StoreChange & { afterMs: number }> => {
  const heard = new Promise<StoreChange>((resolve, reject) => {
    const stop = store.onChange((change) => {
      stop();
      resolve(change);
    });
    setTimeout(() => reject(new Error('Nothing was heard.')), 2 * PROMISED_MS).unref();
  });
  act();
  const from = performance.now();
  return { ...(await heard), afterMs: performance.now() - from };
};

const run = (...sql: string[]) => {
  const db = openSqlite(store.path);
  for (const one of sql) db.exec(one);
  db.close();
};

const properties = async (dataset: string, id: string) => (await store.features.get(dataset, id, 'admin'))!.properties;

describe('a second connection', () => {
  test('changes a row: revision, derived fields, search and log follow within two seconds', async () => {
    const revision = store.revision('parcel');
    const change = await heardOf(() =>
      run(`UPDATE parcel SET "areaCertM2" = 66000, name = '临水地块' WHERE id = 'l1'`),
    );
    expect(change.afterMs).toBeLessThan(PROMISED_MS);
    expect(change.datasets).toEqual(['parcel']);
    expect(store.revision('parcel')).toBeGreaterThan(revision);
    expect(await properties('parcel', 'l1')).toMatchObject({ areaCertM2: 66_000, areaM2: 66_000 });
    expect((await store.features.search('lsdk', 5, 'guest')).map(({ feature }) => feature.id)).toEqual(['l1']);
    const [logged] = await store.edits.history('parcel', 'l1', 'admin');
    expect(logged).toMatchObject({ source: 'external', author: 'external' });
    expect(logged!.changes[0]!.before!.properties).toMatchObject({ name: '甘亭一号地块', areaCertM2: 60_000 });
    expect(logged!.changes[0]!.before!.geometry).toEqual(logged!.changes[0]!.after!.geometry);
    expect(logged!.changes[0]!.after!.properties).toMatchObject({ name: '临水地块', areaM2: 66_000 });
  });

  test('adds and deletes: the new row gets an id, the gone one leaves the search', async () => {
    await heardOf(() =>
      run(`INSERT INTO office (name, "zoneId") VALUES ('外部窗口', 'z1')`, `DELETE FROM utility WHERE id = 'n2'`),
    );
    const offices = (await store.features.list('office', {}, 'guest')).features;
    const added = offices.find((office) => office.properties['name'] === '外部窗口')!;
    expect(added.id).toMatch(/^[0-9a-f]{16}$/);
    expect(added.properties['synthetic']).toBe(false);
    expect((await store.edits.history('office', added.id, 'admin'))[0]!.changes[0]!.before).toBeNull();
    expect(await store.features.search('变电站', 5, 'guest')).toEqual([]);
    const gone = (await store.edits.history('utility', 'n2', 'admin'))[0]!.changes[0]!;
    expect(gone.after).toBeNull();
    expect(gone.before!.geometry).toEqual({ type: 'Point', coordinates: [111.6125, 36.1032] });
  });

  test('lets a unit: its building follows', async () => {
    await heardOf(() => run(`UPDATE unit SET status = 'occupied' WHERE id = 'u1'`));
    expect(await properties('building', 'b1')).toMatchObject({ vacancy: 'full', vacantAreaM2: 0 });
  });

  test('is followed once: what following writes is no change to follow', async () => {
    const change = await heardOf(() => run(`UPDATE parcel SET "areaCertM2" = 1 WHERE id = 'l1'`));
    const told: StoreChange[] = [];
    store.onChange((again) => told.push(again));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(told).toEqual([]);
    expect(store.revision()).toBe(change.revision);
    expect((await store.edits.history('parcel', 'l1', 'admin')).length).toBe(1);
  });

  test('leaves what we cannot read: the row stays, without a shape', async () => {
    await heardOf(() => run(`UPDATE parcel SET geom = X'0001FFFFFFFF', "areaCertM2" = NULL WHERE id = 'l1'`));
    const broken = (await store.features.get('parcel', 'l1', 'admin'))!;
    expect(broken.geometry).toBeNull();
    expect(broken.properties['areaM2']).toBeNull();
    const there = await store.features.list('parcel', { bbox: [111.6, 36.1, 111.603, 36.102] }, 'guest');
    expect(there.features).toEqual([]);
  });

  test('stores nonsense: it is shown as it is and never stops the following', async () => {
    const nowhere = `X'47500001' || X'8A110000' || X'0101000000000000000000F87F000000000000F87F'`;
    await heardOf(() =>
      run(
        `UPDATE zone SET geom = CAST(${nowhere} AS BLOB), "foundedOn" = 'soon', "approvedAreaM2" = 'big' WHERE id = 'z1'`,
      ),
    );
    expect(await properties('zone', 'z1')).toMatchObject({ foundedOn: 'soon', approvedAreaM2: 'big' });
    await heardOf(() => run(`UPDATE zone SET name = '照常' WHERE id = 'z1'`));
    expect((await store.features.search('照常', 5, 'guest')).length).toBe(1);
  });

  test('changes a row just before an edit: the edit made on the old row is refused', async () => {
    const before = (await store.features.get('parcel', 'l1', 'admin'))!;
    run(`UPDATE parcel SET name = '抢先' WHERE id = 'l1'`);
    const late = editOf([
      { dataset: 'parcel', id: 'l1', before, after: { ...before, properties: { ...before.properties, name: '迟到' } } },
    ]);
    await expect(store.edits.apply(late)).rejects.toMatchObject({ code: 'stale' });
    const now = (await store.features.get('parcel', 'l1', 'admin'))!;
    await store.edits.apply(
      editOf([
        {
          dataset: 'parcel',
          id: 'l1',
          before: now,
          after: { ...now, properties: { ...now.properties, name: '其后' } },
        },
      ]),
    );
    expect((await store.edits.history('parcel', 'l1', 'admin')).map(({ source }) => source)).toEqual([
      'form',
      'external',
    ]);
  });

  test('works while the store is closed: it is followed at the next start', async () => {
    const file = temporaryFile();
    const closed = await openStore({ path: file.path });
    await closed.edits.apply(
      editOf([
        {
          dataset: 'zone',
          id: 'z1',
          before: null,
          after: { id: 'z1', properties: { name: '区', kind: 'zone', synthetic: true }, geometry: null },
        },
      ]),
    );
    await closed.close();
    const db = openSqlite(file.path);
    db.exec(`UPDATE zone SET name = '夜间改名'`);
    db.close();
    const again = await openStore({ path: file.path });
    expect((await again.edits.history('zone', 'z1', 'admin')).map(({ source }) => source)).toEqual([
      'external',
      'form',
    ]);
    await again.close();
    file.remove();
  });

  test('holds the file for a moment: our edit waits instead of failing, and nothing is blocked', async () => {
    const other = openSqlite(store.path);
    other.exec('BEGIN IMMEDIATE');
    other.exec(`UPDATE office SET phone = '1' WHERE id = 'o1'`);
    const before = (await store.features.get('parcel', 'l1', 'admin'))!;
    const waiting = store.edits.apply(
      editOf([
        {
          dataset: 'parcel',
          id: 'l1',
          before,
          after: { ...before, properties: { ...before.properties, name: '等到了' } },
        },
      ]),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await properties('parcel', 'l1'))['name']).toBe('甘亭一号地块');
    other.exec('COMMIT');
    other.close();
    await waiting;
    expect((await properties('parcel', 'l1'))['name']).toBe('等到了');
  });
});

test('an edit of a second process of ours is heard, and stands in the log once', async () => {
  const second = await openStore({ path: store.path });
  const before = (await second.features.get('parcel', 'l1', 'admin'))!;
  const after = { ...before, properties: { ...before.properties, name: '命令行改名' } };
  const edit = editOf([{ dataset: 'parcel', id: 'l1', before, after }], 'import');
  const change = await heardOf(() => void second.edits.apply(edit));
  expect(change.datasets).toEqual(['parcel']);
  expect(store.revision()).toBe(second.revision());
  expect((await store.edits.history('parcel', 'l1', 'admin')).map(({ source }) => source)).toEqual(['import']);
  await second.close();
});

describe.skipIf(!hasGdal)('GDAL', () => {
  const geojson = (features: object[]) => {
    const path = join(dirname(store.path), 'more.geojson');
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
    return path;
  };

  test('ogr2ogr -append adds parcels that show, are indexed and found', async () => {
    const feature = {
      type: 'Feature',
      properties: { name: '追加地块', zoneId: 'z1', status: 'ready', synthetic: false },
      geometry: rectangle(111.65, 36.15, 0.002, 0.002),
    };
    const path = geojson([feature]);
    const { afterMs } = await heardOf(
      () => void gdal('ogr2ogr', '-append', '-nln', 'parcel', '-t_srs', 'EPSG:4490', store.path, path),
    );
    expect(afterMs).toBeLessThan(PROMISED_MS);
    const [found] = await store.features.search('zjdk', 5, 'guest');
    expect(found!.feature.properties).toMatchObject({ name: '追加地块', status: 'ready' });
    expect(found!.feature.properties['areaM2']).toBeCloseTo(found!.feature.properties['areaGeodesicM2'] as number, 6);
    expect((await store.features.list('parcel', { bbox: [111.65, 36.15, 111.651, 36.151] }, 'guest')).matched).toBe(1);
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  });

  test('ogrinfo -sql UPDATE shows within two seconds', async () => {
    const update = `UPDATE parcel SET status = 'sold', "areaCertM2" = 12345 WHERE id = 'l2'`;
    const { afterMs } = await heardOf(() => void gdal('ogrinfo', '-q', store.path, '-sql', update));
    expect(afterMs).toBeLessThan(PROMISED_MS);
    expect(await properties('parcel', 'l2')).toMatchObject({ status: 'sold', areaM2: 12_345 });
  });

  test('ogr2ogr -update -upsert moves a parcel, and the index moves with it', async () => {
    const path = geojson([
      {
        type: 'Feature',
        properties: { id: 'l2', name: '搬了', zoneId: 'z1', status: 'listed', synthetic: true },
        geometry: rectangle(111.66, 36.16, 0.002, 0.002),
      },
    ]);
    await heardOf(
      () => void gdal('ogr2ogr', '-update', '-upsert', '-nln', 'parcel', '-t_srs', 'EPSG:4490', store.path, path),
    );
    expect(await properties('parcel', 'l2')).toMatchObject({ name: '搬了', status: 'listed' });
    expect(
      (await store.features.list('parcel', { bbox: [111.66, 36.16, 111.661, 36.161] }, 'guest')).features.map(
        ({ id }) => id,
      ),
    ).toEqual(['l2']);
    expect(wrongBoxes(store.path, 'parcel')).toEqual([]);
  });

  test.skipIf(!hasValidator)('finds the file still valid after its own edits and ours', async () => {
    await heardOf(() => void gdal('ogrinfo', '-q', store.path, '-sql', `DELETE FROM parcel WHERE id = 'l6'`));
    expect(validate(store.path)).toEqual({ status: 0, out: '', complaints: '' });
  });
});
