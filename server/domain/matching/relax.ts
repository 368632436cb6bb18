/** Where nothing fits: what each must costs, and who misses it by least. */
import { askedOf, type Brief, type Criterion, without } from '../brief.ts';
import { gateOf, judgeOf, matcherOf, scoreOf } from '../matching.ts';
import { textOf } from '../value.ts';
import type { Relaxing } from './answer.ts';
import { sayWish } from './asked.ts';
import { inOrder } from './best.ts';
import type { Ground, Site } from './site.ts';

const MOST_MISSES = 5;

export const mustsOf = (brief: Brief): readonly Criterion[] =>
  askedOf(brief).filter((criterion) => brief[criterion]?.weight === 'must');

/** `sites` may pass every other must; what is left of them is the gain. */
export function relaxing(brief: Brief, criterion: Criterion, ground: Ground, sites: readonly Site[]): Relaxing {
  const rest = matcherOf(without(brief, criterion), ground);
  const judge = judgeOf(criterion, brief, ground);
  const left = sites.flatMap((site) => {
    const score = scoreOf(rest, site);
    return score === null ? [] : [{ id: site.id, site, score }];
  });
  const misses = left
    .map((one) => ({ ...one, judgement: judge(one.site) }))
    .filter(({ judgement }) => judgement.result === 'fail')
    .sort((a, b) => (b.judgement.share ?? 0) - (a.judgement.share ?? 0) || inOrder(a, b));
  return {
    criterion,
    asked: sayWish(criterion, brief),
    gain: left.length,
    isAtLeast: false,
    nearest: misses.slice(0, MOST_MISSES).map(({ site, judgement }) => ({
      parcelId: site.id,
      name: textOf(site.properties['name']) ?? site.id,
      gate: gateOf(brief, criterion, judgement),
    })),
  };
}

/** More parcels than are looked at one by one would be left without this must. */
export const relaxingTooMany = (brief: Brief, criterion: Criterion, most: number): Relaxing => ({
  criterion,
  asked: sayWish(criterion, brief),
  gain: most,
  isAtLeast: true,
  nearest: [],
});

/** The must that costs most first; one that alone gains nothing is left out. */
export const byGain = (all: readonly Relaxing[]): readonly Relaxing[] =>
  all.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain);
