/** What the lens's filter lets through keeps its strength; the rest is dimmed, not hidden, so that places stay findable. */
import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Dataset } from '#domain/dataset.ts';
import type { LensId } from '../state/view.ts';
import { expressionOf } from './expression.ts';
import type { Look } from './look.ts';

/** The register whose fields the filter of a lens speaks of. */
const FILTERED: Record<LensId, string> = {
  overview: 'zone',
  land: 'parcel',
  factory: 'unit',
  output: 'parcel',
  utility: 'utility',
  project: 'project',
};

/** True for the features that pass; null = nothing is filtered, or the server's answer is still on its way. */
export const matching = ({ view, matchingIds }: Look, dataset: Dataset): ExpressionSpecification | null => {
  if (matchingIds) return ['in', ['get', 'id'], ['literal', [...matchingIds]]];
  const filter = view.filters[view.lens];
  return filter && dataset.id === FILTERED[view.lens] ? expressionOf(filter, dataset) : null;
};

/** `full` for what passes, `dim` for the rest. */
export const dimmed = (look: Look, dataset: Dataset, full: number, dim: number): ExpressionSpecification | number => {
  const passes = matching(look, dataset);
  return passes ? ['case', passes, full, dim] : full;
};
