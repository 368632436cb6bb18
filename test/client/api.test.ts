import { afterEach, expect, test, vi } from 'vitest';
import { api, Problem, problemOf, unlessMissing, withQuery } from '../../client/api.ts';

afterEach(() => vi.unstubAllGlobals());

const answering = (response: Response) => {
  const fetched = vi.fn(async (_path: string) => response);
  vi.stubGlobal('fetch', fetched);
  return fetched;
};

test('a list asks in CQL2 text, without geometry unless it is wanted', async () => {
  const fetched = answering(Response.json({ features: [], numberMatched: 0 }));
  await api.items('parcel', { cql: "status = 'ready'", sortby: '-areaM2', limit: 60, properties: ['name', 'status'] });
  expect(decodeURIComponent(fetched.mock.calls[0]![0])).toBe(
    "/ogc/collections/parcel/items?filter=status = 'ready'&filter-lang=cql2-text&sortby=-areaM2&limit=60&properties=name,status&skipGeometry=true",
  );
});

test('what is not asked for is left out of the address', () => {
  expect(withQuery('/a', { b: undefined, c: 0 })).toBe('/a?c=0');
  expect(withQuery('/a', { b: undefined })).toBe('/a');
});

test('a refusal shows the sentences of the server', async () => {
  answering(Response.json({ code: 'badFilter', zh: '筛选条件有误。', en: 'The filter is wrong.' }, { status: 400 }));
  await expect(api.item('parcel', 'x')).rejects.toMatchObject({
    status: 400,
    code: 'badFilter',
    say: { zh: '筛选条件有误。', en: 'The filter is wrong.' },
  });
});

test('an answer that is no problem document still becomes a sentence', async () => {
  answering(new Response('<html>', { status: 502 }));
  const problem = await api.item('parcel', 'x').catch(problemOf);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).say.zh).toContain('HTTP 502');
});

test('a server out of reach is said as such', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Promise.reject(new TypeError('Failed to fetch'))),
  );
  await expect(api.session()).rejects.toMatchObject({ status: 0, code: 'network' });
});

test.each([403, 404, 410])('what is missing (%i) is none; any other failure stays one', async (status) => {
  answering(new Response(null, { status }));
  expect(await unlessMissing(api.item('parcel', 'x'))).toBeNull();
  answering(new Response(null, { status: 500 }));
  await expect(unlessMissing(api.item('parcel', 'x'))).rejects.toMatchObject({ status: 500 });
});

test('an id goes into the path whole', async () => {
  const fetched = answering(Response.json({}));
  await api.item('parcel', 'a/b?c');
  expect(fetched.mock.calls[0]![0]).toBe('/ogc/collections/parcel/items/a%2Fb%3Fc');
});

test('a new revision is heard until one stops listening', () => {
  class Source extends EventTarget {
    static last: Source;
    close = vi.fn();
    constructor() {
      super();
      Source.last = this;
    }
  }
  vi.stubGlobal('EventSource', Source);
  const heard: number[] = [];
  const stop = api.onRevision((revision) => heard.push(revision));
  Source.last.dispatchEvent(new MessageEvent('revision', { data: '{"revision":8,"datasets":["parcel"]}' }));
  expect(heard).toEqual([8]);
  stop();
  expect(Source.last.close).toHaveBeenCalledOnce();
});
