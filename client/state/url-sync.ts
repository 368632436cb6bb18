/**
 * Keeps URL and View the same. A decision (step 'push') is written at once as a new entry, so Back undoes it; a pan or
 * another passing change (step 'replace') is written 200 ms after the last one, over the entry that stands. Back and
 * Forward put the view of their entry into the store.
 */
import type { ViewStore } from './store.ts';
import { type Address, decode, encode, type Notice } from './url.ts';
import type { View } from './view.ts';

const LATE_MS = 200;

/** The part of `window` used here. */
export type Browser = {
  readonly location: Address & { readonly pathname: string };
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
  removeEventListener(type: 'popstate', listener: () => void): void;
};

type UrlSync = {
  readonly store: ViewStore;
  readonly browser: Browser;
  readonly defaults: View;
  readonly onNotices: (notices: readonly Notice[]) => void;
};

/** Returns the way to stop. */
export const syncUrl = ({ store, browser, defaults, onNotices }: UrlSync): (() => void) => {
  const { location, history } = browser;
  let written = encode(store.view, defaults);
  let late: { readonly url: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  const write = (how: 'pushState' | 'replaceState', url: string) => {
    if (url === written) return;
    written = url;
    history[how](null, '', location.pathname + url);
  };
  const cancelLate = () => {
    clearTimeout(late?.timer);
    late = null;
  };
  const writeLate = () => {
    const url = late?.url;
    cancelLate();
    if (url !== undefined) write('replaceState', url);
  };

  const stop = store.subscribe((view, step) => {
    if (step === 'none') return;
    const url = encode(view, defaults);
    if (step === 'push') {
      // The entry left behind keeps where the map rested, not where it was 200 ms before.
      writeLate();
      write('pushState', url);
    } else {
      cancelLate();
      late = { url, timer: setTimeout(writeLate, LATE_MS) };
    }
  });

  const follow = () => {
    cancelLate();
    const { view, notices } = decode(location, defaults, store.view);
    written = encode(view, defaults);
    store.update(() => view, 'none');
    onNotices(notices);
  };
  browser.addEventListener('popstate', follow);

  return () => {
    writeLate();
    stop();
    browser.removeEventListener('popstate', follow);
  };
};
