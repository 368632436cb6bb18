/** An import as it begins. */
import type { ImportJob } from '../../domain/imports.ts';
import type { Person } from '../../domain/review.ts';

/** How long an import and its files are kept. */
const LIFE_MS = 24 * 60 * 60_000;

export type Upload = { readonly id: string; readonly folder: string };

export type NewImport = Upload & Pick<ImportJob, 'dataset' | 'name' | 'bytes'> & { readonly by: Person };

export const newJob = ({ id, dataset, name, bytes }: NewImport, at: number): ImportJob => ({
  id,
  dataset,
  name,
  bytes,
  state: 'reading',
  createdAt: new Date(at).toISOString(),
  expiresAt: new Date(at + LIFE_MS).toISOString(),
  choices: {},
  progress: null,
  report: null,
  problem: null,
  result: null,
});
