import { expect, test } from 'vitest';
import { showingOnce } from '../../../client/planning/show-all.ts';
import type { Planned } from '../../../client/state/planned.ts';

const PLACE: Planned = { kind: 'rank', geometry: { type: 'Point', coordinates: [111.5, 36.1] }, label: '1' };

const setUp = () => {
  const told: unknown[] = [];
  const panel = new EventTarget();
  panel.addEventListener('mutu-place', (event) => told.push((event as CustomEvent).detail));
  return { told, panel, show: showingOnce() };
};

test('brings what is looked at into sight once, however often it is read anew', () => {
  const { told, panel, show } = setUp();
  show('first', panel, [PLACE], 0.5);
  show('first', panel, [PLACE], 0.5);
  expect(told).toEqual([{ bbox: [111, 35.6, 112, 36.6] }]);
});

test('something else is shown, and so is the first again', () => {
  const { told, panel, show } = setUp();
  for (const what of ['first', 'second', 'first']) show(what, panel, [PLACE]);
  expect(told).toHaveLength(3);
});
