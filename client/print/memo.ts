/** The planner's memo of what is at hand: a ranking, parcels side by side, parcels put together, or a what-if that was kept. */
import type { Scene } from '../lenses/scene.ts';
import { assemblyMemo } from './assembly-memo.ts';
import { briefMemo } from './brief-memo.ts';
import { compareMemo } from './compare-memo.ts';
import type { Printed } from './printed.ts';
import { scenarioMemo } from './scenario-memo.ts';

/** By the panel that is open; a ranking where none says otherwise. */
export const memo = (scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { plan, scenario } = scene.view;
  if (plan === 'assembly')
    return scenario === null ? assemblyMemo(scene, signal) : scenarioMemo(scenario, scene, signal);
  return plan === 'compare' ? compareMemo(scene, signal) : briefMemo(scene, signal);
};
