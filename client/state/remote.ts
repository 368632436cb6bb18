import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Source<T> = {
  /** What is to be shown, as text that differs when the answer may differ; null = nothing. Asked before each drawing. */
  readonly key: () => string | null;
  /** Answers for that key; stops when `signal` says that nobody waits any more. */
  readonly load: (key: string, signal: AbortSignal) => Promise<T>;
};

/** What each element still waits for. */
const WAITING = new WeakMap<ReactiveControllerHost, Set<unknown>>();

/**
 * An answer from the server for a Lit element, loaded again whenever its key changes:
 * `rows = new Remote(this, { key: () => …, load: (key, signal) => … })`, then `rows.state` and `rows.value`.
 * The old value stays while the next one loads or when loading fails, so that a list dims instead of vanishing; to a
 * screen reader the element is busy (`aria-busy`) until all its answers are there.
 */
export class Remote<T> implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  value: T | undefined;
  error: unknown;
  private loaded: string | null = null;
  private underWay: AbortController | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: Source<T>,
  ) {
    host.addController(this);
  }

  /** Asks again for the same key: after a failure, or when the data has changed. */
  reload(): void {
    this.loaded = null;
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const key = this.source.key();
    if (key === this.loaded) return;
    this.underWay?.abort();
    this.loaded = key;
    if (key === null) this.forget();
    else void this.load(key);
  }

  /** What was still loading is given up; an element put back asks again. */
  hostDisconnected(): void {
    if (this.state === 'loading') this.loaded = null;
    this.underWay?.abort();
    this.underWay = null;
    this.wait(false);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  private wait(isWaiting: boolean): void {
    const waiting = WAITING.get(this.host) ?? new Set();
    WAITING.set(this.host, waiting);
    if (isWaiting) waiting.add(this);
    else waiting.delete(this);
    if ('ariaBusy' in this.host) this.host.ariaBusy = String(waiting.size > 0);
  }

  private forget(): void {
    this.wait(false);
    this.state = 'idle';
    this.value = undefined;
    this.error = undefined;
  }

  private async load(key: string): Promise<void> {
    const underWay = new AbortController();
    this.underWay = underWay;
    this.state = 'loading';
    this.wait(true);
    try {
      const value = await this.source.load(key, underWay.signal);
      if (!underWay.signal.aborted) this.settle({ state: 'ready', value, error: undefined });
    } catch (error) {
      if (!underWay.signal.aborted) this.settle({ state: 'failed', value: this.value, error });
    }
  }

  private settle(outcome: { state: 'ready' | 'failed'; value: T | undefined; error: unknown }): void {
    Object.assign(this, outcome);
    this.wait(false);
    this.host.requestUpdate();
  }
}
