/** A corner in drawing catches on corners and edges of its neighbours, so that no sliver is left between two parcels. */
import type { Geometry, Position } from 'geojson';

/** Pixels of the screen. */
export type Pixel = { readonly x: number; readonly y: number };
type Project = (lon: number, lat: number) => Pixel;

/** Nearer than this a corner catches; an existing corner goes before an edge. */
const CATCH_PX = 12;

/** The chains of corners of a shape. */
export const chainsOf = (geometry: Geometry): readonly (readonly Position[])[] => {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(chainsOf);
  }
};

type Catch = { readonly at: Position; readonly px: number };

const nearer = (best: Catch | null, next: Catch): Catch | null =>
  next.px <= CATCH_PX && (!best || next.px < best.px) ? next : best;

const distance = (a: Pixel, b: Pixel): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How far along `from`–`to` the foot of the pointer lies, 0 to 1. */
const along = (pointer: Pixel, from: Pixel, to: Pixel): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((pointer.x - from.x) * dx + (pointer.y - from.y) * dy) / square));
};

/** The corner of a neighbour under the pointer, else the place on its edge; undefined where none is near. */
export function caught(pointer: Pixel, neighbours: readonly Geometry[], project: Project): Position | undefined {
  let corner: Catch | null = null;
  let edge: Catch | null = null;
  for (const chain of neighbours.flatMap(chainsOf)) {
    const pixels = chain.map(([lon = 0, lat = 0]) => project(lon, lat));
    for (const [index, pixel] of pixels.entries()) {
      corner = nearer(corner, { at: chain[index]!, px: distance(pointer, pixel) });
      const next = pixels[index + 1];
      if (!next) continue;
      const part = along(pointer, pixel, next);
      const [a, b] = [chain[index]!, chain[index + 1]!];
      const foot = { x: pixel.x + part * (next.x - pixel.x), y: pixel.y + part * (next.y - pixel.y) };
      const at = [a[0]! + part * (b[0]! - a[0]!), a[1]! + part * (b[1]! - a[1]!)];
      edge = nearer(edge, { at, px: distance(pointer, foot) });
    }
  }
  return (corner ?? edge)?.at;
}
