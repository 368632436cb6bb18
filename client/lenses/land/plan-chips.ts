/** The planner's ways through 找地, as a row of words above the list and above each panel: no filters, so no chips. */
import { css, html } from 'lit';
import type { PlanId } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import type { Key } from '../../text/zh.ts';
import { tell } from '../events.ts';
import type { Scene } from '../scene.ts';

type Way = { readonly plan: PlanId | null; readonly name: Key; readonly short: Key };

/** In the order of the work; null = the list. */
const WAYS: readonly Way[] = [
  { plan: null, name: 'plan.list', short: 'plan.list.short' },
  { plan: 'brief', name: 'plan.brief', short: 'plan.brief.short' },
  { plan: 'area', name: 'plan.area', short: 'plan.area.short' },
  { plan: 'assembly', name: 'plan.assembly', short: 'plan.assembly.short' },
  { plan: 'supply', name: 'plan.supply', short: 'plan.supply' },
  { plan: 'compare', name: 'plan.compare', short: 'plan.compare.short' },
  { plan: 'measure', name: 'plan.measure', short: 'plan.measure.short' },
];

/** From another lens there is one way back to its list. */
const waysIn = ({ view }: Scene) =>
  view.lens === 'land'
    ? WAYS
    : [
        { plan: null, name: 'plan.back', short: 'plan.back' } as const,
        ...WAYS.filter(({ plan }) => plan === view.plan),
      ];

export const waysStyles = css`
  .ways { display: flex; flex: none; flex-wrap: wrap; gap: 0 16px; margin: 0 16px 16px; box-shadow: inset 0 -1px 0 var(--line); }
  .ways:has(:nth-child(5)) { justify-content: space-between; gap: 0 8px; padding-right: max(0px, 100% - 452px); }
  .ways button { flex: none; min-height: 36px; font-size: var(--text-s); color: var(--muted); border-bottom: 2px solid transparent; white-space: nowrap; transition: color var(--quick); }
  .ways button:hover { color: var(--ink); }
  .ways button:focus-visible { outline-offset: -2px; }
  .ways button[aria-pressed='true'] { color: var(--accent); font-weight: 600; border-color: var(--accent); }
  @media (pointer: coarse), (max-width: 767px) { .ways { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; margin-bottom: 12px; } .ways:has(:nth-child(5)) { gap: 0; } .ways button { min-height: var(--target); min-width: var(--target); text-align: center; } }
`;

export const planChips = (scene: Scene) => {
  const { view } = scene;
  return html`
      <div class="ways" role="group" aria-label=${t(view.lang, 'plan.ways')}>
        ${waysIn(scene).map(({ plan, name, short }) => html`<button aria-pressed=${view.plan === plan} aria-label=${t(view.lang, name)} title=${t(view.lang, name)} @click=${(event: Event) => tell(event.currentTarget!, 'mutu-plan', plan)}>${t(view.lang, short)}</button>`)}
      </div>
    `;
};
