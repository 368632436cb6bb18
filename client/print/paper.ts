/** Sheets of paper, what of them is printed on, and the scales at which a map stands on them. Millimetres. */
import type { Bbox } from '#domain/filter.ts';
import { metresPerDegree } from '../map/scale.ts';

/** ISO 216, upright. */
export const PAPERS = { a4: [210, 297], a3: [297, 420] } as const;
export type PaperId = keyof typeof PAPERS;

export const ORIENTATIONS = ['portrait', 'landscape'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

export type Paper = { readonly id: PaperId; readonly orientation: Orientation };

/** Left free on every side: office printers reach no farther than 5 mm to the edge, and a binder wants more. */
export const MARGIN_MM = 12;

/** CSS pixels of a millimetre, on screen and on paper alike. */
export const PX_PER_MM = 96 / 25.4;

/** Width and height of the sheet. */
export const sizeOf = ({ id, orientation }: Paper): readonly [number, number] => {
  const [short, long] = PAPERS[id];
  return orientation === 'portrait' ? [short, long] : [long, short];
};

/** The rule that makes a browser's PDF have pages of this size; it must stand in the page itself, not in a shadow tree. */
export const pageRule = (paper: Paper, foot: string): string => {
  const [width, height] = sizeOf(paper);
  const small = 'font: 7.5pt sans-serif; color: #555; vertical-align: top; padding-top: 2mm;';
  return `@page { size: ${width}mm ${height}mm; margin: ${MARGIN_MM}mm;
    @bottom-left { content: ${JSON.stringify(foot)}; ${small} }
    @bottom-right { content: counter(page) " / " counter(pages); ${small} } }
  @media print { :root, :root.wa-dark { color-scheme: light; } html, body { height: auto; overflow: visible; background: #fff; } }`;
};

/** Scales of Chinese topographic and planning maps, and rounder ones between them. */
export const SCALES = [
  500, 1000, 2000, 2500, 5000, 7500, 10_000, 20_000, 25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 1_500_000,
  2_000_000, 2_500_000, 3_000_000, 5_000_000,
] as const;

/** Share of the frame that what is shown may take: the rest shows where it lies. */
const FILLED = 0.72;

/** The largest scale, as N of 1:N, at which `box` (degrees) stands in a frame of so many millimetres with room round it. */
export const scaleFor = ([west, south, east, north]: Bbox, frame: { width: number; height: number }): number => {
  const { lon, lat } = metresPerDegree((south + north) / 2);
  const asked = Math.max(
    ((east - west) * lon) / (frame.width * FILLED),
    ((north - south) * lat) / (frame.height * FILLED),
  );
  return SCALES.find((denominator) => denominator >= asked * 1000) ?? SCALES.at(-1)!;
};
