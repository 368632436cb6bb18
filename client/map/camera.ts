/** Where the map looks: from MapLibre to the View and back. */
import type { Map as GlMap, LngLatBoundsLike } from 'maplibre-gl';
import type { Bbox } from '#domain/filter.ts';
import type { Camera } from '../state/view.ts';

export const cameraOf = (map: GlMap): Camera => {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
};

/** The same place as far as the eye can tell: half a pixel, a hundredth of a zoom step, a tenth of a degree of turn. */
export const sameCamera = (one: Camera, other: Camera): boolean => {
  const degree = 180 / (512 * 2 ** one.zoom);
  return (
    Math.abs(one.lon - other.lon) <= Math.max(degree, 1e-5) &&
    Math.abs(one.lat - other.lat) <= Math.max(degree, 1e-5) &&
    Math.abs(one.zoom - other.zoom) <= 0.011 &&
    Math.abs(one.bearing - other.bearing) <= 0.6 &&
    Math.abs(one.pitch - other.pitch) <= 0.6
  );
};

export const boundsOf = ([west, south, east, north]: Bbox): LngLatBoundsLike => [west, south, east, north];

export const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves gently, or at once for those who want no motion. */
export const moveTo = (
  map: GlMap,
  camera: Partial<Camera>,
  padding?: { top: number; right: number; bottom: number; left: number },
): void => {
  const { lon, lat, zoom, bearing, pitch } = camera;
  const target = {
    ...(lon !== undefined && lat !== undefined && { center: [lon, lat] as [number, number] }),
    ...(zoom !== undefined && { zoom }),
    ...(bearing !== undefined && { bearing }),
    ...(pitch !== undefined && { pitch }),
    ...(padding && { padding }),
  };
  if (wantsStillness()) map.jumpTo(target);
  else map.easeTo({ ...target, duration: 450 });
};
