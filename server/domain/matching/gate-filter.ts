/**
 * The musts of a brief as one filter of the parcel register, so that the database leaves out what is known not to fit
 * before anything is ranked. Whatever is unknown is kept; what the register alone cannot say is judged afterwards.
 */
import { askedOf, type Brief, type Place, type Wanted } from '../brief.ts';
import { allOf, type Filter } from '../filter.ts';
import { CHOOSABLE, ON_OFFER } from '../land/supply.ts';
import { AVAILABLE, DEFAULT_PROFILES, profileFor, type ServiceProfile } from '../services.ts';
import { INDUSTRIAL, landUsesFor } from './industry-land.ts';

const orUnknown = (field: string, filter: Filter): Filter => ({ op: 'or', args: [filter, { op: 'isNull', field }] });

const within = (field: string, values: readonly string[]): Filter => ({ op: 'in', field, values });

/** Every item of the profile there, or unknown, and the ground not known to be unlevelled. */
const served = (level: number, profiles: readonly ServiceProfile[]): Filter | null => {
  const profile = profileFor(level, profiles);
  if (profile === null) return within('status', ['']);
  const levelled: Filter = { op: '=', field: 'levelled', value: true };
  // Where storm or sewage is enough, one clause for each would ask too much; the judge settles it.
  const items = profile.items.filter((item) => profile.drainage === 'both' || !['storm', 'sewage'].includes(item));
  return allOf([
    orUnknown('levelled', levelled),
    ...items.map((item) => orUnknown(item, within(item, [...AVAILABLE, 'unknown']))),
  ]);
};

const readyBy = (day: string): Filter => ({
  op: 'or',
  args: [
    within('status', ON_OFFER),
    { op: '<=', field: 'expectedReadyOn', value: day },
    { op: 'isNull', field: 'expectedReadyOn' },
  ],
});

const lying = ({ zones, parks, area }: Place): Filter | null =>
  allOf([
    zones ? within('zoneId', zones) : null,
    parks ? within('parkId', parks) : null,
    area ? { op: 'intersects', area } : null,
  ]);

type Gate<C extends keyof Wanted> = (wanted: Wanted[C], profiles: readonly ServiceProfile[]) => Filter | null;

const FILTERS: { readonly [C in keyof Wanted]?: Gate<C> } = {
  areaMinM2: (value) => orUnknown('areaM2', { op: '>=', field: 'areaM2', value }),
  areaMaxM2: (value) => orUnknown('areaM2', { op: '<=', field: 'areaM2', value }),
  landUses: (values) => orUnknown('landUse', within('landUse', values)),
  industryCode: (code) => orUnknown('landUse', within('landUse', landUsesFor(code) ?? INDUSTRIAL)),
  level: served,
  neededOn: readyBy,
  place: lying,
};

/** Rows that may pass every must: choosable land, less what is known to fail. */
export function gateFilter(brief: Brief, profiles: readonly ServiceProfile[] = DEFAULT_PROFILES): Filter {
  const gates = askedOf(brief).flatMap((criterion) => {
    const filter = FILTERS[criterion] as Gate<never> | undefined;
    const wish = brief[criterion]!;
    return wish.weight === 'must' && filter ? [filter(wish.value as never, profiles)] : [];
  });
  return allOf([within('status', CHOOSABLE), ...gates])!;
}
