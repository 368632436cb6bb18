/** Sentences of 找地, the lens of the parcels, in English. */
import type { zhLand } from '../zh/land.ts';

export const enLand: Record<keyof typeof zhLand, string> = {
  'land.preset.standard': 'Standard land',
  'land.preset.available': 'Available',
  'land.preset.area50': '≥ 50 mu',
  'land.preset.area100': '≥ 100 mu',
  'land.preset.five': 'Five services',
  'land.preset.seven': 'Seven services',
  'land.services': 'Ten services',
  'land.service': '{item}: {status}',
  'land.price': 'From',
};
