/** What stands around the parcels of a search, packed so that fifty thousand of them can ask: power sources and sketched lines. */
import type { Geometry, Position } from 'geojson';
import { type Box, boxOf, boxTree } from '../geometry/box-tree.ts';
import { boxAt, reaching } from '../geometry/degrees.ts';
import { pathsOf } from '../geometry/distance.ts';
import { distanceM } from '../geometry.ts';
import { DEFAULT_PROFILES, type ServiceProfile } from '../services.ts';
import type { Ground, Source } from './site.ts';
import { REACH_M } from './supply-judges.ts';

/** A built line or station of item power. */
export type PowerElement = {
  readonly id: string;
  readonly part: 'line' | 'node';
  readonly voltageKV: number | null;
  readonly serviceRadiusM: number | null;
  readonly geometry: Geometry;
};

/** A line of the base map whose course is only sketched. */
export type SketchedLine = { readonly name: string; readonly kind: string; readonly geometry: Geometry };

/** Rings searched one after the other, so that the near is found without measuring the far. */
const RINGS_M = [300, 1200, REACH_M];

const boxesOf = (elements: readonly { readonly geometry: Geometry }[]): readonly Box[] =>
  elements.map(({ geometry }) => boxOf(pathsOf(geometry).flat()));

/** The nearest of some sources; null beyond the reach. */
function nearestAmong(sources: readonly PowerElement[]) {
  const tree = boxTree(boxesOf(sources));
  return (at: Position): Source | null => {
    for (const ringM of RINGS_M) {
      let best: Source | null = null;
      tree(reaching(boxAt(at), ringM), (index) => {
        const { id, voltageKV, geometry } = sources[index]!;
        const metres = distanceM(at, geometry);
        if (metres <= ringM && (best === null || metres < best.distanceM))
          best = { id, voltageKV: voltageKV!, distanceM: Math.round(metres) };
        return false;
      });
      if (best !== null) return best;
    }
    return null;
  };
}

function feedsAmong(stations: readonly PowerElement[]) {
  const tree = boxTree(boxesOf(stations));
  const widest = Math.max(0, ...stations.map(({ serviceRadiusM }) => serviceRadiusM ?? 0));
  return (at: Position): readonly string[] => {
    const found: string[] = [];
    tree(reaching(boxAt(at), widest), (index) => {
      const { id, serviceRadiusM, geometry } = stations[index]!;
      if (serviceRadiusM !== null && distanceM(at, geometry) <= serviceRadiusM) found.push(id);
      return false;
    });
    return found.sort();
  };
}

const sketchAmong = (lines: readonly SketchedLine[]) => (at: Position, kind: 'motorway' | 'rail') => {
  let best: { readonly name: string; readonly km: number } | null = null;
  let least = Infinity;
  for (const line of lines) {
    if (line.kind !== kind) continue;
    const metres = distanceM(at, line.geometry);
    if (metres >= least) continue;
    least = metres;
    best = { name: line.name, km: Math.round(metres / 1000) };
  }
  return best;
};

export function groundOf(
  today: string,
  power: readonly PowerElement[],
  lines: readonly SketchedLine[],
  profiles: readonly ServiceProfile[] = DEFAULT_PROFILES,
): Ground {
  const byVoltage = new Map<number, (at: Position) => Source | null>();
  return {
    today,
    profiles,
    source(at, leastKV) {
      const known =
        byVoltage.get(leastKV) ??
        nearestAmong(power.filter(({ voltageKV }) => voltageKV !== null && voltageKV >= leastKV));
      byVoltage.set(leastKV, known);
      return known(at);
    },
    feeds: feedsAmong(power.filter(({ part }) => part === 'node')),
    sketch: sketchAmong(lines),
  };
}
