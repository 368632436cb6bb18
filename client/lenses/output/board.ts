/** The 亩均 board as a list and a legend: five classes of YlGnBu and three voids. */
import type { OutputBoard, OutputRow } from '#domain/answers.ts';
import { format, type Lang } from '#domain/units.ts';
import { t } from '../../text/t.ts';
import type { Drawn } from '../events.ts';
import type { Legend, LegendEntry } from '../legend/legend.ts';

/** ColorBrewer YlGnBu, 5 classes, low to high. */
export const RAMP = ['#FFFFCC', '#A1DAB4', '#41B6C4', '#2C7FB8', '#253494'] as const;

/** Index of the class of `value`: `breaks` are upper bounds, inclusive. */
export const classAt = (value: number, breaks: readonly number[]): number => {
  const at = breaks.findIndex((bound) => value <= bound);
  return at < 0 ? breaks.length : at;
};

export const classColour = (value: number, breaks: readonly number[]): string =>
  RAMP[classAt(value, breaks)] ?? RAMP[RAMP.length - 1]!;

/** What the map colours parcels by. */
export const yieldsOf = ({ breaks, rows }: OutputBoard): NonNullable<Drawn['yields']> => ({
  breaks,
  values: new Map(rows.map((row) => [row.parcelId, row.value])),
});

/** Highest first, rows without a value last; never as zero. */
export const ranked = (rows: readonly OutputRow[]): readonly OutputRow[] =>
  [...rows].sort(
    (a, b) =>
      (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
      a.parcelId.localeCompare(b.parcelId),
  );

const classNames = (breaks: readonly number[], lang: Lang): readonly string[] => {
  const text = (value: number) => format(value, 'wanYuanPerMu', lang);
  if (breaks.length === 0) return [];
  return [
    `≤ ${text(breaks[0]!)}`,
    ...breaks.slice(1).map((bound, at) => `${text(breaks[at]!)}–${text(bound)}`),
    `> ${text(breaks.at(-1)!)}`,
  ];
};

/** The classes of the year with their counts; for a reader without the right, the one void that says so. */
export const outputLegend = (board: OutputBoard | null, lang: Lang): Legend => {
  const notApplicable: LegendEntry = { name: t(lang, 'legend.notApplicable'), void: 'blank', count: null };
  if (!board)
    return {
      title: t(lang, 'lens.output'),
      entries: [{ name: t(lang, 'legend.withheld'), void: 'dots', count: null }, notApplicable],
      notes: [],
    };
  const known = board.rows.flatMap((row) => (row.value === null ? [] : [row.value]));
  const classes = classNames(board.breaks, lang).map(
    (name, at): LegendEntry => ({
      name,
      colour: RAMP[at] ?? RAMP[4],
      mark: String(at + 1),
      count: known.filter((value) => classAt(value, board.breaks) === at).length,
    }),
  );
  return {
    title: `${t(lang, `output.${board.indicator}`)} · ${board.year}`,
    entries: [
      ...classes,
      { name: t(lang, 'legend.noData'), void: 'hatch', count: board.rows.length - known.length },
      notApplicable,
    ],
    notes: [
      t(lang, 'legend.unit'),
      t(lang, 'legend.quantile'),
      t(lang, 'legend.source', { source: t(lang, 'legend.reports') }),
    ],
  };
};
