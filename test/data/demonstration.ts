/** The demonstration as the tests read it: by register, by id, by value. */
import { generateShanxi } from '../../data/shanxi/generate.ts';
import type { Feature } from '../../server/domain/edit.ts';

export const MU_M2 = 10_000 / 15;

export const generated = generateShanxi();

export const rows = (dataset: string): readonly Feature[] =>
  generated.find((one) => one.dataset === dataset)?.features ?? [];

const tables = new Map(generated.map(({ dataset, features }) => [dataset, new Map(features.map((f) => [f.id, f]))]));

export const rowOf = (dataset: string, id: unknown): Feature | undefined => tables.get(dataset)?.get(String(id));

/** Rows whose properties have these values. */
export const of = (dataset: string, where: Readonly<Record<string, unknown>>): readonly Feature[] =>
  rows(dataset).filter(({ properties }) => Object.entries(where).every(([key, value]) => properties[key] === value));

/** Sum of a number field; unknown values add nothing. */
export const sum = (features: readonly Feature[], field: string): number =>
  features.reduce((total, { properties }) => total + Number(properties[field] ?? 0), 0);
