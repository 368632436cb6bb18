/** What a search by brief answers: ranked parcels, each with its gates and with the points that make up its score. */
import type { CommonMerit, Criterion, Weight } from '../brief.ts';
import type { Label } from '../dataset.ts';

/** A figure a judgement rests on: the field of a register it was read from, the row, and what stood there. */
export type Trace = {
  /** "parcel", "service", "utility", … or "basemap" for a sketched line. */
  readonly dataset: string;
  /** Null where the row that would say it is missing. */
  readonly id: string | null;
  readonly field: string;
  /** As stored; null = unknown. */
  readonly value: string | number | boolean | null;
};

export type GateResult = 'pass' | 'fail' | 'unknown';

/** A must of the brief, or that the land is still to be had (`supply`), held against one parcel. */
export type Gate = {
  readonly criterion: Criterion | 'supply';
  readonly result: GateResult;
  readonly asked: Label;
  readonly found: Label;
  readonly from: readonly Trace[];
};

/** What earns points: the shoulds of the brief, and what is better for any project. */
export type Merit = Criterion | CommonMerit;

export type Points = {
  readonly merit: Merit;
  /** Tenths at the finest, so that they add up to the score exactly. */
  readonly points: number;
  readonly of: number;
  /** Nothing is known, so nothing is earned. */
  readonly isUnknown: boolean;
  readonly found: Label;
  readonly from: readonly Trace[];
};

export type Ranked = {
  readonly parcelId: string;
  readonly name: string;
  readonly parkId: string | null;
  readonly zoneId: string;
  readonly areaM2: number | null;
  readonly synthetic: boolean;
  readonly gates: readonly Gate[];
  readonly points: readonly Points[];
  /** The sum of the points. */
  readonly score: number;
  readonly of: number;
  /** Gates and merits of which nothing is known. */
  readonly unknowns: readonly (Criterion | Merit | 'supply')[];
  readonly reason: Label;
  /** Null for the first. */
  readonly whyNotFirst: Label | null;
};

/** A parcel that fails one must only. */
export type NearMiss = { readonly parcelId: string; readonly name: string; readonly gate: Gate };

/** What leaving one must out would gain. */
export type Relaxing = {
  readonly criterion: Criterion;
  readonly asked: Label;
  /** Parcels that would then be left, those with unknown gates included. */
  readonly gain: number;
  /** There are more than could be looked at: `gain` is a lower bound. */
  readonly isAtLeast: boolean;
  /** The best of them that are known to miss this must alone, nearest first. */
  readonly nearest: readonly NearMiss[];
};

export type MatchAnswer = {
  readonly asOf: string;
  /** Parcels that pass or may pass every must. */
  readonly matched: number;
  /** Of them, those with at least one must unknown. */
  readonly uncertain: number;
  readonly ranked: readonly Ranked[];
  /** Where nothing fits: the must that costs most first. Empty where something fits. */
  readonly relax: readonly Relaxing[];
  /** Where nothing fits and a smallest area was asked for: what neighbours could make up together (拼地). */
  readonly assembleM2: number | null;
  /** Where they are to be looked for: the other musts as CQL2 text, for `/api/assemblies/find`. */
  readonly assembleFilter: string | null;
  readonly asked: readonly { readonly criterion: Criterion; readonly weight: Weight; readonly say: Label }[];
};
