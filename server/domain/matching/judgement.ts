/** How a criterion finds a parcel: three-valued, with the share of the points it earns as a should. */
import type { Label } from '../dataset.ts';
import { fieldOf } from '../datasets/index.ts';
import { parcel } from '../datasets/parcel.ts';
import { formatFieldWithUnit } from '../show.ts';
import { formatWithUnit, type Unit } from '../units.ts';
import { numberOf } from '../value.ts';
import type { GateResult, Trace } from './answer.ts';
import { ofParcel, type Site } from './site.ts';

/** Words and traces are made only for the few parcels that are shown. */
export type Judgement = {
  readonly result: GateResult;
  /** 0..1; null = unknown. */
  readonly share: number | null;
  readonly found: () => Label;
  readonly from: () => readonly Trace[];
};

export const UNKNOWN_FOUND: Label = { zh: '待核实', en: 'not known' };

export const clamped = (share: number): number => Math.min(1, Math.max(0, share));

/** The same text in both languages, from a writer by language. */
export const both = (write: (lang: keyof Label) => string): Label => ({ zh: write('zh'), en: write('en') });

export const amount = (value: number, unit: Unit): Label => both((lang) => formatWithUnit(value, unit, lang));

export const resultOf = (isMet: boolean | null): GateResult => (isMet === null ? 'unknown' : isMet ? 'pass' : 'fail');

/** Met earns all; unmet the share given; unknown nothing. */
export const judged = (
  isMet: boolean | null,
  share: number | null,
  found: () => Label,
  from: () => readonly Trace[],
): Judgement => ({
  result: resultOf(isMet),
  share: isMet === null ? null : isMet ? 1 : clamped(share ?? 0),
  found: isMet === null ? () => UNKNOWN_FOUND : found,
  from,
});

/** A field of the parcel as it stands on its card. */
export const shownField = (site: Site, field: string): Label =>
  both((lang) => formatFieldWithUnit(fieldOf(parcel, field)!, site.properties[field], lang));

/** A number field that must not fall below, or not exceed, what is asked. */
export function byField(
  site: Site,
  field: string,
  isMet: (value: number) => boolean,
  share: (value: number) => number,
) {
  const value = numberOf(site.properties[field]);
  return judged(
    value === null ? null : isMet(value),
    value === null ? null : share(value),
    () => shownField(site, field),
    () => [ofParcel(site, field)],
  );
}
