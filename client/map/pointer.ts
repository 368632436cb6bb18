/** Mouse and finger on the map: pointing, choosing, and asking for a coordinate (right click, long press). */
import type { Map as GlMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LensId, Selection } from '../state/view.ts';
import type { LonLat } from './contract.ts';
import { hitAt } from './hits.ts';

export type PointerReports = {
  readonly lens: () => LensId;
  readonly hover: (hit: Selection | null) => void;
  readonly select: (hit: Selection | null) => void;
  readonly coordinate: (at: LonLat) => void;
};

const LONG_PRESS_MS = 550;

export const listenToPointer = (map: GlMap, reports: PointerReports): void => {
  listenToHover(map, reports);
  map.on('click', (event) => reports.select(hitAt(map, reports.lens(), event.point)));
  listenToCoordinate(map, reports);
};

/** At most one look per frame: asking what is under the pointer is the dear part. */
const listenToHover = (map: GlMap, reports: PointerReports): void => {
  let last: MapMouseEvent | null = null;
  let told: Selection | null = null;
  const tell = (hit: Selection | null) => {
    if (hit?.dataset === told?.dataset && hit?.id === told?.id) return;
    told = hit;
    reports.hover(hit);
  };
  const look = () => {
    if (!last || map.isMoving()) return;
    const hit = hitAt(map, reports.lens(), last.point);
    map.getCanvas().style.cursor = hit ? 'pointer' : '';
    tell(hit);
    last = null;
  };
  map.on('mousemove', (event) => {
    if (last === null) requestAnimationFrame(look);
    last = event;
  });
  map.on('mouseout', () => {
    last = null;
    tell(null);
  });
};

const listenToCoordinate = (map: GlMap, reports: PointerReports): void => {
  let timer = 0;
  let pressedAt = 0;
  const cancel = () => clearTimeout(timer);
  map.on('touchstart', (event: MapTouchEvent) => {
    cancel();
    if (event.points.length !== 1) return;
    timer = window.setTimeout(() => {
      pressedAt = Date.now();
      reports.coordinate({ lon: event.lngLat.lng, lat: event.lngLat.lat });
    }, LONG_PRESS_MS);
  });
  map.on('touchend', cancel);
  map.on('touchcancel', cancel);
  map.on('move', cancel);
  map.on('contextmenu', (event) => {
    // Some phones send this as well after a long press.
    if (Date.now() - pressedAt > 1000) reports.coordinate({ lon: event.lngLat.lng, lat: event.lngLat.lat });
  });
};
