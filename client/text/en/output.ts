/** Sentences of 亩均, the lens of the output per mu, in English. */
import type { zhOutput } from '../zh/output.ts';

export const enOutput: Record<keyof typeof zhOutput, string> = {
  'output.wall.title': 'Output figures are open to managers only',
  'output.wall.why':
    'Output, tax and value added are business figures. By parcel they would expose single firms, so maps, lists, exports and search leave these fields out.',
  'output.wall.how': 'Sign in with a manager’s account to see them; without one, ask the zone’s committee.',
  'output.wall.role': 'Your role “{role}” may not see them.',
  'output.indicator': 'Indicator',
  'output.outputPerMu': 'Output per mu',
  'output.taxPerMu': 'Tax per mu',
  'output.addedValuePerMu': 'Value added per mu',
  'output.year': 'Year',
  'output.total': 'All parcels',
  'output.totalLine': '{numerator} ÷ {area}',
  'output.counted': '{count} parcels counted',
  'output.missing': '{count} parcels lack land or figures and are not counted',
  'output.ranked': 'Parcels ranked',
  'output.noValue': 'no data',
  'output.enterprises': '{count} firm(s)',
  'output.formula': 'Sum of the numerators ÷ sum of the land; summed first, rounded last',
};
