/** A what-if beside today, row by row: the same figures of the parcels as they are and as they would be. Pure. */
import type { SiteFigures } from '#domain/assembly/answer.ts';
import { digits, type Lang } from '#domain/units.ts';
import type { Key } from '../../text/zh.ts';
import { metresText, muText } from './amounts.ts';

/** The sites of one side; at least one. */
export type Side = readonly SiteFigures[];

export type SideRow = { readonly name: Key; readonly today: string; readonly planned: string };

type Read = (side: Side, lang: Lang) => string;

const sum = (side: Side, of: (site: SiteFigures) => number): number =>
  side.reduce((total, site) => total + of(site), 0);
const of = (side: Side, read: (site: SiteFigures) => number): readonly number[] => side.map(read);
const areaOf = ({ areaM2 }: SiteFigures): number => areaM2;

const ROWS: readonly (readonly [Key, Read])[] = [
  ['assembly.side.count', (side) => String(side.length)],
  ['assembly.side.area', (side, lang) => muText(sum(side, areaOf), lang)],
  ['assembly.side.largest', (side, lang) => muText(Math.max(...of(side, areaOf)), lang)],
  ['assembly.side.smallest', (side, lang) => muText(Math.min(...of(side, areaOf)), lang)],
  ['assembly.side.width', (side) => metresText(Math.min(...of(side, ({ minWidthM }) => minWidthM)), 1)],
  ['assembly.side.shape', (side) => digits(Math.max(...of(side, ({ shapeIndex }) => shapeIndex)), [2, 2])],
  ['assembly.side.frontage', (side) => metresText(sum(side, ({ frontageM }) => frontageM))],
  ['assembly.side.landlocked', (side) => String(side.filter(({ frontageM }) => frontageM === 0).length)],
];

export const sideRows = (today: Side, planned: Side, lang: Lang): readonly SideRow[] =>
  ROWS.map(([name, read]) => ({ name, today: read(today, lang), planned: read(planned, lang) }));
