/** The MapLibre map itself: its worker, its limits, where it opens. */
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { Map as GlMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bbox } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import type { Camera } from '../state/view.ts';
import { boundsOf, MARGIN_PX, wantsStillness } from './camera.ts';
import type { Padding } from './contract.ts';
import { word } from './text.ts';

setWorkerUrl(workerUrl);

/** China with its seas: far enough to find the way back, near enough not to get lost. */
const REALM: [number, number, number, number] = [72, 10, 138, 56];

/** Without it MapLibre cannot draw; some in-app browsers and remote desktops lack it. */
export const hasWebGl2 = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** What a screen reader calls the map. `#hint` stands beside it. */
export const nameCanvas = (map: GlMap, lang: Lang): void => {
  map.getCanvas().setAttribute('aria-label', word('mapName', lang));
  map.getCanvas().setAttribute('aria-describedby', 'hint');
};

/** To a screen reader, and to a test, the map is busy until it rests with everything drawn. */
const tellBusy = (map: GlMap, container: HTMLElement): void => {
  const tell = (isBusy: boolean) => () => {
    container.ariaBusy = String(isBusy);
  };
  tell(true)();
  for (const begin of ['dataloading', 'movestart', 'styledata'] as const) map.on(begin, tell(true));
  map.on('idle', tell(false));
};

const isCamera = (place: Camera | Bbox): place is Camera => !Array.isArray(place);

export const createMap = (
  container: HTMLElement,
  style: StyleSpecification,
  place: Camera | Bbox,
  padding: Padding,
  options: Partial<MapOptions> = {},
): GlMap => {
  const map = new GlMap({
    container,
    style,
    ...(isCamera(place) && {
      center: [place.lon, place.lat],
      zoom: place.zoom,
      bearing: place.bearing,
      pitch: place.pitch,
    }),
    minZoom: 4.5,
    maxZoom: 20,
    maxPitch: 70,
    maxBounds: REALM,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: wantsStillness() ? 0 : 150,
    validateStyle: false,
    ...options,
  });
  tellBusy(map, container);
  map.setPadding(padding);
  if (!isCamera(place)) map.fitBounds(boundsOf(place), { padding: MARGIN_PX, animate: false });
  return map;
};
