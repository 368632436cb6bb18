/** What is better for any project, whatever its brief: each earns points by a rule that is printed with it. */
import { type Brief, type CommonMerit, commonMeritsOf } from '../brief.ts';
import type { Label } from '../dataset.ts';
import { PARCEL_STATUSES } from '../datasets/parcel.ts';
import { SERVICE_ITEMS } from '../datasets/service.ts';
import { numberOf } from '../value.ts';
import { clamped, type Judgement, judged, shownField, UNKNOWN_FOUND } from './judgement.ts';
import { countThere } from './land-judges.ts';
import { type Ground, ofParcel, type Site } from './site.ts';
import { REACH_M, voltageKV } from './supply-judges.ts';

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

const JUDGES: { readonly [M in CommonMerit]: (brief: Brief) => Judge } = {
  closeness: ({ areaMinM2, areaMaxM2 }) => {
    const askedM2 = (areaMinM2 ?? areaMaxM2)!.value;
    return (site) => closeness(askedM2, site);
  },
  stage: () => stage,
  services: () => services,
  source: ({ voltageKV }) => {
    const leastKV = voltageKV!.value;
    return (site, ground) => source(leastKV, site, ground);
  },
  standardLand: () => standardLand,
};

/** The common merits that speak to `brief`, each with the points it may earn. */
export const commonFor = (
  brief: Brief,
): readonly { readonly id: CommonMerit; readonly of: number; readonly judge: Judge }[] =>
  commonMeritsOf(brief).map(({ id, points }) => ({ id, of: brief.weights?.[id] ?? points, judge: JUDGES[id](brief) }));
