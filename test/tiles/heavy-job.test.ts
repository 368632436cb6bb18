/** The worker thread draws what this thread would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { createTiler } from '../../server/tiles/create-tiler.ts';
import { inWorker, tileThread } from '../../server/tiles/heavy-job.ts';
import { sideFileOf } from '../../server/tiles/side-file.ts';
import { loadParcels } from '../bench/parcels.ts';

const worker = tileThread(new URL('../../server/main.ts', import.meta.url).href);

test('a worker thread draws the same blocks as this one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-worker-'));
  const database = join(folder, 'test.gpkg');
  await loadParcels(database, 300);
  const store = await openStore({ path: database });
  const here = createTiler({ database, store });
  const { etag } = await here.tile('parcel', 0, 0, 0, 'guest');
  await here.close();
  rmSync(sideFileOf(database));
  await inWorker(
    { database, datasets: ['zone', 'parcel'], lapseDay: '2024-09-02' },
    tileThread(new URL('../../server/main.ts', import.meta.url).href),
  );
  const there = createTiler({ database, store });
  expect((await there.tile('parcel', 0, 0, 0, 'guest')).etag).toBe(etag);
  await there.close();
  await store.close();
  rmSync(folder, { recursive: true });
}, 20_000);

test('a worker that is told to stop leaves the side file to be drawn another time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-worker-'));
  const database = join(folder, 'test.gpkg');
  await loadParcels(database, 300);
  const stopping = new AbortController();
  const job = inWorker({ database, datasets: ['parcel'], lapseDay: '2024-09-02' }, worker, stopping.signal);
  stopping.abort();
  await expect(job).rejects.toThrow('ended before its work was done');
  const store = await openStore({ path: database });
  const tiler = createTiler({ database, store });
  expect((await tiler.tile('parcel', 0, 0, 0, 'guest')).bytes).not.toBeNull();
  await tiler.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

test('in a build the worker lies beside the entry', () => {
  expect(tileThread('file:///app/dist/server/main.js')).toEqual(new URL('file:///app/dist/server/tile-worker.js'));
});
