/** What is better for any project, whatever its brief: each earns points by a rule that is printed with it. */
import type { Brief } from '../brief.ts';
import type { Label } from '../dataset.ts';
import { PARCEL_STATUSES } from '../datasets/parcel.ts';
import { SERVICE_ITEMS } from '../datasets/service.ts';
import { numberOf } from '../value.ts';
import type { Merit } from './answer.ts';
import { clamped, type Judgement, judged, shownField, UNKNOWN_FOUND } from './judgement.ts';
import { countThere } from './land-judges.ts';
import { type Ground, ofParcel, type Site } from './site.ts';
import { REACH_M, voltageKV } from './supply-judges.ts';

export type Standing = Exclude<Merit, keyof Brief>;

export const STANDING = [
  { id: 'closeness', zh: '面积贴合', en: 'Close to the area asked', points: 20 },
  { id: 'stage', zh: '供地阶段', en: 'Stage of supply', points: 15 },
  { id: 'services', zh: '配套项数', en: 'Services there', points: 20 },
  { id: 'source', zh: '距所需电源', en: 'Distance to the power source', points: 15 },
  { id: 'standardLand', zh: '标准地', en: 'Standard land', points: 5 },
] as const satisfies readonly { id: Standing; zh: string; en: string; points: number }[];

/** How far each stage is from the keys: our own scale, 待核. */
const STAGES: Readonly<Record<string, number>> = { listed: 1, ready: 0.9, serviced: 0.7, assessed: 0.4, reserved: 0.2 };

/** All at the smallest area asked, none from twice that on: land beyond the need costs and lies idle. */
const closeness = (askedM2: number, site: Site): Judgement => {
  const area = numberOf(site.properties['areaM2']);
  const beyond = area === null ? 0 : Math.abs(area - askedM2) / askedM2;
  return graded(
    area === null ? null : 1 - beyond,
    () => shownField(site, 'areaM2'),
    () => [ofParcel(site, 'areaM2')],
  );
};

const graded = (share: number | null, found: Judgement['found'], from: Judgement['from']): Judgement => ({
  ...judged(share === null ? null : true, null, found, from),
  share: share === null ? null : clamped(share),
});

/** The stage of supply by its name. */
export const stageLabel = ({ properties }: Site): Label => {
  const { zh, en } = PARCEL_STATUSES.find(({ id }) => id === properties['status']) ?? UNKNOWN_FOUND;
  return { zh, en };
};

const stage = (site: Site): Judgement =>
  graded(
    STAGES[String(site.properties['status'])] ?? 0,
    () => stageLabel(site),
    () => [ofParcel(site, 'status')],
  );

const ITEMS = SERVICE_ITEMS.map(({ id }) => id);

const isUnknown = (site: Site, item: string): boolean => (site.properties[item] ?? 'unknown') === 'unknown';

/** Confirmed items of the ten; all unknown is unknown. */
const services = (site: Site): Judgement => {
  const count = countThere(site, ITEMS);
  const share = count === 0 && ITEMS.every((item) => isUnknown(site, item)) ? null : count / ITEMS.length;
  return graded(
    share,
    () => ({ zh: `${count}/${ITEMS.length} 项已通`, en: `${count} of ${ITEMS.length} there` }),
    () => ITEMS.map((item) => ofParcel(site, item)),
  );
};

const standardLand = (site: Site): Judgement => {
  const value = site.properties['isStandardLand'];
  return graded(
    typeof value === 'boolean' ? Number(value) : null,
    () => shownField(site, 'isStandardLand'),
    () => [ofParcel(site, 'isStandardLand')],
  );
};

/** All at the source, none at the edge of the reach. */
const source = (leastKV: number, site: Site, ground: Ground): Judgement => {
  const near = site.at && ground.source(site.at, leastKV);
  const judgement = voltageKV(leastKV, site, ground);
  return { ...judgement, share: near ? clamped(1 - near.distanceM / REACH_M) : null };
};

type Judge = (site: Site, ground: Ground) => Judgement;

/** The merits that speak to a brief: closeness only where an area is asked, the source only where a voltage is. */
export const standingFor = (brief: Brief): readonly { readonly id: Standing; readonly judge: Judge }[] => {
  const area = brief.areaMinM2?.value ?? brief.areaMaxM2?.value;
  const kV = brief.voltageKV?.value;
  return [
    ...(area === undefined ? [] : [{ id: 'closeness' as const, judge: (site: Site) => closeness(area, site) }]),
    { id: 'stage', judge: stage },
    { id: 'services', judge: services },
    ...(kV === undefined
      ? []
      : [{ id: 'source' as const, judge: (site: Site, ground: Ground) => source(kV, site, ground) }]),
    { id: 'standardLand', judge: standardLand },
  ];
};
