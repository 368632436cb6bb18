import { expect, test } from 'vitest';
import { toggled, withCompared, withPicked, withPlan, withScenario } from '../../../client/state/plan.ts';
import { type Action, defaultView, type View, withLens } from '../../../client/state/view.ts';

const after = (view: View, ...actions: ((view: View) => View)[]): View => actions.reduce((now, act) => act(now), view);

/** As a tap on the map does. */
const tapped =
  (id: string): Action =>
  (view) =>
    withPicked(toggled(view.picked, id))(view);

test('a parcel picked twice is let go, and the others keep their order', () => {
  const view = after(defaultView(), tapped('a'), tapped('b'), tapped('c'), tapped('b'));
  expect(view.picked).toEqual(['a', 'c']);
});

test('a thirteenth parcel and a fifth column are not taken', () => {
  const twelve = Array.from({ length: 12 }, (_, at) => `p${at}`);
  const full = withPicked(twelve)(defaultView());
  expect(tapped('one more')(full)).toBe(full);
  const four = withCompared(['a', 'b', 'c', 'd'])(defaultView());
  expect(withCompared(toggled(four.compared, 'e'))(four)).toBe(four);
});

test('a kept what-if is looked at until something is picked, or another panel opens', () => {
  const looking = after(defaultView(), withPlan('assembly'), tapped('a'), withScenario('s1'));
  expect(looking.scenario).toBe('s1');
  expect(after(looking, withPlan('assembly')).scenario).toBe('s1');
  for (const leave of [tapped('b'), withPlan('brief'), withPlan(null), withLens('factory')])
    expect(after(looking, leave).scenario).toBeNull();
});

test('another lens leads back to its list, and what was picked stays', () => {
  const view = after(defaultView(), withLens('land'), withPlan('assembly'), tapped('a'), withLens('factory'));
  expect(view.plan).toBeNull();
  expect(view.picked).toEqual(['a']);
});
