/** Sentences of the figures of a zone on the map and in the lists, in English. */
import type { zhZones } from '../zh/zones.ts';

export const enZones: Record<keyof typeof zhZones, string> = {
  'zone.parcels': ' parcels',
  'zone.units': ' units',
  'zone.projects': ' projects',
  'zone.perMu': ' 10k yuan/mu',
  'zone.items': 'All {count} items',
  'zone.matching': 'Matching',
  'zone.all': 'All',
  'zone.only': 'Only {zone}',
};
