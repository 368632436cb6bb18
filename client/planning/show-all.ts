/** Brings shapes of a what-if into sight together, with some of their surroundings. */
import { bboxOf } from '#domain/geometry.ts';
import { tell } from '../lenses/events.ts';
import type { Planned } from '../state/planned.ts';

/** Degrees, about 500 m: what stands round a place in a ranking. */
const ROUND = 0.005;

export const showAll = (from: EventTarget, shapes: readonly Planned[], round = ROUND): void => {
  const box = bboxOf({ type: 'GeometryCollection', geometries: shapes.map(({ geometry }) => geometry) });
  if (!box) return;
  const [west, south, east, north] = box;
  tell(from, 'mutu-place', { bbox: [west - round, south - round, east + round, north + round] });
};

/** `showAll` once for each thing that is looked at, told by `what`: an edit by somebody else moves nobody's map. */
export const showingOnce = () => {
  let seen: unknown;
  return (what: unknown, ...shown: Parameters<typeof showAll>): void => {
    if (what === seen) return;
    seen = what;
    showAll(...shown);
  };
};
