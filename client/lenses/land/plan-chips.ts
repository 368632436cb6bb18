/** The planner's ways through 找地, as chips above the list and above each panel. */
import { html } from 'lit';
import type { PlanId } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import { tell } from '../events.ts';
import type { Scene } from '../scene.ts';

/** In the order of the work; null = the list. */
const WAYS: readonly { readonly plan: PlanId | null; readonly name: Key }[] = [
  { plan: null, name: 'plan.list' },
  { plan: 'brief', name: 'plan.brief' },
  { plan: 'area', name: 'plan.area' },
  { plan: 'assembly', name: 'plan.assembly' },
  { plan: 'supply', name: 'plan.supply' },
  { plan: 'compare', name: 'plan.compare' },
  { plan: 'measure', name: 'plan.measure' },
];

/** From another lens there is one way back to its list. */
const waysIn = ({ view }: Scene) =>
  view.lens === 'land'
    ? WAYS
    : [{ plan: null, name: 'plan.back' as const }, ...WAYS.filter(({ plan }) => plan === view.plan)];

export const planChips = (scene: Scene) => {
  const { view } = scene;
  return html`
      <div class="ways" role="group" aria-label=${t(view.lang, 'plan.ways')}>
        ${waysIn(scene).map(({ plan, name }) => html`<button class="chip" aria-pressed=${view.plan === plan} @click=${(event: Event) => tell(event.currentTarget!, 'mutu-plan', plan)}>${t(view.lang, name)}</button>`)}
      </div>
    `;
};
