/** Names of the provinces around Shanxi, and the frame where their outlines were cut off (it is painted over). */
import type { FeatureCollection } from 'geojson';

const PROVINCES = [
  { name: '陕西省', en: 'Shaanxi', at: [109.8, 36.75] },
  { name: '内蒙古自治区', en: 'Inner Mongolia', at: [111.2, 41.35] },
  { name: '河北省', en: 'Hebei', at: [114.95, 38.75] },
  { name: '河南省', en: 'Henan', at: [113.4, 33.9] },
] as const;

/** The box to which data/basemap/neighbours.geojson is clipped. */
const FRAME = [
  [107.5, 32.8],
  [117.2, 32.8],
  [117.2, 42.6],
  [107.5, 42.6],
  [107.5, 32.8],
];

export const ABROAD: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    ...PROVINCES.map(({ name, en, at }) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [...at] },
      properties: { name, en },
    })),
    { type: 'Feature', geometry: { type: 'LineString', coordinates: FRAME }, properties: {} },
  ],
};
