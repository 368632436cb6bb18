/** What the colours on the map mean, derived from a declaration and the live counts. */
import type { Facets } from '#domain/answers.ts';
import type { Dataset, Field } from '#domain/dataset.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import type { Filter } from '#domain/filter.ts';
import type { Lang } from '#domain/units.ts';
import type { LineKind, Void } from '../../parts/swatch.ts';
import { t } from '../../text/t.ts';
import { chosen, withChoices } from '../register/clauses.ts';

export type LegendEntry = {
  readonly name: string;
  readonly colour?: string;
  readonly mark?: string;
  readonly void?: Void;
  /** A way of drawing lines, whatever their colour. */
  readonly line?: LineKind;
  readonly count: number | null;
  /** The filter after a click; absent where the class is not a filter. */
  readonly filter?: Filter | null;
  readonly on?: boolean;
};

export type Legend = {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly notes: readonly string[];
  /** Laid over the map as well, where this reader may; its kinds while it is. */
  readonly constraints?: { readonly isOn: boolean; readonly entries: readonly LegendEntry[] };
};

type Kind = {
  readonly name: string;
  readonly colour: string;
  readonly mark: string;
  readonly codes: readonly string[];
};

/** The classes of the symbology field, or its coloured codes where it has no classes. */
export const kindsOf = (field: Field, lang: Lang): readonly Kind[] => {
  const codes = field.codes ?? [];
  if (!field.classes)
    return codes.flatMap((code) =>
      code.colour ? [{ name: code[lang], colour: code.colour, mark: code.mark ?? '', codes: [code.id] }] : [],
    );
  return field.classes.map((one) => ({
    name: one[lang],
    colour: one.colour,
    mark: one.mark,
    codes: codes.filter((code) => code.class === one.id).map((code) => code.id),
  }));
};

/** The legend of `dataset` under `filter`; `facets` null = counts not known yet. */
export const legendOf = (dataset: Dataset, facets: Facets | null, filter: Filter | null, lang: Lang): Legend | null => {
  const field = fieldOf(dataset, dataset.symbology ?? '');
  if (!field) return null;
  const counts = facets?.facets[field.id];
  const wanted = chosen(filter, field.id);
  const entries = kindsOf(field, lang).map((kind): LegendEntry => {
    const on = kind.codes.every((code) => wanted.has(code));
    const count = counts
      ? counts.filter((one) => kind.codes.includes(String(one.value))).reduce((sum, one) => sum + one.count, 0)
      : null;
    return {
      name: kind.name,
      colour: kind.colour,
      mark: kind.mark,
      count,
      on,
      filter: withChoices(filter, field.id, kind.codes, !on),
    };
  });
  return {
    title: `${dataset[lang]} · ${t(lang, 'legend.byStatus', { field: field[lang] })}`,
    entries,
    notes: [t(lang, 'legend.source', { source: t(lang, 'legend.registers') })],
  };
};
