/**
 * What an indicator is: a formula with named inputs, their units, its words and its source. Numbers are summed before
 * they are divided and rounded only when shown; what is unknown is named, never taken for 0.
 */
import type { Label } from '../dataset.ts';
import type { Unit } from '../units.ts';

export type Input = Label & { readonly id: string; readonly unit: Unit };

export type Indicator = Label & {
  readonly id: string;
  readonly unit: Unit;
  readonly inputs: readonly Input[];
  readonly formula: Label;
  /** The standard or scheme the formula is taken from; 待核 where none could be retrieved. */
  readonly source: string;
  /** Called with every input known; null where the formula has no answer (a denominator of 0). */
  readonly compute: (known: Readonly<Record<string, number>>) => number | null;
};

export type Inputs = Readonly<Record<string, number | null | undefined>>;

/** `missing` names the inputs that are unknown, in the order of the formula. */
export type Result = { readonly value: number | null; readonly missing: readonly string[] };

const isKnown = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** The value of `indicator`; null with the missing inputs named where any is unknown. */
export function evaluate(indicator: Indicator, inputs: Inputs): Result {
  const missing = indicator.inputs.filter(({ id }) => !isKnown(inputs[id])).map(({ id }) => id);
  if (missing.length > 0) return { value: null, missing };
  return { value: indicator.compute(inputs as Record<string, number>), missing: [] };
}

/** a / b; null where b is not above 0, because no land, no energy and no staff give no rate. */
export const ratio = (numerator: number, denominator: number): number | null =>
  denominator > 0 ? numerator / denominator : null;

/** A ratio in percent. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? (100 * part) / whole : null);

/** 万元 and ㎡ to 万元/亩; multiplied before it is divided, so that no rounded mu comes between. */
export const perMu = (wanYuan: number, areaM2: number): number | null => ratio(wanYuan * 10_000, areaM2 * 15);
