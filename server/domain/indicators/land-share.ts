/**
 * Land of the enterprises that share a parcel (分摊): a tenant is given parcel land in proportion to the floor area it
 * leases, by actual floor area and not by the one doubled above 8 m; the owner keeps the rest, empty floors included.
 */

type Lease = { readonly tenant: string; readonly leasedFloorAreaM2: number | null };

export type LandShares = {
  /** ㎡ per tenant, in the order given. */
  readonly tenants: readonly { readonly tenant: string; readonly landM2: number }[];
  readonly ownerM2: number;
};

/** Why no shares can be given: what is not known, or leases larger than the building. */
type NoShares = { readonly missing: readonly string[]; readonly exceedsFloorArea: boolean };

/**
 * Tenants' land is kept to 2^-16 ㎡ (a sixth of a square centimetre): binary fractions add without rounding, so that
 * tenants and owner sum to the parcel exactly, in any order.
 */
const GRAIN_M2 = 2 ** -16;

const quantised = (areaM2: number): number => Math.round(areaM2 / GRAIN_M2) * GRAIN_M2;

/** Splits `parcelM2` among tenants and owner; Σ = parcel exactly. */
export function landShares(
  parcelM2: number | null,
  floorAreaM2: number | null,
  leases: readonly Lease[],
): LandShares | NoShares {
  const missing = [
    ...(parcelM2 === null ? ['parcelM2'] : []),
    ...(floorAreaM2 === null || floorAreaM2 <= 0 ? ['floorAreaM2'] : []),
    ...leases.filter((lease) => lease.leasedFloorAreaM2 === null).map((lease) => lease.tenant),
  ];
  if (parcelM2 === null || floorAreaM2 === null || missing.length > 0) return { missing, exceedsFloorArea: false };
  const leasedM2 = leases.reduce((sum, lease) => sum + lease.leasedFloorAreaM2!, 0);
  if (leasedM2 > floorAreaM2) return { missing: [], exceedsFloorArea: true };
  const tenants = leases.map(({ tenant, leasedFloorAreaM2 }) => ({
    tenant,
    landM2: quantised((parcelM2 * leasedFloorAreaM2!) / floorAreaM2),
  }));
  return { tenants, ownerM2: tenants.reduce((rest, { landM2 }) => rest - landM2, parcelM2) };
}
