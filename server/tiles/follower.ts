/** Keeps the blocks in step with the GeoPackage, whoever edits it: looks at the feed of touched rows whenever the store's revision has moved. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../domain/dataset.ts';
import type { Drawing } from '../store/drawing.ts';
import type { RowFeed } from '../store/row-feed.ts';
import type { Store } from '../store/store.ts';
import { DRAWN } from './drawn-dataset.ts';
import { follow } from './follow.ts';

/** Rows followed before others get a turn: about 30 ms. */
const SLICE = 100;
/** So many touched rows are always followed; beyond, drawing anew is quicker once they are one row in fifty. */
const FEW = 300;
const SHARE = 1 / 50;

/** The seq of a dataset that has yet to be drawn. */
const NEVER = -1;

export type FollowerOptions = {
  readonly feed: RowFeed;
  readonly drawing: Drawing;
  readonly revision: Store['revision'];
  /** Draws whole datasets anew, in another thread where it can. */
  readonly redraw: (datasets: readonly string[]) => Promise<void>;
};

export class Follower {
  /** Grows whenever blocks may have changed: a tile cut before and finished after is not to be kept. */
  version = 0;
  private readonly seqs: Map<string, number>;
  private running: Promise<void> | null = null;

  constructor(private readonly options: FollowerOptions) {
    const last = options.feed.lastSeq();
    // A side file that knows more than the feed belongs to another state of the database (a backup put back): it is drawn anew.
    const known = (seq: number) => (seq > last ? NEVER : seq);
    this.seqs = new Map(DRAWN.map(({ id }) => [id, known(options.drawing.seq(id))]));
  }

  /** Whether someone else may hold the side file's lock. */
  get busy(): boolean {
    return this.running !== null;
  }

  stale({ id }: Dataset): boolean {
    return this.options.revision(id) > this.seqs.get(id)!;
  }

  /** Resolves when the blocks of `dataset` hold every edit that was there at the call. */
  async fresh(dataset: Dataset): Promise<void> {
    const wanted = this.options.revision(dataset.id);
    while (this.seqs.get(dataset.id)! < wanted) await this.catchUp(wanted);
  }

  /** Resolves when nothing is being followed. */
  async idle(): Promise<void> {
    while (this.running) await this.running.catch(() => undefined);
  }

  private catchUp(wanted: number): Promise<void> {
    this.running ??= this.follow(wanted).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async follow(wanted: number): Promise<void> {
    const { feed, drawing } = this.options;
    // `wanted` counts as followed even where the feed ends before it (a database put back from a backup), or callers would wait for ever.
    const seq = Math.max(feed.lastSeq(), wanted);
    const touched = this.touchedRows(feed.lastSeq());
    const redrawn = DRAWN.filter((dataset) => this.needsRedraw(dataset, touched.get(dataset.id)?.length ?? 0));
    this.version++;
    if (redrawn.length > 0) await this.options.redraw(redrawn.map(({ id }) => id));
    for (const dataset of DRAWN)
      if (!redrawn.includes(dataset)) await this.followRows(dataset, touched.get(dataset.id) ?? []);
    drawing.write(() => {
      for (const { id } of DRAWN) drawing.setSeq(id, seq);
    });
    for (const { id } of DRAWN) this.seqs.set(id, seq);
    this.version++;
  }

  /** Fids by dataset. A dataset that was never drawn has none: it is drawn anew. */
  private touchedRows(last: number): Map<string, number[]> {
    const drawn = [...this.seqs.values()].filter((seq) => seq !== NEVER);
    const since = Math.min(...drawn);
    const touched = new Map<string, number[]>();
    if (drawn.length === 0 || since >= last) return touched;
    for (const { dataset, fid, seq } of this.options.feed.touchedSince(since)) {
      if (seq <= (this.seqs.get(dataset) ?? seq)) continue;
      const fids = touched.get(dataset) ?? [];
      fids.push(fid);
      touched.set(dataset, fids);
    }
    return touched;
  }

  private needsRedraw({ id }: Dataset, touched: number): boolean {
    if (this.seqs.get(id) === NEVER) return true;
    return touched > FEW && touched > FEW + this.options.drawing.blocks(id).count() * SHARE;
  }

  private async followRows(dataset: Dataset, fids: readonly number[]): Promise<void> {
    const { feed, drawing } = this.options;
    for (let from = 0; from < fids.length; from += SLICE) {
      follow(feed, drawing, dataset, fids.slice(from, from + SLICE));
      if (from + SLICE < fids.length) await nextTurn();
    }
  }
}
