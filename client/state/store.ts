/** The one place that holds the View. Everybody reads it, `update` alone changes it, listeners hear of every change. */
import type { Action, View } from './view.ts';

/** What a change means for the browser's history: a step Back undoes, a step it does not, or nothing to write. */
export type Step = 'push' | 'replace' | 'none';

type ViewListener = (view: View, step: Step) => void;

export interface ViewStore {
  readonly view: View;
  /** Does nothing where `action` returns the view it was given. */
  update(action: Action, step: Step): void;
  /** Returns the way to stop listening. */
  subscribe(listener: ViewListener): () => void;
}

export const createViewStore = (initial: View): ViewStore => {
  let view = initial;
  const listeners = new Set<ViewListener>();
  // A listener may update in turn: its change is told after the one under way, so all hear the changes in one order.
  const untold: { readonly view: View; readonly step: Step }[] = [];
  let telling = false;

  const tell = () => {
    if (telling) return;
    telling = true;
    try {
      for (let change = untold.shift(); change; change = untold.shift())
        for (const listener of [...listeners]) listener(change.view, change.step);
    } finally {
      telling = false;
    }
  };

  return {
    get view() {
      return view;
    },
    update(action, step) {
      const next = action(view);
      if (next === view) return;
      view = next;
      untold.push({ view, step });
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
