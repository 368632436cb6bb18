/** Live updates: heard by those who may read what changed, silent for the rest, ended when the server stops. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../../server/api/parts.ts';
import { inserted } from '../store/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

const stopping = new AbortController();
let session: Session = { role: 'manager', user: { name: 'm', displayName: 'm' } };
let park: ParkApp;
beforeAll(async () => {
  park = await openParkApp({
    stopping: stopping.signal,
    sessions: {
      of: async (request) => (request.headers.has('cookie') ? session : { role: 'guest', user: null }),
      answer: async () => new Response('{}'),
    },
  });
});
afterAll(() => park.close());

const listen = async (cookie: string | null) => {
  const answer = await park.app.request('/api/events', { headers: cookie ? { cookie } : {} });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard += value;
    }
  })();
  return { answer, heard: () => heard, ended, leave: () => reader.cancel() };
};

const edit = (dataset: string, id: string, properties: Record<string, string | number>) =>
  park.store.edits.apply({
    author: 'test',
    role: 'admin',
    source: 'form',
    note: '',
    changes: [inserted(dataset, id, properties)],
  });

const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

test('a change is told with the datasets one may read; who may read none hears nothing', async () => {
  const guest = await listen(null);
  const manager = await listen('a=b');
  expect(guest.answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  await edit('annualReport', 'x1', { enterpriseId: 'e1', year: 2021, outputWanYuan: 1 });
  await settled();
  expect(guest.heard()).not.toContain('event');
  expect(manager.heard()).toMatch(/event: revision\ndata: \{"revision":\d+,"datasets":\["annualReport"\]\}\n\n/);
  await edit('office', 'o9', { zoneId: 'z1', name: '新窗口', phone: '1' });
  await settled();
  expect(guest.heard()).toMatch(/"datasets":\["office"\]/);
  await guest.leave();
  await manager.leave();
});

test('of a change in fields one may not read there is neither an event nor a higher revision', async () => {
  const guest = await listen(null);
  const manager = await listen('a=b');
  const change = async (properties: Record<string, string>) => {
    const before = (await park.store.features.get('unit', 'u1', 'admin'))!;
    const after = { ...before, properties: { ...before.properties, ...properties } };
    const changes = [{ dataset: 'unit', id: 'u1', before, after }];
    await park.store.edits.apply({ author: 'test', role: 'admin', source: 'form', note: '', changes });
    await settled();
  };
  const known = park.store.revision('unit', 'guest');
  await change({ tenant: '某某公司' });
  expect(guest.heard()).not.toContain('event');
  expect(manager.heard()).toContain('"datasets":["unit"]');
  expect(park.store.revision('unit', 'guest')).toBe(known);
  expect(park.store.revision('unit', 'planner')).toBeGreaterThan(known);
  const { revision } = await park.json<{ revision: number }>('/api/session');
  await change({ tenant: '另一公司', name: '新名' });
  expect(guest.heard()).toContain('"datasets":["unit"]');
  expect((await park.json<{ revision: number }>('/api/session')).revision).toBeGreaterThan(revision);
  await guest.leave();
  await manager.leave();
});

test('a demotion holds in an open tab', async () => {
  const tab = await listen('a=b');
  session = { role: 'investor', user: { name: 'm', displayName: 'm' } };
  await edit('annualReport', 'x2', { enterpriseId: 'e1', year: 2020, outputWanYuan: 1 });
  await settled();
  expect(tab.heard()).not.toContain('annualReport');
  await tab.leave();
});

test('the revision a session sees is the one the event tells', async () => {
  const tab = await listen(null);
  await edit('office', 'o10', { zoneId: 'z1', name: '窗口', phone: '1' });
  await settled();
  const { revision } = await park.json<{ revision: number }>('/api/session');
  expect(tab.heard()).toContain(`"revision":${revision},`);
  await tab.leave();
});

test('too many listeners are told to come later, and leaving makes room', async () => {
  const tabs = await Promise.all(Array.from({ length: 500 }, () => park.app.request('/api/events')));
  const refused = await park.ask('/api/events');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
  await Promise.all(tabs.map((tab) => tab.body!.cancel()));
  const welcome = await park.ask('/api/events');
  expect(welcome.status).toBe(200);
  await welcome.body!.cancel();
});

test('a HEAD request listens to nothing', async () => {
  for (let i = 0; i < 501; i += 1) expect((await park.app.request('/api/events', { method: 'HEAD' })).status).toBe(200);
});

test('stopping ends every stream, and /readyz says so while /healthz still lives', async () => {
  expect((await park.ask('/readyz')).status).toBe(200);
  const tab = await listen(null);
  stopping.abort();
  await tab.ended;
  expect((await park.ask('/readyz')).status).toBe(503);
  expect((await park.ask('/healthz')).status).toBe(200);
});

test('/metrics counts by route, without what was asked', async () => {
  await park.ask('/api/search?q=secretword');
  await park.ask('/no/such/secretword');
  const text = await (await park.ask('/metrics')).text();
  expect(text).toMatch(/mutu_http_seconds_count\{route="\/api\/search",method="GET",status="200"\} \d+/);
  expect(text).not.toContain('secretword');
});

test('/metrics does not grow with addresses that are made up', async () => {
  for (const path of ['/madeup/word', '/madeup', '/api/madeup', '/ogc/madeup']) {
    await park.app.request(path, { method: 'POST' });
    await park.ask(`${path}%`);
  }
  expect(await (await park.ask('/metrics')).text()).not.toContain('madeup');
});
