import { afterEach, expect, test, vi } from 'vitest';
import { loadCard } from '../../../../client/lenses/card/load-card.ts';

afterEach(() => vi.unstubAllGlobals());

const PARCEL = { id: 'p-1', properties: { id: 'p-1', name: '一号地', zoneId: 'z-1' }, geometry: null };

/** The parcel is there; what it points at answers with `status`. */
const pointingAt = (status: number) =>
  vi.stubGlobal('fetch', async (path: string) =>
    path.includes('/collections/parcel/') ? Response.json(PARCEL) : new Response('{}', { status }),
  );

const load = () => loadCard({ dataset: 'parcel', id: 'p-1' }, new Map(), new AbortController().signal);

test('a card whose reference leads nowhere keeps its id', async () => {
  pointingAt(404);
  const { item, names } = await load();
  expect(item.properties['zoneId']).toBe('z-1');
  expect(names.size).toBe(0);
});

test('a card whose reference could not be asked for has failed', async () => {
  pointingAt(503);
  await expect(load()).rejects.toMatchObject({ status: 503 });
});
