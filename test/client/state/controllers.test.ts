import { describe, expect, test } from 'vitest';
import { Slice } from '../../../client/state/controller.ts';
import { Remote } from '../../../client/state/remote.ts';
import { createViewStore } from '../../../client/state/store.ts';
import { defaultView, withLens, withYear } from '../../../client/state/view.ts';
import { Host } from './host.ts';

describe('Slice', () => {
  const setUp = () => {
    const store = createViewStore(defaultView());
    const host = new Host();
    return { store, host, lens: new Slice(host, store, (view) => view.lens) };
  };

  test('draws its element again when the slice changes, and only then', () => {
    const { store, host, lens } = setUp();
    host.connect();
    store.update(withYear(2024), 'replace');
    expect(host.updates).toBe(0);
    store.update(withLens('land'), 'push');
    expect(host.updates).toBe(1);
    expect(lens.value).toBe('land');
  });

  test('an element taken out hears nothing, and put back it is up to date', () => {
    const { store, host, lens } = setUp();
    host.connect();
    host.disconnect();
    store.update(withLens('land'), 'push');
    expect(host.updates).toBe(0);
    host.connect();
    expect(lens.value).toBe('land');
    expect(host.updates).toBe(1);
  });
});

describe('Remote', () => {
  const setUp = () => {
    const host = new Host();
    const calls: {
      key: string;
      signal: AbortSignal;
      answer: (value: string) => void;
      fail: (error: unknown) => void;
    }[] = [];
    const source = { key: 'a' as string | null };
    const remote = new Remote<string>(host, {
      key: () => source.key,
      load: (key, signal) => new Promise((answer, fail) => calls.push({ key, signal, answer, fail })),
    });
    const ask = (key: string | null) => {
      source.key = key;
      host.requestUpdate();
    };
    host.connect();
    return { host, calls, remote, ask };
  };
  const settled = () => new Promise((done) => setTimeout(done));

  test('loads once per key and draws when the answer comes', async () => {
    const { host, calls, remote } = setUp();
    host.requestUpdate();
    expect(calls.map(({ key }) => key)).toEqual(['a']);
    expect(remote.state).toBe('loading');
    const before = host.updates;
    calls[0]!.answer('A');
    await settled();
    expect(remote).toMatchObject({ state: 'ready', value: 'A' });
    expect(host.updates).toBe(before + 1);
  });

  test('keeps the old value while the next one loads', async () => {
    const { calls, remote, ask } = setUp();
    calls[0]!.answer('A');
    await settled();
    ask('b');
    expect(remote).toMatchObject({ state: 'loading', value: 'A' });
  });

  test('gives up what is stale: an answer that comes late changes nothing', async () => {
    const { calls, remote, ask } = setUp();
    ask('b');
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[1]!.answer('B');
    await settled();
    calls[0]!.answer('A');
    await settled();
    expect(remote).toMatchObject({ state: 'ready', value: 'B' });
  });

  test('a failure is kept with the old value, and reload asks again', async () => {
    const { calls, remote, ask } = setUp();
    calls[0]!.answer('A');
    await settled();
    ask('b');
    calls[1]!.fail(new Error('offline'));
    await settled();
    expect(remote).toMatchObject({ state: 'failed', value: 'A', error: new Error('offline') });
    remote.reload();
    expect(calls[2]!.key).toBe('b');
    calls[2]!.answer('B');
    await settled();
    expect(remote).toMatchObject({ state: 'ready', value: 'B', error: undefined });
  });

  test('no key, no answer', async () => {
    const { calls, remote, ask } = setUp();
    calls[0]!.answer('A');
    await settled();
    ask(null);
    expect(remote).toMatchObject({ state: 'idle', value: undefined });
    expect(calls).toHaveLength(1);
  });

  test('an element taken out stops loading, and put back it asks again', async () => {
    const { host, calls, remote } = setUp();
    host.disconnect();
    expect(calls[0]!.signal.aborted).toBe(true);
    host.connect();
    calls[1]!.answer('A');
    await settled();
    expect(remote).toMatchObject({ state: 'ready', value: 'A' });
  });

  test('says that its element is busy until all answers are there', async () => {
    const host = new Host();
    const answers: ((text: string) => void)[] = [];
    const load = () => new Promise<string>((resolve) => answers.push(resolve));
    for (const key of ['a', 'b']) new Remote<string>(host, { key: () => key, load });
    host.connect();
    host.requestUpdate();
    expect(host.ariaBusy).toBe('true');
    answers[0]!('');
    await new Promise(setImmediate);
    expect(host.ariaBusy).toBe('true');
    answers[1]!('');
    await new Promise(setImmediate);
    expect(host.ariaBusy).toBe('false');
  });
});
