/** What a planner is at, as actions on the view: the panel, the parcels picked for a what-if, those side by side. */
import { askedOf, type Brief } from '#domain/brief.ts';
import { type Action, type PlanId, set, type View } from './view.ts';

/** Parcels that one assembly may hold (product P9). */
export const MOST_PICKED = 12;
/** Columns that a comparison may hold (product I7). */
export const MOST_COMPARED = 4;

/** Opens a panel in place of the list, or leads back to it. */
export const withPlan = (plan: PlanId | null): Action => set(plan === 'assembly' ? { plan } : { plan, scenario: null });

/** Looks at a kept what-if; null = at none. */
export const withScenario = (scenario: string | null): Action => set({ scenario });

/** A brief that asks nothing is none. */
export const withBrief = (brief: Brief | null): Action =>
  set({ brief: brief && askedOf(brief).length > 0 ? brief : null });

/** Those put together; a thirteenth is not taken. Who picks looks at what that makes, no longer at what was kept. */
export const withPicked =
  (ids: readonly string[]): Action =>
  (view) =>
    withScenario(null)(withIds(view, 'picked', [...new Set(ids)].slice(0, MOST_PICKED)));

/** Those side by side; a fifth is not taken. */
export const withCompared =
  (ids: readonly string[]): Action =>
  (view) =>
    withIds(view, 'compared', [...new Set(ids)].slice(0, MOST_COMPARED));

/** `ids` with `id` added at the end, or without it. */
export const toggled = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];

const withIds = (view: View, key: 'picked' | 'compared', ids: readonly string[]): View =>
  view[key].length === ids.length && view[key].every((id, at) => id === ids[at]) ? view : { ...view, [key]: ids };
