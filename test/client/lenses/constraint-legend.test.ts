import { expect, test } from 'vitest';
import type { Session } from '../../../client/api.ts';
import { seesConstraints, withConstraintSwitch } from '../../../client/lenses/legend/constraint-legend.ts';
import type { Scene } from '../../../client/lenses/scene.ts';
import { defaultView, withConstraints, withLens } from '../../../client/state/view.ts';
import type { Role } from '../../../server/domain/access.ts';

const scene = (role: Role, constraints: boolean, lens: 'land' | 'output' = 'land'): Scene => ({
  view: withConstraints(constraints)(withLens(lens)(defaultView())),
  session: { role } as Session,
  names: new Map(),
  revision: 1,
  extent: null,
});

const LEGEND = { title: '地块', entries: [], notes: [] };

test('a guest has no switch for constraints, and a link that asks for them lays nothing over the map', () => {
  expect(withConstraintSwitch(LEGEND, scene('guest', true))).toEqual(LEGEND);
  expect(seesConstraints(scene('guest', true))).toBe(false);
});

test('staff have the switch in 找地; once on, each kind has a line', () => {
  expect(withConstraintSwitch(LEGEND, scene('planner', false))?.constraints).toEqual({ isOn: false, entries: [] });
  const { constraints } = withConstraintSwitch(LEGEND, scene('planner', true))!;
  expect(constraints?.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['采空区', '压覆矿产', '管廊']));
  expect(constraints?.entries.every((entry) => entry.void === 'hatch' && entry.colour)).toBe(true);
  expect(seesConstraints(scene('planner', true, 'output'))).toBe(false);
});
