/** Sentences of 总览, the lens of the published figures, in English. */
import type { zhOverview } from '../zh/overview.ts';

export const enOverview: Record<keyof typeof zhOverview, string> = {
  'overview.targets': 'Targets of the year',
  'overview.zones': 'Development zones',
  'overview.units': 'Other reporting units',
  'overview.unpublished': 'No result published',
  'overview.actual': 'Result',
  'overview.reached': '{percent} of the target',
  'overview.facts': 'Published figures',
  'overview.quote': 'Quote',
  'overview.registers': 'Registers add up to',
  'overview.conflict': 'Sources differ; side by side',
  'overview.nature.actual': 'Result',
  'overview.nature.plan': 'Plan',
  'overview.nature.target': 'Target',
  'overview.more': 'All {count} published figures',
  'overview.parcels': 'Parcels',
  'overview.land': 'Land available',
  'overview.factories': 'Factories',
  'overview.vacant': 'Vacant units',
  'overview.projects': 'Projects',
  'overview.count': '{count} published figures',
  'overview.asOf': 'As of {date}',
  'overview.openLand': 'Land here',
  'overview.openFactory': 'Factories here',
  'overview.openProject': 'Projects here',
};
