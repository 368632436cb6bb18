/** The datasets that exist for a role: what it may not read is not there. */
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DATASETS } from '../domain/datasets/index.ts';

export { readableDataset, readableFields } from '../store/access-rules.ts';

export const readableDatasets = (role: Role): readonly Dataset[] =>
  DATASETS.filter((dataset) => mayReadDataset(role, dataset));
