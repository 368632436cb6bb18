import { expect, test } from 'vitest';
import { createViewStore, type Step } from '../../../client/state/store.ts';
import { defaultView, withLens, withYear } from '../../../client/state/view.ts';

test('listeners hear of each change with its step, and of nothing else', () => {
  const store = createViewStore(defaultView());
  const heard: [string, Step][] = [];
  const stop = store.subscribe((view, step) => heard.push([view.lens, step]));
  store.update(withLens('overview'), 'push');
  store.update(withLens('land'), 'push');
  store.update(withLens('factory'), 'replace');
  stop();
  store.update(withLens('output'), 'push');
  expect(heard).toEqual([
    ['land', 'push'],
    ['factory', 'replace'],
  ]);
  expect(store.view.lens).toBe('output');
});

test('a change made by a listener is told after the one under way, to all in the same order', () => {
  const store = createViewStore(defaultView());
  const heard: (number | null)[] = [];
  store.subscribe((view) => {
    if (view.year === null) store.update(withYear(2024), 'replace');
  });
  store.subscribe((view) => heard.push(view.year));
  store.update(withLens('output'), 'push');
  expect(heard).toEqual([null, 2024]);
});

test('a listener that fails does not silence the changes after it', () => {
  const store = createViewStore(defaultView());
  const heard: string[] = [];
  const stop = store.subscribe(() => {
    throw new Error('broken panel');
  });
  expect(() => store.update(withLens('land'), 'push')).toThrow('broken panel');
  stop();
  store.subscribe((view) => heard.push(view.lens));
  store.update(withLens('factory'), 'push');
  expect(heard).toEqual(['factory']);
});
