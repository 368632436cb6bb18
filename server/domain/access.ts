/** Who may read and change what: role × dataset × field, and role × dataset × action, as data. The one permission check. */
import type { Dataset, Field, Read } from './dataset.ts';
import type { Filter } from './filter.ts';

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

/** Days after its last verification at which a row of a dataset that lapses is still shown to the public. */
const SHOWN_DAYS = 120;
const DAY_MS = 86_400_000;

/** The first day (ISO) on which a verification still counts `today`: rows verified before it have lapsed. */
export const lapseDay = (today: string): string =>
  new Date(Date.parse(today) - SHOWN_DAYS * DAY_MS).toISOString().slice(0, 10);

export const hasLapsed = (verifiedOn: string | null, today: string): boolean =>
  verifiedOn !== null && verifiedOn < lapseDay(today);

/** Whether rows that have lapsed are hidden from `role`: the zone's own people go on seeing them, marked. */
export const hidesLapsed = (role: Role, dataset: Dataset): boolean =>
  dataset.lapses === true && READS[role].length === 1;

/**
 * The rows of `dataset` that `role` may read, as a filter; null = all. A row that was never verified stays: it is marked
 * as such wherever it is shown, and no verification of it can have grown old.
 */
export const readableRows = (role: Role, dataset: Dataset, today: string): Filter | null =>
  hidesLapsed(role, dataset)
    ? {
        op: 'or',
        args: [
          { op: 'isNull', field: 'verifiedOn' },
          { op: '>=', field: 'verifiedOn', value: lapseDay(today) },
        ],
      }
    : null;

/** `write`: put an edit forward. `review`: return or publish the edit of somebody else, undo a published one. `publish`: one's own, at once. */
export const EDIT_ACTIONS = ['write', 'review', 'publish'] as const;
export type EditAction = (typeof EDIT_ACTIONS)[number];

/** Dataset ids, or all of them, or those that the role may read: nobody reviews what he cannot see. */
type Scope = 'all' | 'readable' | readonly string[];

const NOTHING: Readonly<Record<EditAction, Scope>> = { write: [], review: [], publish: [] };
/** Figures of single firms and what they have promised. */
const FIRMS: readonly string[] = ['enterprise', 'tenancy', 'annualReport', 'commitment', 'check'];

const EDITS: Readonly<Record<Role, Readonly<Record<EditAction, Scope>>>> = {
  guest: NOTHING,
  investor: NOTHING,
  planner: {
    ...NOTHING,
    write: [
      'park',
      'parcel',
      'service',
      'assessment',
      'utility',
      'constraint',
      'project',
      'document',
      'serviceProfile',
      'unitCost',
    ],
  },
  steward: { write: 'all', review: 'readable', publish: [] },
  desk: { ...NOTHING, write: ['building', 'unit'] },
  manager: { write: [...FIRMS, 'target', 'project'], review: FIRMS, publish: [] },
  admin: { write: 'all', review: 'all', publish: 'all' },
};

/** Kept by their authors, on a road of their own (`/api/scenarios`): no form, import or review reaches them. */
const OWN: readonly string[] = ['scenario'];

/** Who may keep what-ifs: whoever sees what there is to plan with. */
export const mayPlan = (role: Role): boolean => READS[role].includes('staff');

export const mayEdit = (role: Role, dataset: Dataset, action: EditAction): boolean => {
  if (OWN.includes(dataset.id)) return false;
  const scope = EDITS[role][action];
  if (scope === 'all') return true;
  return scope === 'readable' ? mayReadDataset(role, dataset) : scope.includes(dataset.id);
};

/** The fields that `role` may fill in; a role that loads a dataset without reading it back may fill in all of them. */
export const editableFields = (role: Role, dataset: Dataset): readonly Field[] => {
  if (!mayEdit(role, dataset, 'write')) return [];
  const seen = mayReadDataset(role, dataset) ? visibleFields(role, dataset) : dataset.fields;
  return seen.filter((field) => !field.derived);
};

/** Names of colleagues, and what they wrote to each other, are for the zone's own people. */
export const mayReadNames = (role: Role): boolean => READS[role].length > 1;

/** Decimals of a degree that a role sees: about 1 cm for those who work with the registers, 0.1 m for the public. */
export const degreeDecimals = (role: Role): number => (role === 'guest' || role === 'investor' ? 6 : 7);
