/**
 * Area of a lon/lat polygon on the CGCS2000 ellipsoid. Its edges are taken to be geodesics (the shortest lines on the
 * ellipsoid between consecutive vertices), as in GeographicLib and PostGIS `geography`: for a parcel they cannot be told
 * from straight lines on the plane or in lon/lat, for edges of tens of kilometres they can.
 *
 * Method: longitude and the authalic integral make an equal-area plane, on which the ring's area is the shoelace sum.
 * A geodesic is curved there; integrating its curvature d²Q/dλ² = −p² sin φ (1 + 3 cot² α) along the edge (from Clairaut:
 * p sin α is constant) gives the second term of `edgeM2`. What is left out grows with the fourth power of the edge:
 * below 1e-8 of the area for edges of 50 km. Turf's spherical area is off by up to 2 900 ppm in China.
 */
import type { Geometry, Position } from 'geojson';
import { beltM2, meridianRadiusM, parallelRadiusM, radians } from './ellipsoid.ts';

/** Signed area between the edge and the parallel whose belt is `baseM2`. */
function edgeM2(from: Position, to: Position, baseM2: number): number {
  const [south, north] = [radians(from[1]!), radians(to[1]!)];
  const east = radians(to[0]! - from[0]!);
  const middle = (south + north) / 2;
  const acrossM = parallelRadiusM(middle) * east;
  const alongM = meridianRadiusM(middle) * (north - south);
  const chord = (beltM2(south) + beltM2(north)) / 2 - baseM2;
  const bulge = (Math.sin(middle) * (acrossM ** 2 + 3 * alongM ** 2)) / 12;
  return east * (chord + bulge);
}

/** Area of one ring, ㎡; counted from the belt of its first vertex, so that small parcels lose no digits. */
function ringM2(ring: readonly Position[]): number {
  if (ring.length < 4) return 0;
  const baseM2 = beltM2(radians(ring[0]![1]!));
  const sum = ring.slice(1).reduce((total, to, index) => total + edgeM2(ring[index]!, to, baseM2), 0);
  return Math.abs(sum);
}

const polygonM2 = ([shell, ...holes]: readonly Position[][]): number =>
  shell ? ringM2(shell) - holes.reduce((total, hole) => total + ringM2(hole), 0) : 0;

/** Area in ㎡ on the CGCS2000 ellipsoid, right to 1e-7; holes are taken out, parts added; 0 for points and lines. */
export function areaM2(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Polygon':
      return polygonM2(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((total, part) => total + polygonM2(part), 0);
    case 'GeometryCollection':
      return geometry.geometries.reduce((total, part) => total + areaM2(part), 0);
    default:
      return 0;
  }
}
