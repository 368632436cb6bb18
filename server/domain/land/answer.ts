/** What the card of a parcel tells a planner: readiness, gap ledger, services, assessments, constraints, 标准地 figures. */
import type { Label } from '../dataset.ts';
import type { AssessmentItem } from '../datasets/assessment.ts';
import type { ServiceItem, ServiceStatus } from '../datasets/service.ts';
import type { Trace } from '../matching/answer.ts';

export type Tier = 1 | 2 | 3 | 4 | 5;

export type RuleResult = 'yes' | 'no' | 'unknown';

/** One printed rule of 亩图分级, held against one parcel. */
export type Rule = {
  readonly id: string;
  readonly tier: Tier;
  readonly say: Label;
  readonly result: RuleResult;
  /** What is missing or unknown, by name; empty where the rule is met. */
  readonly lacks: readonly Label[];
  readonly from: readonly Trace[];
};

export type Readiness = {
  /** Highest tier whose rules, and those of every tier below, are known to be met; null for land that is not to be had. */
  readonly tier: Tier | null;
  /** Tier if every unknown turned out well. */
  readonly atMost: Tier | null;
  readonly rules: readonly Rule[];
  /** What lifts the parcel one tier; empty at the highest. */
  readonly lift: readonly Label[];
};

/** One item of the gap ledger: what there is, what is needed, and what it takes. */
export type LedgerRow = {
  readonly item: ServiceItem | 'levelling';
  readonly status: ServiceStatus | null;
  /** Spare capacity that is known; null = unknown. */
  readonly have: number | null;
  /** From the brief; null where it asks for no amount. */
  readonly need: number | null;
  /** Need less what there is; null = unknown, or nothing asked. */
  readonly short: number | null;
  readonly unit: string | null;
  readonly distanceM: number | null;
  /** True where works are needed, null where it is not known whether. */
  readonly isGap: boolean | null;
  /** Null = unknown, or not for this reader. */
  readonly costLowWanYuan: number | null;
  readonly costHighWanYuan: number | null;
  readonly monthsLow: number | null;
  readonly monthsHigh: number | null;
  readonly who: string | null;
  readonly letter: { readonly text: string; readonly on: string | null } | null;
  readonly basis: readonly Trace[];
};

export type Ledger = {
  /** The reading of N通一平 whose items stand in the ledger. */
  readonly profile: string;
  readonly rows: readonly LedgerRow[];
  /** Sum over the gaps that can be priced. */
  readonly costLowWanYuan: number | null;
  readonly costHighWanYuan: number | null;
  /** Gaps, or items that may be gaps, without a price. */
  readonly unpriced: readonly (ServiceItem | 'levelling')[];
  /** All works run at the same time, so the longest of them decides. */
  readonly critical: {
    readonly item: ServiceItem | 'levelling';
    readonly monthsLow: number;
    readonly monthsHigh: number;
  } | null;
  /** Gaps, or items that may be gaps, of unknown duration: the time may be longer. */
  readonly untimed: readonly (ServiceItem | 'levelling')[];
};

/** 区域评价 as it holds for one parcel: inherited only wholly inside the scope, while it is in date. */
export type InheritedAssessment = {
  readonly item: AssessmentItem;
  readonly result: RuleResult;
  readonly why: Label;
  readonly assessmentId: string | null;
  readonly approvalNo: string | null;
  readonly validUntil: string | null;
};
