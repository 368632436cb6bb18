/** Sentences of the supply board, in English. */
import type { zhSupply } from '../zh/supply.ts';

export const enSupply: Record<keyof typeof zhSupply, string> = {
  'supply.say': '{ready} serviced or better; projects without a site want {demand}.',
  'supply.sayUnknown': '{count} more projects do not say how much.',
  'supply.short': 'Serviced land is {area} short of what is wanted.',
  'supply.enough': 'There is {area} more serviced land than is wanted.',
  'supply.sayNote':
    'Industrial and storage land of all zones on record, whatever its place and use; land that is only expected is left out.',
  'supply.stock': 'Stock by readiness',
  'supply.figures': '{area} · {count} parcels',
  'supply.ready': 'To be had',
  'supply.unknownAreas': '{count} parcels of unknown area, not counted',
  'supply.scheme': '{scheme}. Solid bars can be sold, hatched ones not yet.',
  'supply.target': '{zone}: target of {year}',
  'supply.targetSay': 'At least {area} of standard land in reserve over the year (a plan, not a result)',
  'supply.targetStock': 'On record in {zones}: {reserved} in reserve or further on, of which {ready} serviced.',
  'supply.targetShort': 'The register is {area} below the target.',
  'supply.targetMet': 'The reserve on record is not below the target.',
  'supply.targetNote':
    'The register does not cover the whole city, and a reserve is not what a year adds; the two are only set side by side.',
  'supply.years': 'Year by year (planned)',
  'supply.year': 'Year',
  'supply.expected': 'Expected',
  'supply.demand': 'Wanted',
  'supply.balance': 'Balance so far',
  'supply.parcels': '{count} parcels',
  'supply.projects': '{count} projects',
  'supply.left': '{area} left',
  'supply.lack': '{area} short',
  'supply.noYear': 'Not set',
  'supply.yearsNote':
    'What is expected rests on status and dates alone: a plan, not a result. Assessments and services are not held against it, so it is more than the serviced land above. Land whose date has passed without being ready counts in no year.',
  'supply.asOf': 'As of {date}.',
};
