/** An import over the API, from upload to edit, as each role; nothing is written before it is accepted, and nothing is left behind. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../server/domain/access.ts';
import type { ImportChanges, ImportJob, ImportPreview } from '../../server/domain/imports.ts';
import { fixturePath } from '../import/fixture.ts';
import { openParkApp, type ParkApp } from './park-app.ts';

let park: ParkApp;
beforeEach(async () => {
  park = await openParkApp();
});
afterEach(() => park.close());

const send = (method: string, path: string, role: Role, body?: unknown, headers: Record<string, string> = {}) =>
  park.app.request(path, {
    method,
    headers: { 'x-test-role': role, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const upload = (bytes: BodyInit, name: string, { into = 'parcel', role = 'steward' as Role } = {}) =>
  park.app.request(`/api/imports?into=${into}&name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'x-test-role': role },
    body: bytes,
  });

const show = async (id: string, role: Role = 'steward') =>
  (await (await park.ask(`/api/imports/${id}`, role)).json()) as ImportJob;

const settled = async (id: string, role: Role = 'steward'): Promise<ImportJob> => {
  for (let tries = 0; tries < 1_800; tries += 1) {
    const job = await show(id, role);
    if (job.state !== 'reading' && job.state !== 'accepting') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never settled');
};

const uploaded = async (bytes: BodyInit, name: string, options: { into?: string; role?: Role } = {}) => {
  const answer = await upload(bytes, name, options);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([201, expect.stringContaining('json')]);
  return settled(((await answer.json()) as ImportJob).id, options.role);
};

const fixture = (name: string) => new Uint8Array(readFileSync(fixturePath(name)));
const accepted = async (id: string, body: object, role: Role = 'steward') => {
  expect((await send('POST', `/api/imports/${id}/accept`, role, body)).status).toBe(202);
  return settled(id, role);
};
const folder = () => `${park.store.path}.imports`;
const parcels = async (role: Role = 'guest') =>
  (
    await park.json<{ features: { id: string; properties: Record<string, unknown> }[] }>(
      '/ogc/collections/parcel/items?limit=1000',
      role,
    )
  ).features;

/** What an office sends: names in GBK without a word about it, and no .prj. */
const gbkWithoutPrj = () => {
  const entries = Object.entries(unzipSync(fixture('good/shp-4546-gbk-nocpg-ldid0.zip')));
  return zipSync(Object.fromEntries(entries.filter(([name]) => !name.endsWith('.prj')))) as Uint8Array<ArrayBuffer>;
};

const csv = (...lines: string[]) => `\uFEFF${lines.join('\r\n')}\r\n`;
/** Two good parcels in the zone, one without a place. */
const square = (west: number, south: number) =>
  `"POLYGON ((${[
    [west, south],
    [west + 0.001, south],
    [west + 0.001, south + 0.001],
    [west, south + 0.001],
    [west, south],
  ]
    .map(([x, y]) => `${x!.toFixed(4)} ${y!.toFixed(4)}`)
    .join(', ')}))"`;

describe('from upload to edit', { timeout: 120_000 }, () => {
  test('a GBK shapefile without .prj asks for its system; answered, it is reported and accepted, and a guest sees it', async () => {
    const asks = await uploaded(gbkWithoutPrj(), '地块.zip', { role: 'admin' });
    expect(asks).toMatchObject({ state: 'asks', name: '地块.zip', dataset: 'parcel', result: null });
    expect(asks.report?.layers[0]).toMatchObject({ rows: 7, suggestion: 4546, crs: { epsg: null, stated: false } });
    expect(asks.report?.rules[0]).toMatchObject({ rule: 'crs-missing', level: 'ask', suggestion: 4546 });
    expect(asks.report?.encoding).toMatchObject({ name: 'gb18030', stated: false });
    expect(asks.report?.columns.find(({ name }) => name === 'dkmc')?.samples).toHaveLength(5);
    expect((await send('POST', `/api/imports/${asks.id}/accept`, 'admin', {})).status).toBe(409);
    expect(await parcels()).toHaveLength(6);

    expect((await send('PATCH', `/api/imports/${asks.id}`, 'admin', { crs: 4546 })).status).toBe(202);
    const ready = await settled(asks.id, 'admin');
    expect(ready).toMatchObject({ state: 'ready', choices: { crs: 4546 } });
    expect(ready.report?.counts).toMatchObject({ rows: 7, ready: 7, added: 7, changed: 0, refused: 0, missing: 6 });
    expect(await parcels()).toHaveLength(6);

    const done = await accepted(asks.id, {}, 'admin');
    expect(done).toMatchObject({ state: 'done', problem: null, result: { state: 'published', rows: 7 } });
    await expect.poll(async () => (await parcels()).length, { timeout: 5_000 }).toBe(13);
    const [edit] = (await park.json<{ edits: { seq: number; source: string }[] }>('/api/edits', 'admin')).edits;
    expect(edit).toMatchObject({ seq: done.result?.edit, source: 'import' });
  });

  test('what a steward accepts waits for a reviewer', async () => {
    const ready = await uploaded(fixture('good/parcels.geojson'), 'parcels.geojson');
    const done = await accepted(ready.id, {});
    expect(done).toMatchObject({ state: 'done', result: { state: 'inReview', rows: 7 } });
    expect(await parcels()).toHaveLength(6);
    expect((await send('POST', `/api/edits/${done.result?.edit}/publish`, 'admin')).status).toBe(200);
    expect(await parcels()).toHaveLength(13);
  });

  test('a returned import is corrected by a new file, which goes to review under the same number', async () => {
    const head = 'code,name,WKT';
    const first = await uploaded(csv(head, `R-1,first,${square(111.6, 36.14)}`), 'first.csv');
    const { result } = await accepted(first.id, {});
    const seq = result!.edit!;
    expect((await send('POST', `/api/edits/${seq}/return`, 'admin', { reason: 'a row is missing' })).status).toBe(200);
    const rows = [`R-1,renamed,${square(111.6, 36.14)}`, `R-2,second,${square(111.61, 36.14)}`];
    const second = await uploaded(csv(head, ...rows), 'second.csv');
    expect((await send('POST', `/api/imports/${second.id}/accept`, 'steward', { replaces: 'x' })).status).toBe(400);
    const done = await accepted(second.id, { replaces: seq });
    expect(done).toMatchObject({ state: 'done', result: { edit: seq, state: 'inReview', rows: 2 } });
    expect((await send('POST', `/api/edits/${seq}/publish`, 'admin')).status).toBe(200);
    const names = (await parcels()).map(({ properties }) => properties['name']);
    expect(['first', 'renamed', 'second'].map((name) => names.includes(name))).toEqual([false, true, true]);
    const late = await uploaded(csv(head, `R-3,third,${square(111.62, 36.14)}`), 'third.csv');
    expect(await accepted(late.id, { replaces: seq })).toMatchObject({ state: 'failed' });
  });

  test('rows at fault are named with remedy, can be taken away with their reasons, and are left out only on demand', async () => {
    const text = csv(
      'code,name,WKT,note',
      `A-1,=cmd(),${square(111.6, 36.13)},fine`,
      `A-2,second,"POLYGON EMPTY",`,
      `A-3,third,${square(111.61, 36.13)},fine`,
      `A-4,fourth,"POLYGON ((111.62 36.13, 111.621 36.131, 111.621 36.13, 111.62 36.131, 111.62 36.13))",=HYPERLINK(1)`,
    );
    const ready = await uploaded(text, 'parcels.csv', { role: 'admin' });
    expect(ready.report?.counts).toMatchObject({ rows: 4, refused: 2, added: 2 });
    const crossing = ready.report?.rules.find(({ rule }) => rule === 'ring-self-crossing');
    expect(crossing).toMatchObject({
      level: 'error',
      count: 1,
      remedy: { zh: expect.any(String), en: expect.any(String) },
    });
    expect(crossing?.notes[0]).toMatchObject({ row: 4, at: [expect.closeTo(111.6205, 4), expect.closeTo(36.1305, 4)] });

    const answer = await park.ask(`/api/imports/${ready.id}/refused.csv`, 'admin');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe('code,name,note,WKT,问题行 row,问题 fault,办法 remedy');
    expect(lines[1]).toMatch(/^A-2,second,,,2,/);
    expect(lines[2]).toMatch(/^A-4,fourth,'=HYPERLINK\(1\),"SRID=4490;POLYGON/);
    expect(lines).toHaveLength(4);

    const preview = (await (
      await park.ask(`/api/imports/${ready.id}/features?only=refused`, 'admin')
    ).json()) as ImportPreview;
    expect(preview.features.map(({ geometry, properties }) => [geometry.type, properties.row])).toEqual([
      ['Polygon', 4],
      ['Point', 4],
    ]);

    expect((await send('POST', `/api/imports/${ready.id}/accept`, 'admin', {})).status).toBe(422);
    expect(await accepted(ready.id, { onlyValid: true }, 'admin')).toMatchObject({ result: { rows: 2 } });
    await expect.poll(async () => (await parcels()).length, { timeout: 5_000 }).toBe(8);
  });

  test('a stored row shows cell by cell what would change; rows that the file lacks go only when their number is given', async () => {
    const text = csv('id,地块编号,名称', 'l1,GT-001,改名后的地块', 'l2,GT-002,甘亭二号地块');
    const ready = await uploaded(text, 'edited.csv', { role: 'admin' });
    const { total, changes } = (await (
      await park.ask(`/api/imports/${ready.id}/changes?op=changed`, 'admin')
    ).json()) as ImportChanges;
    expect(changes.find(({ id }) => id === 'l1')).toEqual({
      row: 1,
      id: 'l1',
      name: '改名后的地块',
      op: 'changed',
      cells: [{ field: 'name', before: '甘亭一号地块', after: '改名后的地块' }],
      shape: null,
    });
    expect(ready.report?.counts).toMatchObject({ added: 0, changed: total, missing: 4 });
    expect(ready.report?.missing).toHaveLength(4);
    expect((await send('POST', `/api/imports/${ready.id}/accept`, 'admin', { deleteMissing: 3 })).status).toBe(422);
    await accepted(ready.id, {}, 'admin');
    await expect
      .poll(async () => (await parcels()).find(({ id }) => id === 'l1')?.properties['name'])
      .toBe('改名后的地块');
    expect(await parcels()).toHaveLength(6);
  });

  test('our own Excel file comes back without a change, and with one cell edited as that one change', async () => {
    const book = new Uint8Array(await (await park.ask('/api/exports/parcel?format=xlsx', 'admin')).arrayBuffer());
    const same = await uploaded(book, '地块.xlsx', { role: 'admin' });
    expect(same.report?.counts).toMatchObject({ rows: 6, added: 0, changed: 0, unchanged: 6, refused: 0, missing: 0 });

    const parts = unzipSync(book);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('甘亭一号地块');
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace('甘亭一号地块', '甘亭一号地块（改）'));
    const edited = await uploaded(zipSync(parts) as Uint8Array<ArrayBuffer>, '地块.xlsx', { role: 'admin' });
    const { changes } = (await (await park.ask(`/api/imports/${edited.id}/changes`, 'admin')).json()) as ImportChanges;
    expect(changes.map(({ id, op, cells, shape }) => ({ id, op, cells, shape }))).toEqual([
      {
        id: 'l1',
        op: 'changed',
        cells: [{ field: 'name', before: '甘亭一号地块', after: '甘亭一号地块（改）' }],
        shape: null,
      },
    ]);
  });

  test('a choice of columns is remembered for the next file with the same header', async () => {
    const text = (code: string) => csv('号,称,WKT', `${code},甲,${square(111.6, 36.13)}`);
    const first = await uploaded(text('M-1'), 'a.csv', { role: 'admin' });
    expect(first.report?.mapping).not.toHaveProperty('code');
    await send('PATCH', `/api/imports/${first.id}`, 'admin', { map: { code: '号', name: '称' } });
    expect((await settled(first.id, 'admin')).report?.mapping['code']).toEqual({ column: '号', evidence: 'chosen' });
    await accepted(first.id, {}, 'admin');
    const next = await uploaded(text('M-2'), 'b.csv', { role: 'admin' });
    expect(next.report?.mapping['code']).toEqual({ column: '号', evidence: 'remembered' });
    expect(next.report?.counts).toMatchObject({ added: 1 });
  });

  test('a file sent as a form is read alike', async () => {
    const form = new FormData();
    form.append('file', new File([fixture('good/parcels.geojson')], '../../地块<b>.geojson'));
    const answer = await park.app.request('/api/imports?into=parcel', {
      method: 'POST',
      headers: { 'x-test-role': 'steward' },
      body: form,
    });
    const job = (await answer.json()) as ImportJob;
    expect(job.name).toBe('地块b.geojson');
    expect((await settled(job.id)).report?.counts.rows).toBe(7);
  });
});

describe('who may', { timeout: 120_000 }, () => {
  test.each([
    ['guest', 'parcel', 401],
    ['investor', 'parcel', 403],
    ['desk', 'parcel', 403],
    ['planner', 'enterprise', 404],
    ['planner', 'parcel', 201],
    ['steward', 'annualReport', 201],
    ['manager', 'annualReport', 201],
  ] as const)('a %s importing %s is answered %i', async (role, into, status) => {
    expect((await upload('x', 'a.csv', { role, into })).status).toBe(status);
  });

  test('a job is its author’s alone', async () => {
    const job = await uploaded(fixture('good/parcels.geojson'), 'a.geojson');
    for (const role of ['planner', 'admin'] as const) {
      expect((await park.ask(`/api/imports/${job.id}`, role)).status).toBe(404);
      expect((await park.ask(`/api/imports/${job.id}/features`, role)).status).toBe(404);
      expect((await send('POST', `/api/imports/${job.id}/accept`, role, {})).status).toBe(404);
      expect((await send('DELETE', `/api/imports/${job.id}`, role)).status).toBe(404);
    }
    expect(await park.json('/api/imports', 'planner')).toEqual({ imports: [] });
  });

  test('a steward reads in the report the figures he brings, not those that are stored, nor whether they are equal', async () => {
    const stored = (await park.store.features.list('annualReport', { limit: 1 }, 'admin')).features[0]!;
    const { enterpriseId, year, outputWanYuan } = stored.properties;
    const text = csv('企业,年度,工业总产值', `${enterpriseId},${year},${outputWanYuan}`);
    const job = await uploaded(text, 'r.csv', { into: 'annualReport' });
    expect(job.report?.counts).toMatchObject({ changed: 1, unchanged: null });
    expect(job.report?.missing).toEqual([]);
    const next = await uploaded(text.replace(`,${outputWanYuan}`, ',777777'), 'r2.csv', { into: 'annualReport' });
    const answer = await (await park.ask(`/api/imports/${next.id}/changes`, 'steward')).text();
    expect(answer).toContain('777777');
    expect(answer).not.toContain(`"before":${outputWanYuan}`);
  });

  test('a request from another site is refused', async () => {
    const answer = await send(
      'POST',
      '/api/imports?into=parcel&name=a.csv',
      'steward',
      {},
      { origin: 'http://evil.example' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('limits', { timeout: 120_000 }, () => {
  const MB64 = 64 * 1024 * 1024;
  const endless = (bytes: number) => {
    let left = bytes;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024));
        left -= 1024 * 1024;
        if (left < 0) controller.close();
      },
    });
  };

  test('a body that says or proves to be longer than 64 MB is refused, and its beginning is not kept', async () => {
    const said = await park.app.request('/api/imports?into=parcel&name=a.csv', {
      method: 'POST',
      headers: { 'x-test-role': 'steward', 'content-length': String(MB64 + 1) },
      body: 'x',
    });
    const proved = await park.app.request('/api/imports?into=parcel&name=a.csv', {
      method: 'POST',
      headers: { 'x-test-role': 'steward' },
      body: endless(MB64 + 1024),
      duplex: 'half',
    } as RequestInit);
    expect([said.status, proved.status]).toEqual([413, 413]);
    expect(await proved.json()).toMatchObject({ code: 'tooLarge', zh: expect.stringContaining('64 MB') });
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([]);
  });

  test.each([
    ['/api/imports?name=a.csv', 400],
    ['/api/imports?into=nothing&name=a.csv', 404],
    ['/api/imports?into=parcel', 400],
    ['/api/imports?into=parcel&name=..', 400],
    ['/api/imports?into=parcel&name=a.csv&x=1', 400],
  ])('%s is answered %i', async (path, status) => {
    const answer = await park.app.request(path, { method: 'POST', headers: { 'x-test-role': 'steward' }, body: 'x' });
    expect(answer.status).toBe(status);
  });

  test('a choice that means nothing is refused', async () => {
    const { id } = await uploaded(fixture('good/parcels.geojson'), 'a.geojson');
    for (const choice of [
      { crs: 2436 },
      { encoding: 'klingon' },
      { axes: 'up' },
      { map: { areaGeodesicM2: 'x' } },
      { layers: 'a' },
      { nonsense: 1 },
    ])
      expect([choice, (await send('PATCH', `/api/imports/${id}`, 'steward', choice)).status]).toEqual([choice, 400]);
  });

  test('a file that nobody can read fails with its reason', async () => {
    const job = await uploaded('nothing of use', 'a.bin');
    expect(job).toMatchObject({ state: 'failed', problem: null });
    expect(job.report?.rules[0]).toMatchObject({ rule: 'format-not-recognised', level: 'error' });
    expect((await send('POST', `/api/imports/${job.id}/accept`, 'steward', {})).status).toBe(409);
  });
});

describe('stopping', { timeout: 120_000 }, () => {
  test('a reading that is cancelled says so, and can be taken up again', async () => {
    const answer = await upload(fixture('good/parcels.geojson'), 'a.geojson');
    const { id } = (await answer.json()) as ImportJob;
    expect(await (await send('POST', `/api/imports/${id}/cancel`, 'steward')).json()).toMatchObject({
      state: 'cancelled',
    });
    expect((await send('PATCH', `/api/imports/${id}`, 'steward', {})).status).toBe(202);
    expect((await settled(id)).state).toBe('ready');
  });

  test('removed, it is gone with its files, which nobody else could read', async () => {
    const job = await uploaded(fixture('good/parcels.geojson'), 'a.geojson');
    const own = `${folder()}/${job.id}`;
    expect([folder(), own, `${own}/source`].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0, 0]);
    expect((await send('DELETE', `/api/imports/${job.id}`, 'steward')).status).toBe(204);
    expect(existsSync(own)).toBe(false);
    expect((await park.ask(`/api/imports/${job.id}`, 'steward')).status).toBe(404);
  });

  test('the server that ends leaves no file', async () => {
    await uploaded(fixture('good/parcels.geojson'), 'a.geojson');
    await park.parts.imports.close();
    expect(existsSync(folder())).toBe(false);
  });

  test('what has changed since the reading is not overwritten', async () => {
    const job = await uploaded(csv('id,名称', 'l1,新名'), 'a.csv', { role: 'admin' });
    const l1 = (await park.store.features.get('parcel', 'l1', 'admin'))!;
    await park.store.edits.apply({
      author: 'x',
      role: 'admin',
      source: 'form',
      note: '',
      changes: [
        { dataset: 'parcel', id: 'l1', before: l1, after: { ...l1, properties: { ...l1.properties, name: '先改了' } } },
      ],
    });
    expect(await accepted(job.id, {}, 'admin')).toMatchObject({
      state: 'failed',
      problem: { zh: expect.stringContaining('他人修改') },
    });
    expect((await parcels()).find(({ id }) => id === 'l1')?.properties['name']).toBe('先改了');
  });
});
