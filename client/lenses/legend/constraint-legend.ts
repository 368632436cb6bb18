/** What limits building, as a switch and lines of the legend: only for those who may read it, nothing is fetched for others. */
import { mayReadDataset } from '#domain/access.ts';
import { constraint } from '#domain/datasets/constraint.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import type { Scene } from '../scene.ts';
import { kindsOf, type Legend, type LegendEntry } from './legend.ts';

/** True where the map is to show constraints: in 找地, to a reader who may see them and asks for them. */
export const seesConstraints = ({ view, session }: Pick<Scene, 'view' | 'session'>): boolean =>
  view.constraints && view.lens === 'land' && mayReadDataset(session.role, constraint);

const entries = ({ view }: Scene): readonly LegendEntry[] =>
  kindsOf(fieldOf(constraint, 'kind')!, view.lang).map(
    ({ name, colour }): LegendEntry => ({ name, colour, void: 'hatch', count: null }),
  );

/** `legend` with the switch, where this reader has one. */
export const withConstraintSwitch = (legend: Legend | null, scene: Scene): Legend | null => {
  if (!legend || !mayReadDataset(scene.session.role, constraint)) return legend;
  const isOn = seesConstraints(scene);
  return { ...legend, constraints: { isOn, entries: isOn ? entries(scene) : [] } };
};
