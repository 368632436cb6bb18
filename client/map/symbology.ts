/** From a dataset's declared codes and classes to MapLibre expressions. No colour or letter is typed again here. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Code, Dataset, LegendClass } from '#domain/dataset.ts';
import { fieldOf } from '#domain/datasets/index.ts';

/** One class of the legend with the codes that fall into it. */
export type SymbolClass = {
  readonly id: string;
  readonly colour: string;
  readonly mark: string;
  readonly codes: readonly string[];
};

/** The classes by which the map and the legend tell the features of `dataset` apart. */
export const classesOf = (dataset: Dataset): readonly SymbolClass[] => {
  const field = fieldOf(dataset, dataset.symbology ?? '');
  if (!field?.codes) return [];
  const codes = field.codes;
  return field.classes ? field.classes.map((each) => classWith(each, codes)) : codes.filter(hasColour).map(single);
};

const classWith = (each: LegendClass, codes: readonly Code[]): SymbolClass => ({
  id: each.id,
  colour: each.colour,
  mark: each.mark,
  codes: codes.filter((code) => code.class === each.id).map((code) => code.id),
});

const hasColour = (code: Code): code is Code & { colour: string } => code.colour !== undefined;

const single = (code: Code & { colour: string }): SymbolClass => ({
  id: code.id,
  colour: code.colour,
  mark: code.mark ?? '',
  codes: [code.id],
});

/** `match` over the symbology field: what `pick` gives for the class of the feature, else `otherwise`. */
export const byClass = (
  dataset: Dataset,
  pick: (each: SymbolClass) => string,
  otherwise: string,
): ExpressionSpecification => {
  const branches = classesOf(dataset).flatMap((each) => [[...each.codes], pick(each)]);
  return ['match', ['get', dataset.symbology ?? ''], ...branches, otherwise] as unknown as ExpressionSpecification;
};

/** Channels 0–255 of '#rrggbb'. */
const channels = (hex: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `colour` with `share` (0–1) of `ink` mixed in: a darker outline, a paler fill. */
export const mix = (colour: string, ink: string, share: number): string => {
  const other = channels(ink);
  const mixed = channels(colour).map((channel, index) =>
    Math.round(channel * (1 - share) + (other[index] ?? 0) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};
