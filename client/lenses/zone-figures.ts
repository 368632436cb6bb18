/** What a lens says of each zone from afar, from the counts and boards that it shows anyway. */
import type { Facets, OutputBoard } from '#domain/answers.ts';
import { clauseFor, type Filter, print } from '#domain/filter.ts';
import { convert, format, type Lang } from '#domain/units.ts';
import type { ZoneFigure, ZoneFigures } from '../state/zone-figures.ts';
import { t } from '../text/t.ts';
import type { Names } from './names.ts';
import { classColour } from './output/board.ts';
import { percentText } from './utility/intervals.ts';

/** Rows of each zone under the filter, the filter's own demand on zones left out. */
const countsOf = (facets: Facets): ReadonlyMap<string, number> =>
  new Map((facets.facets['zoneId'] ?? []).map(({ value, count }) => [String(value), count]));

/** "可供 31 宗": discs by count; a zone without a row steps back. */
export const countFigures = (facets: Facets | null, names: Names, before: string, after: string): ZoneFigures => {
  if (!facets) return {};
  const counts = countsOf(facets);
  const most = Math.max(...counts.values(), 1);
  return Object.fromEntries(
    zonesIn(names).map((id): [string, ZoneFigure] => {
      const count = counts.get(id) ?? 0;
      const mark = count > 0 ? ({ kind: 'disc', share: count / most } as const) : null;
      return [id, { words: [spaced(before), count.toLocaleString('en-US'), after], mark }];
    }),
  );
};

const spaced = (word: string): string => (word ? `${word} ` : '');

const zonesIn = (names: Names): readonly string[] =>
  [...names.keys()].filter((key) => key.startsWith('zone:')).map((key) => key.slice('zone:'.length));

/** "可供", "空置" where `quick` is what the filter asks of its field; else 符合, or 共 without a filter. */
export const wordFor = (
  filter: Filter | null,
  quick: Filter & { readonly field: string },
  name: string,
  lang: Lang,
) => {
  const asked = clauseFor(filter, quick.field);
  if (asked && print(asked) === print(quick)) return name;
  return t(lang, filter ? 'zone.matching' : 'zone.all');
};

/** Share of each zone's rows that pass; a zone without rows has no share. */
export const shareFigures = (passing: Facets, all: Facets, before: string): ZoneFigures => {
  const counts = countsOf(passing);
  return Object.fromEntries(
    [...countsOf(all)].map(([id, total]): [string, ZoneFigure] => {
      const share = (counts.get(id) ?? 0) / total;
      return [id, { words: [spaced(before), percentText(share), ''], mark: { kind: 'ring', share } }];
    }),
  );
};

/** 亩均 of each zone: Σ numerator ÷ Σ land of the parcels that have both, in the colour of its class. */
export const yieldFigures = ({ rows, breaks }: OutputBoard, lang: Lang): ZoneFigures => {
  const sums = new Map<string, { wanYuan: number; mu: number }>();
  for (const { zoneId, value, numeratorWanYuan, areaM2 } of rows) {
    if (value === null || numeratorWanYuan === null || areaM2 === null) continue;
    const { wanYuan, mu } = sums.get(zoneId) ?? { wanYuan: 0, mu: 0 };
    sums.set(zoneId, { wanYuan: wanYuan + numeratorWanYuan, mu: mu + convert(areaM2, 'm2', 'mu') });
  }
  return Object.fromEntries(
    [...sums].map(([id, { wanYuan, mu }]): [string, ZoneFigure] => {
      const value = wanYuan / mu;
      const words = ['', format(value, 'wanYuanPerMu', lang), t(lang, 'zone.perMu')] as const;
      return [id, { words, mark: { kind: 'spot', colour: classColour(value, breaks) } }];
    }),
  );
};
