/** The legend of 配套: items by colour, states by line, and the patterns of land that something does not reach. */
import type { Facets } from '#domain/answers.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { utility } from '#domain/datasets/utility.ts';
import type { Filter } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import type { LineKind } from '../../parts/swatch.ts';
import { GROUND_COLOURS } from '../../state/planned.ts';
import { t } from '../../text/t.ts';
import { type Legend, type LegendEntry, legendOf } from '../legend/legend.ts';
import { chosen, withChoices } from '../register/clauses.ts';
import type { Column } from './coverage-rows.ts';
import type { GapLand } from './load-gap.ts';

const LINES: Readonly<Record<string, LineKind>> = { built: 'solid', building: 'dashes', planned: 'dots' };

const STATUS = fieldOf(utility, 'status')!;

/** What state a network is in, by the way its lines are drawn. */
const states = (facets: Facets | null, filter: Filter | null, lang: Lang): readonly LegendEntry[] => {
  const counts = facets?.facets[STATUS.id];
  const wanted = chosen(filter, STATUS.id);
  return (STATUS.codes ?? []).map((code) => {
    const on = wanted.has(code.id);
    return {
      name: code[lang],
      line: LINES[code.id] ?? 'solid',
      count: counts ? (counts.find(({ value }) => value === code.id)?.count ?? 0) : null,
      on,
      filter: withChoices(filter, STATUS.id, [code.id], !on),
    };
  });
};

/** What the patterns on the ground of a park say. */
const patterns = ({ parcels }: GapLand, name: string, lang: Lang): readonly LegendEntry[] => {
  const open = parcels.filter(({ kind }) => kind === 'unknown').length;
  return [
    {
      name: t(lang, 'utility.legend.lack', { name }),
      void: 'hatch',
      colour: GROUND_COLOURS.lack,
      count: parcels.length - open,
    },
    { name: t(lang, 'utility.legend.open', { name }), void: 'dots', colour: GROUND_COLOURS.open, count: open },
  ];
};

/** Over a gap the map draws one item, and the legend is as short. */
export const utilityLegend = (
  facets: Facets | null,
  filter: Filter | null,
  gap: { readonly land: GapLand; readonly column: Column } | null,
  lang: Lang,
): Legend | null => {
  const legend = legendOf(utility, facets, filter, lang);
  if (!legend) return null;
  const lines = states(gap ? null : facets, filter, lang);
  if (!gap) return { ...legend, entries: [...lines, ...legend.entries] };
  const { label, colour } = gap.column;
  const own = legend.entries.filter((entry) => entry.colour === colour).map((entry) => ({ ...entry, count: null }));
  return { ...legend, entries: [...patterns(gap.land, label[lang], lang), ...lines, ...own] };
};
