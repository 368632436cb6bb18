/** Criteria that the parcel register itself answers. */
import { SERVICE_ITEMS, type ServiceItem } from '../datasets/service.ts';
import { isOnOffer } from '../land/supply.ts';
import { describeLevel } from '../say-level.ts';
import {
  isAvailable,
  levelOf,
  profileFor,
  progressOf,
  type ServiceProfile,
  type ServiceStatuses,
} from '../services.ts';
import { convert } from '../units.ts';
import { numberOf, textOf } from '../value.ts';
import { mayStandOn } from './industry-land.ts';
import { amount, byField, type Judgement, judged, shownField, UNKNOWN_FOUND } from './judgement.ts';
import { type Ground, ofParcel, type Site } from './site.ts';

/** A should that comes a year late earns nothing. */
const LATEST_DAYS = 365;
const DAY_MS = 86_400_000;

export const areaMinM2 = (asked: number, site: Site): Judgement =>
  byField(
    site,
    'areaM2',
    (area) => area >= asked,
    (area) => area / asked,
  );

export const areaMaxM2 = (asked: number, site: Site): Judgement =>
  byField(
    site,
    'areaM2',
    (area) => area <= asked,
    (area) => asked / area,
  );

export const landUses = (asked: readonly string[], site: Site): Judgement => {
  const landUse = textOf(site.properties['landUse']);
  return judged(
    landUse === null ? null : asked.includes(landUse),
    0,
    () => shownField(site, 'landUse'),
    () => [ofParcel(site, 'landUse')],
  );
};

export const industryCode = (asked: string, site: Site): Judgement =>
  judged(
    mayStandOn(asked, textOf(site.properties['landUse'])),
    0,
    () => shownField(site, 'landUse'),
    () => [ofParcel(site, 'landUse')],
  );

export const statusesOf = ({ properties }: Pick<Site, 'properties'>): ServiceStatuses => properties as ServiceStatuses;

export const levelledOf = ({ properties }: Pick<Site, 'properties'>): boolean | null =>
  typeof properties['levelled'] === 'boolean' ? properties['levelled'] : null;

/** The whole profile confirmed, and levelled inside the line. */
function isServed(site: Site, profile: ServiceProfile): boolean | null {
  const levelled = levelledOf(site);
  const progress = progressOf(statusesOf(site), profile);
  if (levelled === false || progress === 'none' || progress === 'planned') return false;
  return levelled === null || progress === 'unknown' ? null : true;
}

const isThere = (site: Site, item: ServiceItem): boolean => isAvailable(site.properties[item]);

/** How many of `items` are confirmed. */
export const countThere = (site: Site, items: readonly ServiceItem[]): number => {
  let count = 0;
  for (const item of items) if (isThere(site, item)) count += 1;
  return count;
};

const ALL_ITEMS = SERVICE_ITEMS.map(({ id }) => id);

export const level = (asked: number, site: Site, { profiles }: Ground): Judgement => {
  const profile = profileFor(asked, profiles);
  const items = profile?.items ?? ALL_ITEMS;
  const isMet = profile === null ? false : isServed(site, profile);
  const judgement = judged(
    isMet,
    isMet === false ? countThere(site, items) / items.length : null,
    () => UNKNOWN_FOUND,
    () => ['levelled', ...items].map((field) => ofParcel(site, field)),
  );
  // Also where the whole is unknown, the items that are known are told.
  const found = () => {
    const upTo = profiles.filter((other) => profile === null || other.level <= profile.level);
    return describeLevel(levelOf(statusesOf(site), levelledOf(site), upTo));
  };
  return { ...judgement, found };
};

export const floorAreaM2 = (asked: number, site: Site): Judgement => {
  const [area, far] = [numberOf(site.properties['areaM2']), numberOf(site.properties['farMax'])];
  const most = area === null || far === null ? null : area * far;
  return judged(
    most === null ? null : most >= asked,
    most === null ? null : most / asked,
    () => amount(most!, 'm2'),
    () => [ofParcel(site, 'areaM2'), ofParcel(site, 'farMax')],
  );
};

/** The day from which the land can be had: now where it is ready or listed, else as the register expects; null = unknown. */
export const readyOn = (site: Pick<Site, 'properties'>, today: string): string | null => {
  if (isOnOffer(site.properties['status'])) return today;
  const expected = textOf(site.properties['expectedReadyOn']);
  // A day that has passed without the land being ready says nothing of when it will be.
  return expected !== null && expected >= today ? expected : null;
};

export const neededOn = (asked: string, site: Site, { today }: Ground): Judgement => {
  const ready = readyOn(site, today);
  const late = ready === null ? 0 : (Date.parse(ready) - Date.parse(asked)) / DAY_MS;
  return judged(
    ready === null ? null : ready <= asked,
    1 - late / LATEST_DAYS,
    () =>
      ready === today
        ? { zh: '可立即供地', en: 'to be had now' }
        : { zh: `预计 ${ready} 可供`, en: `expected ${ready}` },
    () => [ofParcel(site, 'status'), ofParcel(site, 'expectedReadyOn')],
  );
};

/** Starting price times area; a price that is not yet set is unknown, never 0. */
export const budgetWanYuan = (asked: number, site: Site): Judgement => {
  const [area, price] = [numberOf(site.properties['areaM2']), numberOf(site.properties['priceWanYuanPerMu'])];
  const total = area === null || price === null ? null : price * convert(area, 'm2', 'mu');
  return judged(
    total === null ? null : total <= asked,
    total === null ? null : asked / total,
    () => amount(total!, 'wanYuan'),
    () => [ofParcel(site, 'priceWanYuanPerMu'), ofParcel(site, 'areaM2')],
  );
};
