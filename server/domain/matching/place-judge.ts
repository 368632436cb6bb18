/** Whether a parcel lies where it is wanted. */
import type { Wanted } from '../brief.ts';
import { type Meets, meetsArea } from '../geometry.ts';
import type { Trace } from './answer.ts';
import { type Judgement, judged } from './judgement.ts';
import { ofParcel, type Site } from './site.ts';

/** An area of many corners is taken apart once, for all the parcels that are held against it. */
const prepared = new WeakMap<object, Meets>();

const meetsOf = (area: NonNullable<Wanted['place']['area']>): Meets => {
  const known = prepared.get(area) ?? meetsArea(area as Parameters<typeof meetsArea>[0]);
  prepared.set(area, known);
  return known;
};

const isListed = (ids: readonly string[] | undefined, id: unknown): boolean =>
  ids === undefined || ids.some((one) => one === id);

/** By zone and park, and by the middle of the parcel where an area is drawn. */
export function place({ zones, parks, area }: Wanted['place'], site: Site): Judgement {
  const isNamed = isListed(zones, site.properties['zoneId']) && isListed(parks, site.properties['parkId']);
  const isInside = area === undefined || (site.at && meetsOf(area).shape({ type: 'Point', coordinates: [...site.at] }));
  const from = (): readonly Trace[] => [
    ...(zones ? [ofParcel(site, 'zoneId')] : []),
    ...(parks ? [ofParcel(site, 'parkId')] : []),
    ...(area ? [{ dataset: 'parcel', id: site.id, field: 'geometry', value: null }] : []),
  ];
  const isMet = isNamed ? isInside : false;
  return judged(isMet, 0, () => (isMet ? { zh: '在范围内', en: 'inside' } : { zh: '在范围外', en: 'outside' }), from);
}
