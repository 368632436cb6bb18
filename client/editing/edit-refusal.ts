/** What a refused save means to its author: both versions to choose from, fields to mend, or a sentence. */
import type { Issue } from '#domain/check.ts';
import type { Dataset } from '#domain/dataset.ts';
import type { Lang } from '#domain/units.ts';
import type { Item, Problem } from '../api.ts';
import type { Compared } from '../map/draw-contract.ts';
import type { NewState, Wish } from './edit-calls.ts';
import { type Clash, clashesOf } from './edit-diff.ts';
import { say } from './edit-text.ts';

/** The row as it stands now, as a refusal tells it. */
type Current = Item & { readonly version: string };
export type Stale = { readonly current: Current; readonly clashes: readonly Clash[]; readonly state: NewState };

export type Refusal =
  /** `shapes`: what stands and what was drawn, where they differ. */
  | { readonly kind: 'stale'; readonly stale: Stale; readonly shapes: Compared | null }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'said'; readonly words: string };

type Sent = {
  readonly declared: Dataset;
  /** The row as its author read it. */
  readonly base: Item | null;
  readonly wish: Wish;
  readonly state: NewState;
  readonly lang: Lang;
};

/** 412 brings both versions, 422 what is wrong with which field; anything else is a sentence. */
export const refusalOf = (problem: Problem, { declared, base, wish, state, lang }: Sent): Refusal => {
  const current = problem.detail['current'] as Current | null | undefined;
  const issues = problem.detail['issues'] as readonly Issue[] | undefined;
  if (problem.status === 412 && current && base && wish.after) {
    const { properties: yours, geometry: shape } = wish.after;
    const clashes = clashesOf(declared, { base, yours, shape, theirs: current });
    const drawn = shape ?? base.geometry;
    const shapes = { before: current.geometry ? [current.geometry] : [], after: drawn ? [drawn] : [] };
    const differ = clashes.some(({ field }) => field === 'geometry');
    return { kind: 'stale', stale: { current, clashes, state }, shapes: differ ? shapes : null };
  }
  if (problem.status === 412 && current === null) return { kind: 'said', words: say(lang, 'conflictGone') };
  return problem.status === 422 && issues?.length
    ? { kind: 'issues', issues }
    : { kind: 'said', words: problem.say[lang] };
};
