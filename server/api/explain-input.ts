/** The parts an explanation is put together from: its subject, and inputs with the row they were read from. */
import type { Role } from '../domain/access.ts';
import type { Explanation } from '../domain/answers.ts';
import { datasetOf, fieldOf } from '../domain/datasets/index.ts';
import type { Feature } from '../domain/edit.ts';
import type { Indicator } from '../domain/indicators/indicator.ts';
import { numberOf, textOf } from '../domain/value.ts';
import type { Store } from '../store/store.ts';

export type Subject = { readonly dataset: string; readonly feature: Feature };
export type Question = Subject & { readonly year: number | null; readonly role: Role; readonly store: Store };
export type Explain = (question: Question) => Promise<Explanation>;
export type Input = Explanation['inputs'][number];

export const nameOf = ({ id, properties }: Feature): string => textOf(properties['name']) ?? id;

/** The provenance every row carries, as an input's. */
export const provenanceOf = ({ properties }: Feature): Pick<Input, 'asOf' | 'source' | 'synthetic'> => ({
  asOf: textOf(properties['asOf']),
  source: textOf(properties['source']),
  synthetic: properties['synthetic'] === true,
});

export const rowOf = ({ dataset, feature }: Subject): Pick<Input, 'from' | 'asOf' | 'source' | 'synthetic'> => ({
  from: { dataset, id: feature.id, name: nameOf(feature) },
  ...provenanceOf(feature),
});

/** A field of a row as an input. */
export const fieldInput = (subject: Subject, id: string): Input => {
  const { zh, en, unit } = fieldOf(datasetOf(subject.dataset)!, id)!;
  return {
    label: { zh, en },
    value: numberOf(subject.feature.properties[id]),
    unit: unit ?? 'ratio',
    ...rowOf(subject),
  };
};

/** An indicator of a subject, with the inputs it was computed from. */
export const explained = (
  { id, zh, en, unit, formula, source }: Indicator,
  subject: Subject,
  year: number | null,
  inputs: readonly Input[],
  value: number | null,
): Explanation => ({
  indicator: id,
  label: { zh, en },
  formula,
  source,
  ...headOf(subject, year, inputs),
  value,
  unit,
});

/** What every explanation says of its subject; synthetic where the subject or any input is. */
export const headOf = (
  { dataset, feature }: Subject,
  year: number | null,
  inputs: readonly Input[],
): Pick<Explanation, 'of' | 'year' | 'asOf' | 'synthetic' | 'inputs'> => ({
  of: { dataset, id: feature.id, name: nameOf(feature) },
  year,
  asOf: textOf(feature.properties['asOf']),
  synthetic: feature.properties['synthetic'] === true || inputs.some((input) => input.synthetic),
  inputs,
});
