/** What the lens's filter lets through keeps its strength; the rest is dimmed, not hidden, so that places stay findable. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Dataset } from '#domain/dataset.ts';
import type { Look } from './look.ts';

/** True for the features that pass; null = nothing is filtered. */
export const matching = (look: Look, _dataset: Dataset): ExpressionSpecification | null => {
  if (look.matchingIds === null) return null;
  const ids = [...look.matchingIds];
  return ids.length === 0
    ? (['literal', false] as unknown as ExpressionSpecification)
    : ['match', ['get', 'id'], ids, true, false];
};

export const dimmed = (look: Look, dataset: Dataset, full: number, dim: number): ExpressionSpecification | number => {
  const passes = matching(look, dataset);
  return passes ? ['case', passes, full, dim] : full;
};
