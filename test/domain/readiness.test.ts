import { describe, expect, it } from 'vitest';
import { ASSESSMENT_ITEMS } from '../../server/domain/datasets/assessment.ts';
import type { Value } from '../../server/domain/edit.ts';
import type { InheritedAssessment } from '../../server/domain/land/answer.ts';
import { type AssessmentRow, inherited, liesInside } from '../../server/domain/land/inherit.ts';
import { TIERS } from '../../server/domain/land/tiers.ts';
import { RULES, readinessOf } from '../../server/domain/readiness.ts';
import { READY } from './land/ready.ts';
import { sites } from './matching/search.ts';

const TODAY = '2024-12-31';

const assessed = (result: InheritedAssessment['result']): readonly InheritedAssessment[] =>
  ASSESSMENT_ITEMS.map(({ id }) => ({
    item: id,
    result,
    why: { zh: '测试', en: 'test' },
    assessmentId: id,
    approvalNo: null,
    validUntil: null,
  }));

const tierOf = (changes: Readonly<Record<string, Value>>, result: InheritedAssessment['result'] = 'yes') => {
  const { tier, atMost, lift } = readinessOf(
    { id: 'p', properties: { ...READY, ...changes }, at: null, services: [] },
    assessed(result),
  );
  return [tier, atMost, lift.map(({ zh }) => zh).join('；')];
};

describe('the tier of a parcel', () => {
  it.each([
    ['every rule met', {}, [5, 5, '']],
    ['not on offer yet', { status: 'serviced' }, [4, 4, '具备出让条件']],
    ['an indicator not set', { taxMinWanYuanPerMu: null }, [4, 5, '亩均税收下限']],
    ['no standard land', { isStandardLand: false }, [4, 4, '标准地']],
    ['sewage planned', { sewage: 'planned' }, [3, 3, '污水']],
    ['sewage not known', { sewage: 'unknown' }, [3, 5, '污水（待核实）']],
    ['nothing said of sewage', { sewage: null }, [3, 5, '污水（待核实）']],
    ['not levelled', { levelled: false }, [3, 3, '场地平整']],
    ['no plan limits', { farMax: null }, [2, 5, '容积率上限']],
    ['title disputed', { tenure: 'unsettled' }, [1, 1, '转为权属清晰的国有建设用地']],
    ['expropriated, not reserved', { status: 'expropriating' }, [1, 1, '完成收储']],
    ['sold', { status: 'sold' }, [null, null, '']],
  ] as const)('%s', (_, changes, expected) => {
    expect(tierOf(changes)).toEqual(expected);
  });

  it('stands on assessments that hold; one unknown may still turn out well', () => {
    expect(tierOf({}, 'no').slice(0, 2)).toEqual([2, 2]);
    expect(tierOf({}, 'unknown').slice(0, 2)).toEqual([2, 5]);
  });

  it('is never above what it may be at most, over the demonstration, and tells what lifts it', () => {
    for (const site of sites) {
      const { tier, atMost, lift, rules } = readinessOf(site, assessed('unknown'));
      expect(rules).toHaveLength(RULES.length);
      if (tier === null) continue;
      expect(atMost).toBeGreaterThanOrEqual(tier);
      expect(lift.length > 0).toBe(tier < 5);
    }
    expect(new Set(RULES.map(({ tier }) => tier))).toEqual(new Set(TIERS.map(({ id }) => id).slice(1)));
  });
});

describe('an area assessment', () => {
  const square = (west: number, east: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, 36],
        [east, 36],
        [east, 36.01],
        [west, 36.01],
        [west, 36],
      ],
    ],
  });
  const row = (changes: Readonly<Record<string, Value>>): AssessmentRow => ({
    id: 'a',
    properties: { item: 'flood', status: 'done', validUntil: '2026-05-01', ...changes },
    geometry: square(111, 112),
  });
  const flood = (rows: readonly AssessmentRow[], isInside: boolean | null = true) =>
    inherited(rows, () => isInside, TODAY).find(({ item }) => item === 'flood')!.result;

  it.each([
    ['done and in date', {}, true, 'yes'],
    ['on its last day', { validUntil: TODAY }, true, 'yes'],
    ['expired the day before', { validUntil: '2024-12-30' }, true, 'no'],
    ['without an end', { validUntil: null }, true, 'unknown'],
    ['under way', { status: 'underway' }, true, 'no'],
    ['not started', { status: 'notStarted' }, true, 'no'],
    ['only partly inside its scope', {}, false, 'no'],
    ['without a scope', {}, null, 'unknown'],
  ] as const)('%s', (_, changes, isInside, result) => {
    expect(flood([row(changes)], isInside)).toBe(result);
  });

  it('is unknown where no row speaks of it, and the best of several counts', () => {
    expect(flood([])).toBe('unknown');
    expect(flood([row({ validUntil: '2020-01-01' }), row({})])).toBe('yes');
    expect(inherited([], () => true, TODAY)).toHaveLength(10);
  });

  it('covers a parcel wholly or not at all: a square metre of survey is forgiven, a strip is not', () => {
    expect(liesInside(square(111.1, 111.2), square(111, 112))).toBe(true);
    expect(liesInside(square(111, 112), square(111, 112))).toBe(true);
    expect(liesInside(square(111.9, 112.00001), square(111, 112))).toBe(false);
    expect(liesInside(null, square(111, 112))).toBeNull();
  });
});
