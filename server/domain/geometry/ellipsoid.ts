/**
 * The CGCS2000 ellipsoid (a = 6378137 m, f = 1/298.257222101; GB 22021) as three functions of latitude. Angles are in
 * radians, lengths in metres. WGS84 differs from it by 0.1 mm in the minor axis, which no figure here can show.
 */
const A = 6_378_137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const B = A * (1 - F);

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Radius of the circle of latitude (N cos φ): metres east per radian of longitude. */
export function parallelRadiusM(latitude: number): number {
  return (A * Math.cos(latitude)) / Math.sqrt(1 - E2 * Math.sin(latitude) ** 2);
}

/** Radius of curvature of the meridian (M): metres north per radian of latitude. */
export function meridianRadiusM(latitude: number): number {
  const part = 1 - E2 * Math.sin(latitude) ** 2;
  return (A * (1 - E2)) / (part * Math.sqrt(part));
}

/**
 * Area between the equator and `latitude` per radian of longitude, ㎡: ∫ M N cos φ dφ in closed form, the integral from
 * which authalic latitude is made (Snyder 1987, eq. 3-12). Exact, unlike the five-term series of 国土调查办发〔2008〕32号.
 */
export function beltM2(latitude: number): number {
  const sine = Math.sin(latitude);
  return ((B * B) / 2) * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
}
