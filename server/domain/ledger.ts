/**
 * The gap ledger of a parcel (缺口清单): per item what there is, what the brief needs, what is short, how far the
 * network is, what the works cost and take, who runs it and which letter is on file. A gap that is only possible counts
 * in the upper bound alone; what cannot be priced is named, never taken for nothing.
 */
import type { Brief } from './brief.ts';
import type { ServiceStatus } from './datasets/service.ts';
import type { CostBasis } from './datasets/unit-cost.ts';
import type { Ledger, LedgerRow } from './land/answer.ts';
import { type LedgerItem, priceOf, type UnitCost } from './land/unit-costs.ts';
import type { Trace } from './matching/answer.ts';
import { levelledOf } from './matching/land-judges.ts';
import { ofParcel, type ServiceRecord, type Site, type Source } from './matching/site.ts';
import { DRAWS, type Draw, type Drawn, spareOf } from './matching/supply-judges.ts';
import { isAvailable, PROFILES, profileFor, type ServiceProfile } from './services.ts';
import { numberOf } from './value.ts';

/** A service record with what the ledger tells of it beyond its figures. */
export type LetteredRecord = ServiceRecord & {
  readonly distanceToLineM: number | null;
  readonly operator: string | null;
  readonly evidence: string | null;
  readonly asOf: string | null;
};

/** Where the network of an item is nearest, and who runs it. */
export type Nearby = { readonly id: string; readonly distanceM: number; readonly operator: string | null };

export type LedgerGround = {
  readonly today: string;
  /** Readings of N通一平 in force. */
  readonly profiles: readonly ServiceProfile[];
  readonly records: readonly LetteredRecord[];
  readonly nearby: (item: LedgerItem) => Nearby | null;
  /** The source of the voltage that the brief asks for. */
  readonly source: Source | null;
  /** Null where the reader may not see prices. */
  readonly costs: readonly UnitCost[] | null;
};

/** A connection above this voltage is a line of its own. */
const DISTRIBUTION_KV = 10;

const BASIS: Readonly<Partial<Record<LedgerItem, CostBasis>>> = {
  power: 'kVA',
  water: 'm3PerDay',
  gas: 'nm3PerHour',
  heat: 'tonnePerHour',
};

const drawnFrom = (item: LedgerItem): Drawn | undefined =>
  (Object.keys(DRAWS) as Drawn[]).find((drawn) => DRAWS[drawn].item === item);

type Amounts = Pick<LedgerRow, 'have' | 'need' | 'short' | 'unit'>;

/** What is known not to be there gives nothing; a connection that does not tell its spare is unknown. */
function amountsOf(item: LedgerItem, brief: Brief, status: ServiceStatus | null, record?: LetteredRecord): Amounts {
  const drawn = drawnFrom(item);
  if (drawn === undefined) return { have: null, need: null, short: null, unit: null };
  const draw: Draw = DRAWS[drawn];
  const need = brief[drawn]?.value ?? null;
  const isAbsent = status !== null && status !== 'unknown' && !isAvailable(status);
  const have = isAbsent ? 0 : record ? spareOf(draw, record).spare : null;
  return { have, need, short: need === null || have === null ? null : Math.max(0, need - have), unit: draw.unit };
}

/** Works are needed for what is not there, or too small; nobody knows where nothing is recorded. */
function gapOf(status: ServiceStatus | null, { need, short }: Amounts, isOwnLine: boolean): boolean | null {
  if (status !== null && status !== 'unknown' && !isAvailable(status)) return true;
  if (short !== null && short > 0) return true;
  if (status === null || status === 'unknown' || isOwnLine) return null;
  return need !== null && short === null ? null : false;
}

type Works = Pick<LedgerRow, 'costLowWanYuan' | 'costHighWanYuan' | 'monthsLow' | 'monthsHigh'> & {
  readonly basis: readonly Trace[];
};

const NO_WORKS: Works = { costLowWanYuan: null, costHighWanYuan: null, monthsLow: null, monthsHigh: null, basis: [] };

/** One kind of work: so many units of what it is priced by; null amount = how many is not known. */
type Part = { readonly basis: CostBasis; readonly amount: number | null };

const longest = (months: readonly (number | null)[]): number | null => {
  const known = months.filter((one) => one !== null);
  return known.length > 0 ? Math.max(...known) : null;
};

/** Parts of one item add up in money and run side by side in time; one part without a price leaves the sum unknown. */
function worksOf(item: LedgerItem, parts: readonly Part[], { costs, today }: LedgerGround, voltageKV?: number): Works {
  if (costs === null || parts.length === 0) return NO_WORKS;
  const priced = parts.map((part) => ({
    ...part,
    price: priceOf(costs, { item, basis: part.basis, today, voltageKV }),
  }));
  const wanYuan = (bound: 'lowYuan' | 'highYuan'): number | null =>
    priced.reduce<number | null>(
      (sum, { amount, price }) =>
        sum === null || amount === null || price === null ? null : sum + (amount * price[bound]) / 10_000,
      0,
    );
  return {
    costLowWanYuan: wanYuan('lowYuan'),
    costHighWanYuan: wanYuan('highYuan'),
    monthsLow: longest(priced.map(({ price }) => price?.monthsLow ?? null)),
    monthsHigh: longest(priced.map(({ price }) => price?.monthsHigh ?? null)),
    basis: priced.flatMap(({ price }) =>
      price === null
        ? []
        : [
            { dataset: 'unitCost', id: price.id, field: 'lowYuan', value: price.lowYuan },
            { dataset: 'unitCost', id: price.id, field: 'highYuan', value: price.highYuan },
          ],
    ),
  };
}

const partsOf = (
  item: LedgerItem,
  status: ServiceStatus | null,
  distanceM: number | null,
  { short }: Amounts,
  isOwnLine: boolean,
): readonly Part[] => {
  const basis = BASIS[item];
  const isThere = isAvailable(status) && !isOwnLine;
  return [
    ...(isThere ? [] : [{ basis: 'metre' as const, amount: distanceM }]),
    ...(basis !== undefined && short !== null && short > 0 ? [{ basis, amount: short }] : []),
  ];
};

const recordTraces = (record: LetteredRecord | undefined): readonly Trace[] =>
  record === undefined
    ? []
    : (['distanceToLineM', 'capacity', 'capacityUsed', 'evidence'] as const).map((field) => ({
        dataset: 'service',
        id: record.id,
        field,
        value: record[field],
      }));

function itemRow(item: Exclude<LedgerItem, 'levelling'>, site: Site, brief: Brief, ground: LedgerGround): LedgerRow {
  const record = ground.records.find((one) => one.item === item);
  const status = (site.properties[item] ?? null) as ServiceStatus | null;
  const voltageKV = item === 'power' ? brief.voltageKV?.value : undefined;
  const isOwnLine = voltageKV !== undefined && voltageKV > DISTRIBUTION_KV;
  const nearby = ground.nearby(item);
  const distanceM = isOwnLine
    ? (ground.source?.distanceM ?? null)
    : (record?.distanceToLineM ?? nearby?.distanceM ?? null);
  const amounts = amountsOf(item, brief, status, record);
  const isGap = gapOf(status, amounts, isOwnLine);
  const works =
    isGap === false ? NO_WORKS : worksOf(item, partsOf(item, status, distanceM, amounts, isOwnLine), ground, voltageKV);
  return {
    item,
    status,
    ...amounts,
    distanceM,
    isGap,
    ...works,
    who: record?.operator ?? nearby?.operator ?? null,
    letter: record?.evidence ? { text: record.evidence, on: record.asOf } : null,
    basis: [
      ofParcel(site, item),
      ...recordTraces(record),
      ...(isOwnLine && ground.source
        ? [{ dataset: 'utility', id: ground.source.id, field: 'voltageKV', value: ground.source.voltageKV }]
        : nearby
          ? [{ dataset: 'utility', id: nearby.id, field: 'item', value: item }]
          : []),
      ...works.basis,
    ],
  };
}

function levellingRow(site: Site, ground: LedgerGround): LedgerRow {
  const levelled = levelledOf(site);
  const isGap = levelled === null ? null : !levelled;
  const parts: readonly Part[] = [{ basis: 'm2', amount: numberOf(site.properties['areaM2']) }];
  const works = isGap === false ? NO_WORKS : worksOf('levelling', parts, ground);
  return {
    item: 'levelling',
    status: null,
    have: null,
    need: null,
    short: null,
    unit: null,
    distanceM: null,
    isGap,
    ...works,
    who: null,
    letter: null,
    basis: [ofParcel(site, 'levelled'), ofParcel(site, 'areaM2'), ...works.basis],
  };
}

const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** At least what the sure gaps cost, at most what all of them do; no upper bound where one has no price. */
function totalOf(
  gaps: readonly LedgerRow[],
  isPriced: boolean,
): Pick<Ledger, 'costLowWanYuan' | 'costHighWanYuan' | 'unpriced'> {
  if (!isPriced) return { costLowWanYuan: null, costHighWanYuan: null, unpriced: [] };
  const unpriced = gaps.filter(({ costHighWanYuan }) => costHighWanYuan === null).map(({ item }) => item);
  return {
    costLowWanYuan: sum(gaps.map(({ isGap, costLowWanYuan }) => (isGap ? costLowWanYuan : 0))),
    costHighWanYuan: unpriced.length > 0 ? null : sum(gaps.map(({ costHighWanYuan }) => costHighWanYuan)),
    unpriced,
  };
}

/** The longest of the works; a gap that is only possible may come to nothing, so it has no least duration. */
function criticalOf(gaps: readonly LedgerRow[]): Ledger['critical'] {
  const timed = gaps.filter(({ monthsHigh }) => monthsHigh !== null);
  const [last] = [...timed].sort((a, b) => b.monthsHigh! - a.monthsHigh!);
  if (last === undefined) return null;
  const sure = timed.filter(({ isGap }) => isGap === true).map(({ monthsLow }) => monthsLow ?? 0);
  return { item: last.item, monthsLow: Math.max(0, ...sure), monthsHigh: last.monthsHigh! };
}

/** Items of the level the brief asks for (七通 where it asks for none), those it names an amount of, and levelling. */
export function ledgerOf(site: Site, brief: Brief, ground: LedgerGround): Ledger {
  const asked = brief.level?.value ?? PROFILES.P7.level;
  const profile = profileFor(asked, ground.profiles) ?? PROFILES.P9a;
  const named = (Object.keys(DRAWS) as Drawn[]).filter((drawn) => brief[drawn]).map((drawn) => DRAWS[drawn].item);
  const items = [...new Set([...profile.items, ...named])];
  const rows = [...items.map((item) => itemRow(item, site, brief, ground)), levellingRow(site, ground)];
  const gaps = rows.filter(({ isGap }) => isGap !== false);
  return {
    profile: { zh: profile.zh, en: profile.en },
    rows,
    ...totalOf(gaps, ground.costs !== null),
    critical: criticalOf(gaps),
    untimed: ground.costs === null ? [] : gaps.filter(({ monthsHigh }) => monthsHigh === null).map(({ item }) => item),
  };
}
