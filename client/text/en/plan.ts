/** Sentences of the planner's panels, in English. */
import type { zhPlan } from '../zh/plan.ts';

export const enPlan: Record<keyof typeof zhPlan, string> = {
  'plan.ways': 'Ways to find land',
  'plan.list': 'Parcels',
  'plan.brief': 'Match a brief',
  'plan.brief.lead': 'State what the project needs; get candidates with reasons',
  'plan.area': 'Search an area',
  'plan.area.lead': 'Draw or paste an area and see only the parcels in it',
  'plan.assembly': 'Assemble',
  'plan.assembly.lead': 'Put adjoining parcels together: net area, frontage, conflicts',
  'plan.supply': 'Supply',
  'plan.supply.lead': 'Ready stock by tier, against the year’s target and the demand',
  'plan.compare': 'Compare',
  'plan.compare.lead': 'Up to four parcels side by side, differences first',
  'plan.measure': 'Measure',
  'plan.measure.lead': 'Lengths and areas on the ellipsoid',
};
