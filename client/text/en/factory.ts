/** Sentences of 看厂房, the lens of the factories, in English. */
import type { zhFactory } from '../zh/factory.ts';

export const enFactory: Record<keyof typeof zhFactory, string> = {
  'factory.preset.vacant': 'Vacant',
  'factory.preset.ground': 'Ground floor',
  'factory.preset.area2000': '≥ 2,000 m²',
  'factory.preset.clear8': 'Clear height ≥ 8 m',
  'factory.preset.crane': 'With crane',
  'factory.preset.load1': 'Load ≥ 1 t/m²',
  'factory.units': '{count} units · {area}',
  'factory.stack': 'Floors',
  'factory.stackHint': 'Floors from the top; width by area',
  'factory.floor': 'Floor {floor}',
  'factory.basement': 'Basement {floor}',
  'factory.negotiable': 'negotiable',
  'factory.freeNow': 'free now',
  'factory.freeFrom': 'from {date}',
  'factory.crane': 'crane {t} t',
  'factory.noUnits': 'No units registered yet, only the building.',
  'factory.rates': 'Use',
  'factory.load': 'load',
  'factory.lift': 'lift',
};
