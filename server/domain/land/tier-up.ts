/** What lifts a parcel one tier of 亩图分级, as a list of works with what they cost and take (升级方案). */
import type { Label } from '../dataset.ts';
import { isAvailable } from '../services.ts';
import type { LandSheet, LedgerRow, Rule, Tier } from './answer.ts';

export type TierStep = {
  /** The rule that is not met. */
  readonly rule: Rule['id'];
  readonly say: Label;
  /** The works in the gap ledger; null where the step is none (a decision, an assessment), or the ledger has no such row. */
  readonly row: LedgerRow | null;
  /** False where it is unknown whether anything is to be done: first somebody has to look. */
  readonly isSure: boolean;
};

export type TierUp = {
  readonly to: Tier;
  readonly steps: readonly TierStep[];
  /** What the sure works cost at least; null where the reader may not see prices. */
  readonly costLowWanYuan: number | null;
  /** Null where a step has no price. */
  readonly costHighWanYuan: number | null;
  readonly monthsLow: number | null;
  /** The longest of the works, which run side by side; null where none has a duration. */
  readonly monthsHigh: number | null;
  /** Steps without a price: the sum may be higher. */
  readonly unpriced: readonly Label[];
  /** Steps without a duration: it may take longer. */
  readonly untimed: readonly Label[];
};

type Ledgered = Pick<LandSheet, 'readiness' | 'ledger'>;

/** The fields a rule of works looks at, one for each of its lacks and in their order. */
const fieldsOf = (rule: Rule): readonly string[] =>
  rule.id === 'levelled'
    ? ['levelling']
    : rule.id === 'services'
      ? rule.from.filter(({ value }) => !isAvailable(value)).map(({ field }) => field)
      : [];

const stepsOf = (rule: Rule, { ledger }: Ledgered): readonly TierStep[] => {
  const fields = fieldsOf(rule);
  return rule.lacks.map((say, index) => {
    const row = ledger.rows.find(({ item }) => item === fields[index]) ?? null;
    return { rule: rule.id, say, row, isSure: row ? row.isGap === true : rule.result === 'no' };
  });
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const most = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

/** Null where there is no tier above, or the land has been supplied and has none. */
export function tierUpOf(sheet: Ledgered): TierUp | null {
  const { tier, rules } = sheet.readiness;
  if (tier === null || tier === 5) return null;
  const to = (tier + 1) as Tier;
  const steps = rules
    .filter((rule) => rule.tier === to && rule.result !== 'yes')
    .flatMap((rule) => stepsOf(rule, sheet));
  const isPriced = sheet.ledger.costLowWanYuan !== null;
  const without = (known: (row: LedgerRow) => number | null): readonly Label[] =>
    steps.filter(({ row }) => row === null || known(row) === null).map(({ say }) => say);
  const unpriced = isPriced ? without((row) => row.costHighWanYuan) : [];
  const sure = steps.filter(({ isSure }) => isSure);
  return {
    to,
    steps,
    costLowWanYuan: isPriced ? sum(sure.map(({ row }) => row?.costLowWanYuan ?? 0)) : null,
    costHighWanYuan: isPriced && unpriced.length === 0 ? sum(steps.map(({ row }) => row?.costHighWanYuan ?? 0)) : null,
    monthsLow: most(sure.map(({ row }) => row?.monthsLow ?? null)),
    monthsHigh: most(steps.map(({ row }) => row?.monthsHigh ?? null)),
    unpriced,
    untimed: isPriced ? without((row) => row.monthsHigh) : [],
  };
}
