import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LAND_ON_OFFER } from '../../../client/state/first-filters.ts';
import { createViewStore } from '../../../client/state/store.ts';
import type { Notice } from '../../../client/state/url.ts';
import { type Browser, syncUrl } from '../../../client/state/url-sync.ts';
import {
  type Camera,
  defaultView,
  filterOf,
  withCamera,
  withFilter,
  withHover,
  withLens,
  withSelection,
} from '../../../client/state/view.ts';
import { parse } from '../../../server/domain/filter.ts';

/** A browser's history: a list of entries and a place in it. */
const fakeBrowser = () => {
  const entries = ['/map'];
  let at = 0;
  const listeners = new Set<() => void>();
  const go = (url: string, how: 'push' | 'replace') => {
    if (how === 'push') entries.splice(++at, Infinity, url);
    else entries[at] = url;
  };
  const now = () => new URL(entries[at]!, 'http://mutu.example');
  const browser: Browser = {
    location: {
      get pathname() {
        return now().pathname;
      },
      get search() {
        return now().search;
      },
      get hash() {
        return now().hash;
      },
    },
    history: {
      pushState: (_state, _title, url) => go(String(url), 'push'),
      replaceState: (_state, _title, url) => go(String(url), 'replace'),
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  const move = (steps: number) => {
    at += steps;
    for (const listener of listeners) listener();
  };
  return { browser, entries, move, listeners };
};

const start = () => {
  const fake = fakeBrowser();
  const store = createViewStore(defaultView());
  const notices: Notice[] = [];
  const stop = syncUrl({
    store,
    browser: fake.browser,
    defaults: defaultView(),
    onNotices: (told) => notices.push(...told),
  });
  return { ...fake, store, notices, stop };
};

const camera = (zoom: number): Camera => ({ zoom, lat: 36, lon: 111, bearing: 0, pitch: 0 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a decision is a new entry at once', () => {
  const { store, entries } = start();
  store.update(withLens('land'), 'push');
  expect(entries).toEqual(['/map', '/map?lens=land&v=1']);
});

test('a pan is written over the entry, once, 200 ms after the map came to rest', () => {
  const { store, entries } = start();
  for (const zoom of [9, 10, 11]) {
    store.update(withCamera(camera(zoom)), 'replace');
    vi.advanceTimersByTime(150);
  }
  expect(entries).toEqual(['/map']);
  vi.advanceTimersByTime(50);
  expect(entries).toEqual(['/map#11/36/111']);
});

test('the entry left behind by a decision keeps where the map rested', () => {
  const { store, entries } = start();
  store.update(withCamera(camera(9)), 'replace');
  store.update(withLens('land'), 'push');
  vi.advanceTimersByTime(1000);
  expect(entries).toEqual(['/map#9/36/111', '/map?lens=land&v=1#9/36/111']);
});

test('Back undoes a decision, Forward does it again, and neither writes', () => {
  const { store, entries, move } = start();
  store.update(withLens('land'), 'push');
  store.update(withFilter(parse('areaM2 > 5')), 'push');
  store.update(withSelection({ dataset: 'parcel', id: 'P1' }), 'push');
  move(-1);
  expect(store.view.selection).toBeNull();
  move(-1);
  expect(filterOf(store.view)).toEqual(LAND_ON_OFFER);
  move(1);
  expect(filterOf(store.view)).toEqual(parse('areaM2 > 5'));
  vi.advanceTimersByTime(1000);
  expect(entries).toHaveLength(4);
});

test('a decision taken after Back is written, though it equals the one undone', () => {
  const { store, browser, entries, move } = start();
  store.update(withLens('land'), 'push');
  move(-1);
  store.update(withLens('land'), 'push');
  expect(browser.location.search).toBe('?lens=land&v=1');
  expect(entries).toEqual(['/map', '/map?lens=land&v=1']);
});

test('Back during a pan drops what was not yet written', () => {
  const { store, entries, move } = start();
  store.update(withLens('land'), 'push');
  store.update(withCamera(camera(9)), 'replace');
  move(-1);
  vi.advanceTimersByTime(1000);
  expect(entries).toEqual(['/map', '/map?lens=land&v=1']);
  expect(store.view.camera).toBeNull();
});

test('what is not in the URL makes no entry', () => {
  const { store, entries } = start();
  store.update(withHover({ dataset: 'zone', id: 'Z1' }), 'push');
  store.update(withLens('land'), 'none');
  vi.advanceTimersByTime(1000);
  expect(entries).toEqual(['/map']);
});

test('a hand-written address with a fault is followed as far as it goes', () => {
  const { store, browser, move, notices } = start();
  browser.history.pushState(null, '', '/map?lens=land&year=x');
  move(0);
  expect(store.view.lens).toBe('land');
  expect(notices.map(({ key }) => key)).toEqual(['year']);
});

test('stopped, it writes what was under way and then no more', () => {
  const { store, entries, listeners, stop } = start();
  store.update(withCamera(camera(9)), 'replace');
  stop();
  store.update(withLens('land'), 'push');
  vi.advanceTimersByTime(1000);
  expect(entries).toEqual(['/map#9/36/111']);
  expect(listeners.size).toBe(0);
});
