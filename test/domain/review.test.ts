/** Who may take which step with an edit: the whole table of states, actions and persons. */
import { describe, expect, test } from 'vitest';
import {
  EDIT_ACTIONS,
  type EditAction,
  editableFields,
  mayEdit,
  mayReadDataset,
  ROLES,
  type Role,
} from '../../server/domain/access.ts';
import type { Dataset } from '../../server/domain/dataset.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { EDIT_STATES, type EditState } from '../../server/domain/edit.ts';
import { MutuError } from '../../server/domain/errors.ts';
import {
  type Person,
  REVIEW_ACTIONS,
  type ReviewAction,
  refuseEdit,
  refuseUndo,
  step,
} from '../../server/domain/review.ts';

const all: readonly Dataset[] = DATASETS;

const outcome = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(MutuError);
    return (error as MutuError).code;
  }
};

const AUTHOR: Person = { name: 'author', role: 'planner' };
const REVIEWER: Person = { name: 'reviewer', role: 'steward' };
const outcomeOf = (state: EditState, action: ReviewAction, by: Person) =>
  outcome(() => step({ author: 'author', state, datasets: ['parcel'] }, action, by, '面积不符'));

describe('the state machine', () => {
  const F = 'forbidden';
  const U = 'unprocessable';
  /** By state: what becomes of an edit when its author, or its reviewer, takes the step. null = thrown away. */
  const TABLE: Record<EditState, Record<ReviewAction, readonly [author: unknown, reviewer: unknown]>> = {
    draft: { amend: ['draft', F], submit: ['inReview', F], return: [F, U], publish: [F, U], discard: [null, F] },
    inReview: { amend: [U, F], submit: [U, F], return: [F, 'returned'], publish: [F, 'published'], discard: [null, F] },
    returned: { amend: ['returned', F], submit: ['inReview', F], return: [F, U], publish: [F, U], discard: [null, F] },
    published: { amend: [U, F], submit: [U, F], return: [F, U], publish: [F, U], discard: [U, F] },
  };

  test.each(EDIT_STATES.flatMap((state) => REVIEW_ACTIONS.map((action) => [state, action] as const)))(
    '%s, %s',
    (state, action) => {
      expect([outcomeOf(state, action, AUTHOR), outcomeOf(state, action, REVIEWER)]).toEqual(TABLE[state][action]);
    },
  );

  test('nobody reviews his own edit, whatever his role', () => {
    for (const role of ['planner', 'steward', 'desk', 'manager'] as const) {
      expect(outcomeOf('inReview', 'publish', { name: 'author', role })).toBe('forbidden');
      expect(outcomeOf('inReview', 'return', { name: 'author', role })).toBe('forbidden');
    }
    expect(outcomeOf('inReview', 'return', { name: 'author', role: 'admin' })).toBe('forbidden');
  });

  test('who may publish alone needs no reviewer', () => {
    for (const state of ['draft', 'inReview', 'returned'] as const)
      expect(outcomeOf(state, 'publish', { name: 'author', role: 'admin' })).toBe('published');
    expect(outcomeOf('published', 'publish', { name: 'author', role: 'admin' })).toBe('unprocessable');
  });

  test('a return needs a reason', () => {
    expect(
      outcome(() => step({ author: 'author', state: 'inReview', datasets: ['parcel'] }, 'return', REVIEWER, '  ')),
    ).toBe('unprocessable');
  });

  test('an author who has lost his right can do nothing more', () => {
    expect(outcomeOf('draft', 'submit', { name: 'author', role: 'guest' })).toBe('forbidden');
  });

  test('a reviewer needs the right on every dataset of the edit', () => {
    const edit = { author: 'author', state: 'inReview', datasets: ['parcel', 'annualReport'] } as const;
    expect(outcome(() => step(edit, 'publish', REVIEWER))).toBe('forbidden');
    expect(outcome(() => step(edit, 'publish', { name: 'boss', role: 'admin' }))).toBe('published');
  });

  test('only what is published is taken back, and only by a reviewer', () => {
    const undo = (state: EditState, role: Role) =>
      outcome(() => refuseUndo({ author: 'author', state, datasets: ['parcel'] }, { name: 'author', role }));
    expect(undo('published', 'steward')).toBeUndefined();
    expect(undo('published', 'admin')).toBeUndefined();
    expect(undo('published', 'planner')).toBe('forbidden');
    expect(undo('inReview', 'admin')).toBe('unprocessable');
  });
});

describe('the rights', () => {
  const LAND = [
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
  ];
  const FIRMS = ['enterprise', 'tenancy', 'annualReport', 'commitment', 'check'];
  // A scenario is its author's own, on a road of its own.
  const EVERY = all.map(({ id }) => id).filter((id) => id !== 'scenario');
  const READ_BY_STEWARD = EVERY.filter((id) => !FIRMS.includes(id));
  const MAY: Record<Role, Record<EditAction, readonly string[]>> = {
    guest: { write: [], review: [], publish: [] },
    investor: { write: [], review: [], publish: [] },
    planner: { write: LAND, review: [], publish: [] },
    steward: { write: EVERY, review: READ_BY_STEWARD, publish: [] },
    desk: { write: ['building', 'unit'], review: [], publish: [] },
    manager: { write: [...FIRMS, 'target', 'project'], review: FIRMS, publish: [] },
    admin: { write: EVERY, review: EVERY, publish: EVERY },
  };

  test.each(ROLES.flatMap((role) => EDIT_ACTIONS.map((action) => [role, action] as const)))(
    '%s, %s',
    (role, action) => {
      const may = all.filter((dataset) => mayEdit(role, dataset, action)).map(({ id }) => id);
      expect(may.sort()).toEqual([...MAY[role][action]].sort());
    },
  );

  test('nobody reviews what he cannot read', () => {
    for (const role of ROLES)
      for (const dataset of all) if (mayEdit(role, dataset, 'review')) expect(mayReadDataset(role, dataset)).toBe(true);
  });

  test('nobody fills in a derived field, nor one that he may not read of a dataset that he reads', () => {
    const unit = all.find(({ id }) => id === 'unit')!;
    expect(editableFields('desk', unit).map(({ id }) => id)).not.toContain('tenant');
    expect(editableFields('steward', unit).map(({ id }) => id)).toContain('tenant');
    expect(editableFields('planner', unit)).toEqual([]);
    const report = all.find(({ id }) => id === 'annualReport')!;
    expect(editableFields('steward', report).length).toBeGreaterThan(0);
    for (const role of ROLES)
      for (const dataset of all) expect(editableFields(role, dataset).some(({ derived }) => derived)).toBe(false);
  });

  test('an edit of a dataset that does not exist is nobody’s', () => {
    expect(outcome(() => refuseEdit('admin', ['river'], 'draft'))).toBe('forbidden');
    expect(outcome(() => refuseEdit('steward', ['parcel'], 'published'))).toBe('forbidden');
    expect(outcome(() => refuseEdit('steward', ['parcel'], 'inReview'))).toBeUndefined();
  });
});
