/**
 * Colours of the map by role, for day and night. Only the quiet ground is here: colours that mean something (status,
 * vacancy, stage, utility item) are facts of the datasets and come through `symbology.ts`.
 */
import type { Theme } from '../state/view.ts';

export type Palette = {
  readonly theme: Theme;
  /** Land outside the province, and the sheet under everything. */
  readonly abroad: string;
  readonly land: string;
  readonly urban: string;
  readonly water: string;
  readonly waterText: string;
  readonly provinceLine: string;
  readonly provinceBand: string;
  readonly prefectureLine: string;
  readonly countyLine: string;
  readonly corridor: string;
  readonly corridorText: string;
  readonly cityText: string;
  readonly countyText: string;
  readonly areaText: string;
  readonly abroadText: string;
  readonly halo: string;
  readonly zoneInside: string;
  readonly zoneLine: string;
  readonly zoneText: string;
  /** The figure a lens gives of a zone. */
  readonly figure: string;
  readonly parkLine: string;
  readonly parkText: string;
  readonly roadFill: string;
  readonly roadCasing: string;
  readonly roadText: string;
  readonly parcelLine: string;
  readonly parcelText: string;
  /** Parcels where another register is the subject. */
  readonly parcelPale: string;
  readonly building: string;
  readonly buildingLine: string;
  /** What void patterns are drawn with. */
  readonly voidInk: string;
  /** 不适用: white by day, the zone's ground by night. */
  readonly notApplicable: string;
  readonly selectInner: string;
  readonly selectOuter: string;
  readonly highlight: string;
  /** Share of a class colour kept in fills; the ground shows through. */
  readonly fillStrength: number;
  /** Ink mixed into class colours to make their outlines. */
  readonly outlineInk: string;
};

const LIGHT: Palette = {
  theme: 'light',
  abroad: '#dfdcd6',
  land: '#eeebe5',
  urban: '#e5e0d7',
  water: '#a9c3cf',
  waterText: '#64879a',
  provinceLine: '#9c9387',
  provinceBand: '#bfb5a5',
  prefectureLine: '#b7afa3',
  countyLine: '#cdc6bb',
  corridor: '#c4b79e',
  corridorText: '#8a7c62',
  cityText: '#33312e',
  countyText: '#57544e',
  areaText: '#a39b90',
  abroadText: '#a09a90',
  halo: '#f6f4f1',
  zoneInside: '#f9f7f3',
  zoneLine: '#2f5d78',
  zoneText: '#1f4a63',
  figure: '#0e5a52',
  parkLine: '#8a8072',
  parkText: '#6d6457',
  roadFill: '#ffffff',
  roadCasing: '#d3ccc0',
  roadText: '#8b8377',
  parcelLine: '#bdb5a8',
  parcelText: '#2f2d2a',
  parcelPale: '#f1ede5',
  building: '#fbfaf7',
  buildingLine: '#8f8779',
  voidInk: '#8d867b',
  notApplicable: '#ffffff',
  selectInner: '#14212b',
  selectOuter: '#ffffff',
  highlight: '#7a3fb0',
  fillStrength: 0.48,
  outlineInk: '#1c1a17',
};

const DARK: Palette = {
  theme: 'dark',
  abroad: '#15171a',
  land: '#202427',
  urban: '#25282b',
  water: '#2a4250',
  waterText: '#6f98ad',
  provinceLine: '#6a6760',
  provinceBand: '#34332f',
  prefectureLine: '#4b4a46',
  countyLine: '#37373a',
  corridor: '#554e3f',
  corridorText: '#97896b',
  cityText: '#e6e4df',
  countyText: '#b4b1aa',
  areaText: '#6b6963',
  abroadText: '#6d6b66',
  halo: '#15171a',
  zoneInside: '#2b3034',
  zoneLine: '#8fb8d0',
  zoneText: '#b7d6e8',
  figure: '#82cdbd',
  parkLine: '#7c776d',
  parkText: '#a9a498',
  roadFill: '#3b4046',
  roadCasing: '#191b1e',
  roadText: '#a09b92',
  parcelLine: '#4a4d51',
  parcelText: '#f0eee9',
  parcelPale: '#2e3236',
  building: '#43484d',
  buildingLine: '#5b6167',
  voidInk: '#8b8880',
  notApplicable: '#30353a',
  selectInner: '#ffffff',
  selectOuter: '#0b0d0f',
  highlight: '#cfa5f0',
  fillStrength: 0.55,
  outlineInk: '#e9e7e1',
};

export const paletteOf = (theme: Theme): Palette => (theme === 'dark' ? DARK : LIGHT);
