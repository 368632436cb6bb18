/** Which land is still to be had: one reading for search, assemblies, readiness, coverage and the board of supply. */
import type { ParcelStatus } from '../datasets/parcel.ts';
import type { Filter } from '../filter.ts';

/** 可选地: in reserve or on offer, not yet sold; a planner may choose from it. */
export const CHOOSABLE: readonly ParcelStatus[] = ['reserved', 'assessed', 'serviced', 'ready', 'listed'];

/** 具备出让条件 or 已公告: can be had now. */
export const ON_OFFER: readonly ParcelStatus[] = ['ready', 'listed'];

/** From the first plan to the notice of sale; the rest has been supplied. */
export const TO_SUPPLY: readonly ParcelStatus[] = ['planned', 'expropriating', ...CHOOSABLE];

const isOneOf = (statuses: readonly ParcelStatus[], status: unknown): boolean => statuses.some((one) => one === status);

export const isChoosable = (status: unknown): boolean => isOneOf(CHOOSABLE, status);

export const isToSupply = (status: unknown): boolean => isOneOf(TO_SUPPLY, status);

export const isOnOffer = (status: unknown): boolean => isOneOf(ON_OFFER, status);

/** 用地用海分类 (自然资发〔2023〕234号): 1001 industry, 11 storage and logistics. */
const INDUSTRIAL_CLASSES = ['1001', '11'];

/** Land of unknown use is not taken for industrial. */
export const isIndustrial = (landUse: string | null): boolean =>
  INDUSTRIAL_CLASSES.some((code) => landUse?.startsWith(code));

/** Industrial land in one of these states, as a filter of the parcel register. */
export const industrialIn = (statuses: readonly ParcelStatus[]): Filter => ({
  op: 'and',
  args: [
    { op: 'in', field: 'status', values: statuses },
    { op: 'or', args: INDUSTRIAL_CLASSES.map((code) => ({ op: 'like', field: 'landUse', pattern: `${code}%` })) },
  ],
});
