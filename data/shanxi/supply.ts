/** How far each of the ten utility items has come at a place: old ground is better served than new, and not all is known. */
import { SERVICE_ITEMS, type ServiceItem, type ServiceStatus } from '../../server/domain/datasets/service.ts';
import type { ParkPlan } from './layout/plan.ts';
import type { Random } from './random.ts';

/** The order in which the items usually come to new ground. */
const ORDER: readonly ServiceItem[] = [
  'road',
  'power',
  'water',
  'telecom',
  'sewage',
  'storm',
  'broadband',
  'gas',
  'heat',
  'catv',
];

export const ITEMS: readonly ServiceItem[] = SERVICE_ITEMS.map((item) => item.id);

/** Above 0 the item is there; below it is being built, planned or missing. */
const reachOf = (plan: ParkPlan, item: ServiceItem, progress: number): number =>
  ORDER.indexOf(item) < plan.served ? progress + 0.85 - ORDER.indexOf(item) * 0.11 : Math.min(progress * 0.4, 0) - 0.32;

export function networkStatus(
  plan: ParkPlan,
  item: ServiceItem,
  progress: number,
): 'built' | 'building' | 'planned' | null {
  const reach = reachOf(plan, item, progress);
  return reach > 0 ? 'built' : reach > -0.3 ? 'building' : reach > -0.75 ? 'planned' : null;
}

export function serviceStatus(
  plan: ParkPlan,
  item: ServiceItem,
  progress: number,
  isBuiltOn: boolean,
  random: Random,
): ServiceStatus {
  const reach = reachOf(plan, item, progress) + random.normal() * 0.12;
  const isUnknown = random.chance(item === 'road' ? 0.01 : 0.035 + 0.01 * ORDER.indexOf(item));
  if (isUnknown) return 'unknown';
  if (reach > 0) return isBuiltOn ? 'connectedInside' : 'availableAtLine';
  return reach > -0.3 ? 'building' : reach > -0.75 ? 'planned' : 'none';
}
