import { convert, type Lang } from '#domain/units.ts';
import { FREE_UNITS } from '../../state/first-filters.ts';
import { t } from '../../text/t.ts';
import type { Preset } from '../register/filter-bar.ts';

/** What investors ask for first: free, on the ground, large, high, with a crane, for a heavy floor. */
export const factoryPresets = (lang: Lang): readonly Preset[] => [
  { name: t(lang, 'factory.preset.vacant'), field: 'status', clause: FREE_UNITS },
  {
    name: t(lang, 'factory.preset.ground'),
    field: 'isGroundFloor',
    clause: { op: '=', field: 'isGroundFloor', value: true },
  },
  { name: t(lang, 'factory.preset.area2000'), field: 'areaM2', clause: { op: '>=', field: 'areaM2', value: 2000 } },
  {
    name: t(lang, 'factory.preset.clear8'),
    field: 'clearHeightM',
    clause: { op: '>=', field: 'clearHeightM', value: 8 },
  },
  { name: t(lang, 'factory.preset.crane'), field: 'hasCrane', clause: { op: '=', field: 'hasCrane', value: true } },
  {
    name: t(lang, 'factory.preset.load1'),
    field: 'floorLoadKNPerM2',
    clause: { op: '>=', field: 'floorLoadKNPerM2', value: convert(1, 'tPerM2', 'kNPerM2') },
  },
];
