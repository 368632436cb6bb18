/** Parcels that this browser keeps in mind, without an account; every tab and panel hears of a change. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const STORED = 'mutu.shortlist';
const CHANGED = 'mutu-shortlist';
/** More is no shortlist. */
export const MOST_SHORTLISTED = 50;

const read = (): readonly string[] => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, MOST_SHORTLISTED) : [];
  } catch {
    return [];
  }
};

export const isShortlisted = (id: string): boolean => read().includes(id);

export const toggleShortlisted = (id: string): void => {
  const ids = read();
  const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-MOST_SHORTLISTED);
  localStorage.setItem(STORED, JSON.stringify(next));
  window.dispatchEvent(new Event(CHANGED));
};

/** `list = new Shortlist(this)`, then `list.ids`. */
export class Shortlist implements ReactiveController {
  ids: readonly string[] = read();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(CHANGED, this.changed);
    window.addEventListener('storage', this.changed);
    this.changed();
  }

  hostDisconnected(): void {
    window.removeEventListener(CHANGED, this.changed);
    window.removeEventListener('storage', this.changed);
  }

  private readonly changed = () => {
    this.ids = read();
    this.host.requestUpdate();
  };
}
