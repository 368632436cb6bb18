/**
 * From a brief to a reasoned order (找地): hard gates that pass, fail or are unknown, soft points that add up to the
 * score, and every figure traced to the field it was read from. A parcel known to fail a must is out; one whose must is
 * unknown is kept and stands below those that pass.
 */
import { askedOf, type Brief, type Criterion, criterionOf } from './brief.ts';
import type { Gate, Merit, Points, Ranked } from './matching/answer.ts';
import { sayWish } from './matching/asked.ts';
import { bestOf, type Score } from './matching/best.ts';
import type { Judgement } from './matching/judgement.ts';
import * as land from './matching/land-judges.ts';
import { commonFor, stageLabel } from './matching/merits.ts';
import { place } from './matching/place-judge.ts';
import { reasonOf, whyNotFirst } from './matching/reason.ts';
import { type Ground, ofParcel, type Site } from './matching/site.ts';
import * as supply from './matching/supply-judges.ts';
import { numberOf, textOf } from './value.ts';

type Judge = (wanted: never, site: Site, ground: Ground) => Judgement;

const JUDGES: Readonly<Record<Criterion, Judge>> = {
  areaMinM2: land.areaMinM2,
  areaMaxM2: land.areaMaxM2,
  landUses: land.landUses,
  industryCode: land.industryCode,
  level: land.level,
  powerKVA: supply.powerKVA,
  voltageKV: supply.voltageKV,
  dualFeed: supply.dualFeed,
  waterM3PerDay: supply.waterM3PerDay,
  gasNm3PerH: supply.gasNm3PerH,
  steamTPerH: supply.steamTPerH,
  floorAreaM2: land.floorAreaM2,
  neededOn: land.neededOn,
  budgetWanYuan: land.budgetWanYuan,
  motorwayKm: supply.motorwayKm,
  railKm: supply.railKm,
  place,
};

type Judged = (site: Site) => Judgement;

type Earning = { readonly merit: Merit; readonly of: number; readonly judge: Judged };

/** A brief made ready to be held against many parcels. */
export type Matcher = {
  readonly brief: Brief;
  readonly gates: readonly { readonly criterion: Criterion; readonly judge: Judged }[];
  readonly merits: readonly Earning[];
  /** The same, those read from the register before those measured on the ground, each with the tenths that those after it can still earn. */
  readonly judging: readonly (Earning & { readonly stillTenths: number })[];
};

/** One criterion of the brief, whatever its weight. */
export const judgeOf =
  (criterion: Criterion, brief: Brief, ground: Ground): Judged =>
  (site) =>
    JUDGES[criterion](brief[criterion]!.value as never, site, ground);

export function matcherOf(brief: Brief, ground: Ground): Matcher {
  const asked = askedOf(brief).map((criterion) => ({
    criterion,
    wish: brief[criterion]!,
    judge: judgeOf(criterion, brief, ground),
  }));
  const merits = [
    ...asked
      .filter(({ wish }) => wish.weight === 'should')
      .map(({ criterion, wish, judge }) => ({
        merit: criterion,
        of: wish.points ?? criterionOf(criterion).points,
        judge,
      })),
    ...commonFor(brief).map(({ id, of, judge }) => ({
      merit: id,
      of,
      judge: (site: Site) => judge(site, ground),
    })),
  ];
  return {
    brief,
    // Where the land must lie, the filter of the rows has settled with their whole shape.
    gates: asked.filter(({ wish, criterion }) => wish.weight === 'must' && criterion !== 'place'),
    merits,
    judging: cheapFirst(merits),
  };
}

/** Tenths, so that points add up to the score without a remainder. */
const tenths = (of: number, share: number | null): number => Math.round(10 * of * (share ?? 0));

/** Judged by a distance or a shape: ten times the price of a look at a field. */
const MEASURED: ReadonlySet<Merit> = new Set(['place', 'voltageKV', 'dualFeed', 'source', 'motorwayKm', 'railKm']);

function cheapFirst(merits: readonly Earning[]): Matcher['judging'] {
  const ordered = [...merits].sort((a, b) => Number(MEASURED.has(a.merit)) - Number(MEASURED.has(b.merit)));
  return ordered.map((one, place) => ({
    ...one,
    stillTenths: ordered.slice(place + 1).reduce((sum, { of }) => sum + tenths(of, 1), 0),
  }));
}

/** How many gates are unknown; null = known to fail one. */
function unknownGatesOf({ gates }: Matcher, site: Site): number | null {
  let unknownGates = 0;
  for (const { judge } of gates) {
    const { result } = judge(site);
    if (result === 'fail') return null;
    if (result === 'unknown') unknownGates += 1;
  }
  return unknownGates;
}

/** The score in tenths, without words; null as soon as it is seen to stay below `least`. */
function tenthsOf({ judging }: Matcher, site: Site, least: number): number | null {
  let sum = 0;
  for (const { of, judge, stillTenths } of judging) {
    sum += tenths(of, judge(site).share);
    if (sum + stillTenths < least) return null;
  }
  return sum;
}

/** What decides a parcel's place; null = out. */
export function scoreOf(matcher: Matcher, site: Site): Score | null {
  const unknownGates = unknownGatesOf(matcher, site);
  return unknownGates === null ? null : { unknownGates, tenths: tenthsOf(matcher, site, -Infinity)! };
}

const supplyGate = (site: Site): Gate => ({
  criterion: 'supply',
  result: 'pass',
  asked: { zh: '尚可供应', en: 'Still to be supplied' },
  found: stageLabel(site),
  from: [ofParcel(site, 'status')],
});

export function gateOf(brief: Brief, criterion: Criterion, { result, found, from }: Judgement): Gate {
  return { criterion, result, asked: sayWish(criterion, brief), found: found(), from: from() };
}

const pointsOf = ({ merit, of, judge }: Matcher['merits'][number], site: Site): Points => {
  const { share, found, from } = judge(site);
  return { merit, points: tenths(of, share) / 10, of, isUnknown: share === null, found: found(), from: from() };
};

const sumOf = (points: readonly Points[]): number =>
  points.reduce((sum, { points: earned }) => sum + Math.round(10 * earned), 0) / 10;

function tell(matcher: Matcher, site: Site): Ranked {
  const { properties } = site;
  const placed: readonly Gate[] =
    matcher.brief.place?.weight === 'must'
      ? [
          gateOf(matcher.brief, 'place', {
            ...place(matcher.brief.place.value, site),
            result: 'pass',
            found: () => ({ zh: '在范围内', en: 'inside' }),
          }),
        ]
      : [];
  const gates = [
    supplyGate(site),
    ...matcher.gates.map(({ criterion, judge }) => gateOf(matcher.brief, criterion, judge(site))),
    ...placed,
  ];
  const points = matcher.merits.map((merit) => pointsOf(merit, site));
  const told = {
    parcelId: site.id,
    name: textOf(properties['name']) ?? site.id,
    parkId: textOf(properties['parkId']),
    zoneId: textOf(properties['zoneId']) ?? '',
    areaM2: numberOf(properties['areaM2']),
    synthetic: properties['synthetic'] === true,
    gates,
    points,
    score: sumOf(points),
    of: matcher.merits.reduce((sum, { of }) => sum + of, 0),
    unknowns: [
      ...gates.filter(({ result }) => result === 'unknown').map(({ criterion }) => criterion),
      ...points.filter(({ isUnknown }) => isUnknown).map(({ merit }) => merit),
    ].filter((one, place, all) => all.indexOf(one) === place),
  };
  return { ...told, reason: reasonOf(told), whyNotFirst: null };
}

/** Sites judged in one go: a few milliseconds. */
const SLICE = 2_000;
/** Sites told in one go: each in some twenty sentences. */
const TOLD_SLICE = 10;

/** `sites` that fail no must, counted, and the first `limit` of them told. Between slices `pause` lets others be served. */
export async function rank(matcher: Matcher, sites: readonly Site[], limit: number, pause: () => Promise<unknown>) {
  const best = bestOf<{ readonly id: string; readonly site: Site; readonly score: Score }>(limit);
  let [matched, uncertain] = [0, 0];
  for (const [place, site] of sites.entries()) {
    if (place > 0 && place % SLICE === 0) await pause();
    const unknownGates = unknownGatesOf(matcher, site);
    if (unknownGates === null) continue;
    matched += 1;
    uncertain += Number(unknownGates > 0);
    const earned = tenthsOf(matcher, site, best.least(unknownGates));
    if (earned !== null) best.offer({ id: site.id, site, score: { unknownGates, tenths: earned } });
  }
  const told: Ranked[] = [];
  for (const { site } of best.kept) {
    if (told.length > 0 && told.length % TOLD_SLICE === 0) await pause();
    told.push(tell(matcher, site));
  }
  return {
    matched,
    uncertain,
    ranked: told.map((one, index) => (index === 0 ? one : { ...one, whyNotFirst: whyNotFirst(one, told[0]!) })),
  };
}
