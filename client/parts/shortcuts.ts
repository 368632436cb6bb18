/**
 * Single-key shortcuts. The newest element on the page that knows a key gets it, so Esc closes the top layer. Keys are
 * left alone while typing, with Ctrl, Alt or ⌘ held, in dialogs, and when the user has switched them off.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Returns false to let an older element have the key. */
export type Keys = Readonly<Record<string, () => unknown>>;

const STORED = 'mutu.singleKeys';
const stack: Keys[] = [];

export const singleKeysOn = (): boolean => localStorage.getItem(STORED) !== 'off';

export const switchSingleKeys = (on: boolean): void => localStorage.setItem(STORED, on ? 'on' : 'off');

export class Shortcuts implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly keys: Keys,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (stack.length === 0) window.addEventListener('keydown', pressed);
    stack.push(this.keys);
  }

  hostDisconnected(): void {
    stack.splice(stack.indexOf(this.keys), 1);
    if (stack.length === 0) window.removeEventListener('keydown', pressed);
  }
}

const pressed = (event: KeyboardEvent): void => {
  const isEscape = event.key === 'Escape';
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (isInDialog(event) || (!isEscape && (isTyping(event) || !singleKeysOn()))) return;
  for (const keys of [...stack].reverse()) {
    if (keys[event.key] && keys[event.key]?.() !== false) {
      event.preventDefault();
      return;
    }
  }
};

const isTyping = (event: KeyboardEvent): boolean => {
  const at = event.composedPath()[0];
  return (
    at instanceof HTMLElement &&
    (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) &&
    !(at instanceof HTMLInputElement && /^(checkbox|radio|range)$/.test(at.type))
  );
};

const isInDialog = (event: KeyboardEvent): boolean =>
  event.composedPath().some((at) => at instanceof HTMLElement && at.localName === 'mutu-dialog');
