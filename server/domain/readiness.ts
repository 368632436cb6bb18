/**
 * 亩图分级: how ready land is, 1 to 5, after the method of Virginia's Business Ready Sites (raw, controlled, studied,
 * serviced, ready) with the rules of N通一平 and 标准地. It is our own scheme and 待核. A tier is reached when its rules and
 * those below are known to be met; what is unknown lifts nothing.
 */
import type { Label } from './dataset.ts';
import { ASSESSMENT_ITEMS } from './datasets/assessment.ts';
import { fieldOf } from './datasets/index.ts';
import { parcel } from './datasets/parcel.ts';
import { SERVICE_ITEMS } from './datasets/service.ts';
import type { InheritedAssessment, Readiness, Rule, RuleResult, Tier } from './land/answer.ts';
import { isChoosable, isOnOffer, isToSupply } from './land/supply.ts';
import type { Trace } from './matching/answer.ts';
import { levelledOf, statusesOf } from './matching/land-judges.ts';
import { ofParcel, type Site } from './matching/site.ts';
import { PROFILES, progressOf } from './services.ts';

type Verdict = Pick<Rule, 'result' | 'lacks' | 'from'>;

type RuleFact = {
  readonly id: string;
  readonly tier: Tier;
  readonly say: Label;
  readonly judge: (site: Site, assessments: readonly InheritedAssessment[]) => Verdict;
};

const labelOf = (field: string): Label => {
  const { zh, en } = fieldOf(parcel, field)!;
  return { zh, en };
};

const fromTruth = (truth: boolean | null): RuleResult => (truth === null ? 'unknown' : truth ? 'yes' : 'no');

const verdict = (truth: boolean | null, lacks: readonly Label[], from: readonly Trace[]): Verdict => ({
  result: fromTruth(truth),
  lacks: truth === true ? [] : lacks,
  from,
});

const isReserved = (site: Site): Verdict => {
  const { status } = site.properties;
  return verdict(isChoosable(status), [{ zh: '完成收储', en: 'Take into reserve' }], [ofParcel(site, 'status')]);
};

const hasTenure = (site: Site): Verdict => {
  const tenure = site.properties['tenure'] ?? null;
  return verdict(
    tenure === null ? null : tenure === 'stateOwned',
    [{ zh: '转为权属清晰的国有建设用地', en: 'Clear title as state-owned construction land' }],
    [ofParcel(site, 'tenure')],
  );
};

/** Set where a value stands; an empty field says that it has not been set, or has not been entered: unknown. */
const areSet =
  (fields: readonly string[]) =>
  (site: Site): Verdict => {
    const missing = fields.filter((field) => (site.properties[field] ?? null) === null);
    return verdict(
      missing.length === 0 ? true : null,
      missing.map(labelOf),
      fields.map((field) => ofParcel(site, field)),
    );
  };

const areAssessed = (_site: Site, assessments: readonly InheritedAssessment[]): Verdict => {
  const open = assessments.filter(({ result }) => result !== 'yes');
  const isMissing = open.some(({ result }) => result === 'no');
  return verdict(
    open.length === 0 ? true : isMissing ? false : null,
    open.map(({ item, why }) => {
      const { zh, en } = ASSESSMENT_ITEMS.find(({ id }) => id === item)!;
      return { zh: `${zh}（${why.zh}）`, en: `${en} (${why.en})` };
    }),
    assessments.map(({ assessmentId, validUntil }) => ({
      dataset: 'assessment',
      id: assessmentId,
      field: 'validUntil',
      value: validUntil,
    })),
  );
};

const isLevelled = (site: Site): Verdict =>
  verdict(levelledOf(site), [labelOf('levelled')], [ofParcel(site, 'levelled')]);

const FIVE = PROFILES.P5;

const isServed = (site: Site): Verdict => {
  const progress = progressOf(statusesOf(site), FIVE);
  const lacks = FIVE.items.filter((item) => progressOf(statusesOf(site), item) !== 'confirmed');
  return verdict(
    progress === 'confirmed' ? true : progress === 'unknown' ? null : false,
    lacks.map((item) => {
      const { zh, en } = SERVICE_ITEMS.find(({ id }) => id === item)!;
      return progressOf(statusesOf(site), item) === 'unknown'
        ? { zh: `${zh}（待核实）`, en: `${en} (not known)` }
        : { zh, en };
    }),
    FIVE.items.map((item) => ofParcel(site, item)),
  );
};

const isToBeHad = (site: Site): Verdict => {
  const { status } = site.properties;
  return verdict(
    isOnOffer(status),
    [{ zh: '具备出让条件', en: 'Meet the conditions of sale' }],
    [ofParcel(site, 'status')],
  );
};

const isStandard = (site: Site): Verdict => {
  const value = site.properties['isStandardLand'] ?? null;
  return verdict(
    typeof value === 'boolean' ? value : null,
    [labelOf('isStandardLand')],
    [ofParcel(site, 'isStandardLand')],
  );
};

/** The plan limits a sale rests on. */
const PLAN = ['landUse', 'farMax', 'coverageMaxPercent', 'greenMaxPercent'];
/** The five control indicators of the Shanxi reform (霍州): investment, floor area ratio, energy, environment, tax. */
const INDICATORS = [
  'investmentMinWanYuanPerMu',
  'farMin',
  'energyMaxTcePerWanYuan',
  'environmentStandard',
  'taxMinWanYuanPerMu',
];

export const RULES: readonly RuleFact[] = [
  {
    id: 'reserved',
    tier: 2,
    say: { zh: '已完成收储（征收不等于储备）', en: 'Taken into reserve; expropriation alone is not enough' },
    judge: isReserved,
  },
  {
    id: 'tenure',
    tier: 2,
    say: { zh: '权属为国有建设用地，无争议', en: 'State-owned construction land, undisputed' },
    judge: hasTenure,
  },
  {
    id: 'plan',
    tier: 3,
    say: { zh: '用地类别与规划条件已明确', en: 'Land use and plan limits are set' },
    judge: areSet(PLAN),
  },
  {
    id: 'assessments',
    tier: 3,
    say: {
      zh: '十项区域评价均覆盖本地块且在有效期内',
      en: 'All ten area assessments cover the parcel and are in date',
    },
    judge: areAssessed,
  },
  { id: 'levelled', tier: 4, say: { zh: '红线内场地平整', en: 'Levelled inside the line' }, judge: isLevelled },
  {
    id: 'services',
    tier: 4,
    say: { zh: '红线外五通均已确认', en: 'Five services confirmed at the line' },
    judge: isServed,
  },
  { id: 'standard', tier: 5, say: { zh: '按标准地供应', en: 'Supplied as standard land' }, judge: isStandard },
  {
    id: 'indicators',
    tier: 5,
    say: { zh: '五项控制指标已明确', en: 'The five control indicators are set' },
    judge: areSet(INDICATORS),
  },
  { id: 'onOffer', tier: 5, say: { zh: '具备出让条件或已公告', en: 'Ready for sale or listed' }, judge: isToBeHad },
];

const HIGHEST: Tier = 5;

/** Highest tier below the first rule that is not accepted. */
const reached = (rules: readonly Rule[], accept: readonly RuleResult[]): Tier => {
  const stopped = rules.filter(({ result }) => !accept.includes(result)).map(({ tier }) => tier);
  return (Math.min(HIGHEST + 1, ...stopped) - 1) as Tier;
};

/** The readiness of one parcel; `assessments` are the ten, as it inherits them. Land that has been supplied has no tier. */
export function readinessOf(site: Site, assessments: readonly InheritedAssessment[]): Readiness {
  const rules = RULES.map(({ id, tier, say, judge }): Rule => ({ id, tier, say, ...judge(site, assessments) }));
  if (!isToSupply(site.properties['status'])) return { tier: null, atMost: null, rules, lift: [] };
  const tier = reached(rules, ['yes']);
  return {
    tier,
    atMost: reached(rules, ['yes', 'unknown']),
    rules,
    lift: rules.filter((rule) => rule.tier === tier + 1).flatMap(({ lacks }) => lacks),
  };
}
