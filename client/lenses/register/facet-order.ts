import type { FacetCount } from '#domain/answers.ts';
import type { Field } from '#domain/dataset.ts';

/** Codes in declared order, numbers ascending, names by count; unknown last. */
export const inOrder = (field: Field, counts: readonly FacetCount[]): readonly FacetCount[] => {
  const rank = (one: FacetCount): number => {
    if (one.value === null) return Number.POSITIVE_INFINITY;
    if (field.codes) return field.codes.findIndex((code) => code.id === one.value);
    if (typeof one.value === 'number') return one.value;
    return typeof one.value === 'boolean' ? Number(!one.value) : -one.count;
  };
  return [...counts].sort((a, b) => rank(a) - rank(b));
};
