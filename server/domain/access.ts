/** Who may read what: role × dataset × field, as data (design §4). The one permission check for reads. */
import type { Dataset, Field, Read } from './dataset.ts';

export const ROLES = ['guest', 'investor', 'planner', 'steward', 'desk', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const READS: Record<Role, readonly Read[]> = {
  guest: ['public'],
  investor: ['public'],
  planner: ['public', 'staff'],
  steward: ['public', 'staff'],
  desk: ['public', 'desk'],
  manager: ['public', 'staff', 'manager'],
  admin: ['public', 'staff', 'manager'],
};

export const isRole = (text: unknown): text is Role => ROLES.includes(text as Role);

/** Roles that read alike share tiles and cached answers: 'public', 'public+staff', … */
export const readerOf = (role: Role): string => READS[role].join('+');

export const mayReadDataset = (role: Role, dataset: Dataset): boolean => READS[role].includes(dataset.read);

export const mayReadField = (role: Role, dataset: Dataset, field: Field): boolean =>
  mayReadDataset(role, dataset) && READS[role].includes(field.read ?? dataset.read);

/** The fields of `dataset` that `role` may read, in declared order. */
export const visibleFields = (role: Role, dataset: Dataset): readonly Field[] =>
  dataset.fields.filter((field) => mayReadField(role, dataset, field));
