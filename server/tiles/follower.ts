/** Keeps the blocks in step with the GeoPackage, whoever edits it: looks at the feed of touched rows whenever the store's revision has moved. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../domain/dataset.ts';
import type { Drawing } from '../store/drawing.ts';
import type { RowFeed } from '../store/row-feed.ts';
import type { Store } from '../store/store.ts';
import { DRAWN, lapsedPart } from './drawn-dataset.ts';
import { follow } from './follow.ts';
import { dayNumber, dayOf } from './rebuild.ts';

/** Rows followed before others get a turn: about 30 ms. */
const SLICE = 100;
/** So many touched rows are always followed; beyond, drawing anew is quicker once they are one row in fifty. */
const FEW = 300;
const SHARE = 1 / 50;
/** More touches than this are not listed row by row, which would take a fifth of a second: what they touched is drawn anew. */
const FLOOD = 20_000;

const LAPSING = DRAWN.filter(({ lapses }) => lapses);

/** The seq of a dataset that has yet to be drawn. */
const NEVER = -1;

export type FollowerOptions = {
  readonly feed: RowFeed;
  readonly drawing: Drawing;
  readonly revision: Store['revision'];
  /** Rows verified before this day (ISO) have lapsed; it moves on at midnight. */
  readonly lapseDay: () => string;
  /** Draws whole datasets anew, in another thread where it can. */
  readonly redraw: (datasets: readonly string[], lapseDay: string) => Promise<void>;
};

export class Follower {
  /** Grows whenever blocks may have changed: a tile cut before and finished after is not to be kept. */
  version = 0;
  private readonly seqs: Map<string, number>;
  /** The number of the day up to which the rows of a dataset that lapses are known to have lapsed. */
  private readonly days: Map<string, number>;
  private running: Promise<void> | null = null;

  constructor(private readonly options: FollowerOptions) {
    const last = options.feed.lastSeq();
    // A side file that knows more than the feed belongs to another state of the database (a backup put back): it is drawn anew.
    const known = (seq: number) => (seq > last ? NEVER : seq);
    this.seqs = new Map(DRAWN.map(({ id }) => [id, known(options.drawing.seq(id))]));
    this.days = new Map(LAPSING.map((dataset) => [dataset.id, options.drawing.seq(lapsedPart(dataset))]));
  }

  /** Whether someone else may hold the side file's lock. */
  get busy(): boolean {
    return this.running !== null;
  }

  stale({ id }: Dataset): boolean {
    return this.options.revision(id) > this.seqs.get(id)! || this.isLate(id);
  }

  private isLate(id: string): boolean {
    const day = this.days.get(id);
    return day !== undefined && day !== dayNumber(this.options.lapseDay());
  }

  /** Resolves when the blocks of `dataset` hold every edit that was there at the call. */
  async fresh(dataset: Dataset): Promise<void> {
    const wanted = this.options.revision(dataset.id);
    while (this.seqs.get(dataset.id)! < wanted || this.isLate(dataset.id)) await this.catchUp(wanted);
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
    const lapseDay = this.options.lapseDay();
    const isFlood = this.isFlood(feed.lastSeq());
    const touched = isFlood ? new Map<string, number[]>() : this.touchedRows(feed.lastSeq());
    for (const { id } of LAPSING)
      touched.set(id, [...new Set([...(touched.get(id) ?? []), ...this.lapsing(id, lapseDay)])]);
    const redrawn = DRAWN.filter(
      (dataset) =>
        (isFlood && this.options.revision(dataset.id) > this.seqs.get(dataset.id)!) ||
        this.needsRedraw(dataset, touched.get(dataset.id)?.length ?? 0),
    );
    this.version++;
    if (redrawn.length > 0)
      await this.options.redraw(
        redrawn.map(({ id }) => id),
        lapseDay,
      );
    for (const dataset of DRAWN)
      if (!redrawn.includes(dataset)) await this.followRows(dataset, touched.get(dataset.id) ?? [], lapseDay);
    drawing.write(() => {
      for (const { id } of DRAWN) drawing.setSeq(id, seq);
      for (const dataset of LAPSING) drawing.setSeq(lapsedPart(dataset), dayNumber(lapseDay));
    });
    for (const { id } of DRAWN) this.seqs.set(id, seq);
    for (const { id } of LAPSING) this.days.set(id, dayNumber(lapseDay));
    this.version++;
  }

  private isFlood(last: number): boolean {
    const drawn = [...this.seqs.values()].filter((seq) => seq !== NEVER);
    const since = Math.min(...drawn);
    return drawn.length > 0 && last - since > FLOOD && this.options.feed.countTouched(since, FLOOD + 1) > FLOOD;
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

  /** Rows that lapse, or count again, because the day has moved (back, where it was set otherwise). */
  private lapsing(id: string, lapseDay: string): readonly number[] {
    const known = this.days.get(id)!;
    if (known === NEVER || this.seqs.get(id) === NEVER || known === dayNumber(lapseDay)) return [];
    const [from, to] = [dayOf(known), lapseDay].toSorted();
    return this.options.feed.verifiedWithin(id, from!, to!);
  }

  private needsRedraw({ id }: Dataset, touched: number): boolean {
    if (this.seqs.get(id) === NEVER || this.days.get(id) === NEVER) return true;
    return touched > FEW && touched > FEW + this.options.drawing.blocks(id).count() * SHARE;
  }

  private async followRows(dataset: Dataset, fids: readonly number[], lapseDay: string): Promise<void> {
    const { feed, drawing } = this.options;
    for (let from = 0; from < fids.length; from += SLICE) {
      follow(feed, drawing, dataset, fids.slice(from, from + SLICE), lapseDay);
      if (from + SLICE < fids.length) await nextTurn();
    }
  }
}
