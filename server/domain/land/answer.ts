/** What the card of a parcel tells a planner: readiness, gap ledger, services, assessments, constraints, 标准地 figures. */
import type { Candidate } from '../candidate.ts';
import type { ConstraintShare } from '../constraint.ts';
import type { Label } from '../dataset.ts';
import type { AssessmentItem } from '../datasets/assessment.ts';
import type { ParcelStatus } from '../datasets/parcel.ts';
import type { ServiceItem, ServiceStatus } from '../datasets/service.ts';
import type { Trace } from '../matching/answer.ts';
import type { Unit } from '../units.ts';

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
  readonly profile: Label;
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

/** A control indicator or plan limit of the parcel, as it will stand in the contract. */
export type ControlIndicator = Label & {
  /** Field of the parcel register. */
  readonly id: string;
  readonly operator: 'atLeast' | 'atMost' | 'text';
  readonly value: number | string | null;
  readonly unit: Unit | null;
  /** When it is checked: at completion, or at full output. */
  readonly phase: 'construction' | 'fullOutput';
  readonly source: string | null;
};

/** A step of a parcel's life: reached, where it stands now, or still ahead. */
export type LifeStep = Label & {
  readonly id: ParcelStatus;
  readonly state: 'done' | 'now' | 'ahead';
  readonly on: string | null;
  /** The day is agreed or expected, not one that has been. */
  readonly isPlanned: boolean;
};

export type LandSheet = {
  readonly parcelId: string;
  readonly name: string;
  readonly asOf: string;
  readonly synthetic: boolean;
  readonly scheme: Label;
  readonly readiness: Readiness;
  /** By the readings of N通一平 in force. */
  readonly level: Label;
  /** By the usual reading, which lists and filters go by; null where it says the same. */
  readonly usualLevel: Label | null;
  readonly ledger: Ledger;
  readonly assessments: readonly InheritedAssessment[];
  /** What the networks promise, which is no service yet. */
  readonly candidates: readonly Candidate[];
  /** Null where the reader may not see constraints. */
  readonly constraints: readonly ConstraintShare[] | null;
  readonly indicators: readonly ControlIndicator[];
  readonly lifecycle: readonly LifeStep[];
  /** Null where the reader may not see documents. */
  readonly documents:
    | readonly { readonly id: string; readonly name: string; readonly kind: string; readonly issuedOn: string | null }[]
    | null;
};

/** Land still to be supplied, by readiness; parcels of unknown area count and add none. */
export type Stock = {
  readonly tier: Tier;
  readonly parcels: number;
  readonly areaM2: number;
  readonly unknownAreas: number;
};

/** What a year brings and what projects ask of it; year null = no day is known. */
export type SupplyYear = {
  readonly year: number | null;
  readonly readyM2: number;
  readonly parcels: number;
  readonly demandM2: number;
  readonly projects: number;
  /** Projects that want land and do not say how much. */
  readonly unknownDemands: number;
};

export type SupplyBoard = {
  readonly asOf: string;
  readonly scheme: Label;
  readonly stock: readonly Stock[];
  readonly years: readonly SupplyYear[];
  /** Printed targets for standard land in reserve; a plan, never a result. */
  readonly targets: readonly {
    readonly zoneId: string;
    readonly year: number;
    readonly areaM2: number;
    readonly source: string | null;
    /** Zones of the register within what the target speaks of, and what they have. */
    readonly zoneIds: readonly string[];
    readonly stock: readonly Stock[];
  }[];
};
