import { convert, type Lang } from '#domain/units.ts';
import { LAND_ON_OFFER } from '../../state/first-filters.ts';
import { t } from '../../text/t.ts';
import type { Preset } from '../register/filter-bar.ts';

const atLeastMu = (mu: number, name: string): Preset => ({
  name,
  field: 'areaM2',
  clause: { op: '>=', field: 'areaM2', value: convert(mu, 'mu', 'm2') },
});

const atLeastLevel = (level: number, name: string): Preset => ({
  name,
  field: 'serviceLevel',
  clause: { op: '>=', field: 'serviceLevel', value: level },
});

/** What planners and investors ask for first. */
export const landPresets = (lang: Lang): readonly Preset[] => [
  { name: t(lang, 'land.preset.available'), field: 'status', clause: LAND_ON_OFFER },
  {
    name: t(lang, 'land.preset.standard'),
    field: 'isStandardLand',
    clause: { op: '=', field: 'isStandardLand', value: true },
  },
  atLeastMu(50, t(lang, 'land.preset.area50')),
  atLeastMu(100, t(lang, 'land.preset.area100')),
  atLeastLevel(5, t(lang, 'land.preset.five')),
  atLeastLevel(7, t(lang, 'land.preset.seven')),
];
