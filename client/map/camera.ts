/** Where the map looks: from MapLibre to the View and back. */
import type { Map as GlMap, LngLatBoundsLike } from 'maplibre-gl';
import type { Bbox } from '#domain/filter.ts';
import type { Camera } from '../state/view.ts';
import type { Sought } from './contract.ts';

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

type Corner = { readonly x: number; readonly y: number };

/** The part of the map that no panel covers, in pixels: west, south, east, north side. */
const freePart = (map: GlMap): readonly [Corner, Corner] => {
  const { clientWidth, clientHeight } = map.getContainer();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  return [
    { x: left, y: clientHeight - bottom },
    { x: clientWidth - right, y: top },
  ];
};

/** What the free part shows, in degrees; of a turned or tilted map the box round it. */
export const extentOf = (map: GlMap): Bbox => {
  const [{ x: left, y: low }, { x: right, y: high }] = freePart(map);
  const corners = [left, right].flatMap((x) => [low, high].map((y) => map.unproject([x, y])));
  const [lons, lats] = [corners.map(({ lng }) => lng), corners.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
};

/** Is it on screen, and large enough to be seen? A point has no size: it is seen among its neighbours. */
export const isInSight = (map: GlMap, { bbox, leastPx, whole }: Sought): boolean => {
  const [west, south, east, north] = bbox;
  const corners = [west, east].flatMap((lon) => [south, north].map((lat) => map.project([lon, lat])));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [least, most] = [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ];
  const [{ x: left, y: low }, { x: right, y: high }] = freePart(map);
  const inside = least.x >= left && most.x <= right && least.y >= high && most.y <= low;
  const isPoint = west === east && south === north;
  const large = isPoint ? map.getZoom() >= POINT_ZOOM : Math.max(most.x - least.x, most.y - least.y) >= leastPx;
  return large && (inside || !whole);
};

/** A point is seen among its neighbours from here on. */
const POINT_ZOOM = 13;

export const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Pixels left free round what is fitted. */
export const MARGIN_PX = 48;

type FitOptions = { readonly maxZoom?: number; readonly pitch?: number };

/** Shows the box in the free part of the map. */
export const fitTo = (map: GlMap, bbox: Bbox, { maxZoom = 17, pitch }: FitOptions = {}): void => {
  map.fitBounds(boundsOf(bbox), {
    padding: MARGIN_PX,
    maxZoom,
    animate: !wantsStillness(),
    duration: 600,
    ...(pitch !== undefined && { pitch }),
  });
};

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

/** Buildings stand up once the map is tilted by more than 20°, and near. */
export const standsUp = ({ pitch, zoom }: Camera): boolean => pitch > 20 && zoom >= 14;

const TILT_DEGREES = 55;

/** What a button of the map does to where it looks; "show everything" is not among them. */
export const turned = ({ zoom, pitch }: Camera, button: 'in' | 'out' | 'north' | 'tilt'): Partial<Camera> => {
  if (button === 'north') return { bearing: 0 };
  if (button === 'tilt') return { pitch: pitch > 1 ? 0 : TILT_DEGREES };
  return { zoom: zoom + (button === 'in' ? 1 : -1) };
};
