/** Undo and redo of a drawing. */
import { expect, test } from 'vitest';
import { back, firstStep, forth, stepped } from '../../../client/editing/edit-steps.ts';

const three = stepped(stepped(firstStep('a'), 'b'), 'c');

test('back and forth lead to the same place', () => {
  expect(back(three).now).toBe('b');
  expect(forth(back(three))).toEqual(three);
});

test('before the first and after the last step there is nothing', () => {
  const first = firstStep('a');
  expect(back(first)).toBe(first);
  expect(forth(three)).toBe(three);
});

test('a new step forgets what had been gone back from', () => {
  const other = stepped(back(three), 'd');
  expect(other.future).toEqual([]);
  expect(back(other).now).toBe('b');
});

test('an empty drawing is a step like any other', () => {
  const steps = stepped(stepped(firstStep<string | null>(null), 'a'), null);
  expect(back(steps).now).toBe('a');
  expect(back(back(steps)).now).toBeNull();
});
