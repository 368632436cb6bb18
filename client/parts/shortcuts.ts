/**
 * Single-key shortcuts. The newest element to be seen that knows a key gets it, so Esc closes the top layer and a list
 * under a card stays where it is. Keys are left alone while typing, with Ctrl, Alt or ⌘ held, in dialogs, and when the
 * user has switched them off.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Returns false to let an older element have the key. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>;

const STORED = 'mutu.singleKeys';
type Listening = { readonly host: Element; readonly keys: Keys };
const stack: Listening[] = [];

export const singleKeysOn = (): boolean => localStorage.getItem(STORED) !== 'off';

export const switchSingleKeys = (on: boolean): void => localStorage.setItem(STORED, on ? 'on' : 'off');

export class Shortcuts implements ReactiveController {
  private readonly listening: Listening;

  constructor(host: ReactiveControllerHost & Element, keys: Keys) {
    this.listening = { host, keys };
    host.addController(this);
  }

  hostConnected(): void {
    if (stack.length === 0) window.addEventListener('keydown', pressed);
    stack.push(this.listening);
  }

  hostDisconnected(): void {
    stack.splice(stack.indexOf(this.listening), 1);
    if (stack.length === 0) window.removeEventListener('keydown', pressed);
  }
}

const pressed = (event: KeyboardEvent): void => {
  const isEscape = event.key === 'Escape';
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (isInDialog(event) || (!isEscape && (isTyping(event) || !singleKeysOn()))) return;
  for (const { host, keys } of [...stack].reverse()) {
    if (keys[event.key] && host.checkVisibility() && keys[event.key]?.(event) !== false) {
      event.preventDefault();
      return;
    }
  }
};

export const isTyping = (event: KeyboardEvent): boolean => {
  const at = event.composedPath()[0];
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) &&
    !(at instanceof HTMLInputElement && /^(checkbox|radio|range)$/.test(at.type))
  );
};

const isInDialog = (event: KeyboardEvent): boolean =>
  event.composedPath().some((at) => at instanceof HTMLElement && at.localName === 'mutu-dialog');
