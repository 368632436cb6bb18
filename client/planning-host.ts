/**
 * Holds the planner's panels of the shell: loads them when the first one opens, and turns what they tell into actions on
 * the view. While parcels are put together, a click on one picks it.
 */

import { html, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Brief } from '#domain/brief.ts';
import type { Label } from '#domain/dataset.ts';
import type { Drawn } from './lenses/events.ts';
import './lenses/lens-panel.ts';
import type { LensPanel } from './lenses/lens-panel.ts';
import type { Scene } from './lenses/scene.ts';
import type { DrawingBoard } from './map/draw-contract.ts';
import { isTyping, Shortcuts } from './parts/shortcuts.ts';
import type { PlanningPanel } from './planning/planning-panel.ts';
import {
  MOST_COMPARED,
  MOST_PICKED,
  toggled,
  withBrief,
  withCompared,
  withPicked,
  withPlan,
  withScenario,
} from './state/plan.ts';
import { NOTHING_PLANNED, type Planned } from './state/planned.ts';
import { toggleShortlisted } from './state/shortlist.ts';
import type { ViewStore } from './state/store.ts';
import {
  type CardTab,
  type Gap,
  type PlanId,
  type Selection,
  withConstraints,
  withGap,
  withTab,
} from './state/view.ts';
import { inBoth } from './text/t.ts';
import type { Key } from './text/zh.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly store: ViewStore; notices: readonly Label[] };

export class PlanningHost implements ReactiveController {
  /** From the card: it draws over whatever the panel draws. */
  private ways: readonly Planned[] = NOTHING_PLANNED;
  private laid: { readonly drawn: Drawn; readonly ways: readonly Planned[]; readonly whole: Drawn } | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
    const open = (plan: PlanId) => () => this.host.store.update(withPlan(plan), 'push');
    new Shortcuts(host, {
      a: open('assembly'),
      c: () => this.compare(),
      m: open('measure'),
      s: () => this.keep(),
      Escape: (event) => !isTyping(event) && this.back(),
    });
  }

  hostConnected(): void {
    this.host.addEventListener('mutu-plan', this.planned);
    this.host.addEventListener('mutu-brief', this.briefed);
    this.host.addEventListener('mutu-picked', this.picked);
    this.host.addEventListener('mutu-scenario', this.kept);
    this.host.addEventListener('mutu-compared', this.compared);
    this.host.addEventListener('mutu-constraints', this.constrained);
    this.host.addEventListener('mutu-tab', this.tabbed);
    this.host.addEventListener('mutu-ways', this.led);
    this.host.addEventListener('mutu-cell', this.asked);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('mutu-plan', this.planned);
    this.host.removeEventListener('mutu-brief', this.briefed);
    this.host.removeEventListener('mutu-picked', this.picked);
    this.host.removeEventListener('mutu-scenario', this.kept);
    this.host.removeEventListener('mutu-compared', this.compared);
    this.host.removeEventListener('mutu-constraints', this.constrained);
    this.host.removeEventListener('mutu-tab', this.tabbed);
    this.host.removeEventListener('mutu-ways', this.led);
    this.host.removeEventListener('mutu-cell', this.asked);
  }

  /** `drawn` with the lines of the card above it; the same object while neither changes. */
  over(drawn: Drawn): Drawn {
    const { ways } = this;
    if (this.laid?.drawn !== drawn || this.laid.ways !== ways) {
      const whole = ways.length > 0 ? { ...drawn, planned: [...drawn.planned, ...ways] } : drawn;
      this.laid = { drawn, ways, whole };
    }
    return this.laid.whole;
  }

  /** True where a click on the map was a pick and is not to select anything. */
  takes(selection: Selection | null): boolean {
    if (this.host.store.view.plan !== 'assembly' || selection?.dataset !== 'parcel') return false;
    this.pick(toggled(this.host.store.view.picked, selection.id));
    return true;
  }

  /** The list of the lens, or what a planner is at in its place; hidden while a card stands there. */
  list(scene: Scene, board: DrawingBoard | undefined, hidden: boolean) {
    if (scene.view.plan === null) return html`<mutu-lens-panel .scene=${scene} ?hidden=${hidden}></mutu-lens-panel>`;
    void import('./planning/planning-panel.ts');
    return html`<mutu-planning .scene=${scene} .board=${board} ?hidden=${hidden}></mutu-planning>`;
  }

  /**
   * From a kept what-if to the list of them, from places side by side or put together to the brief that led there, else to
   * the list of the lens; false where there is nothing to leave.
   */
  private back(): boolean {
    const { plan, scenario, brief } = this.host.store.view;
    if (plan === null) return false;
    const isLed = brief !== null && (plan === 'compare' || plan === 'assembly');
    this.host.store.update(scenario === null ? withPlan(isLed ? 'brief' : null) : withScenario(null), 'push');
    if (scenario === null) void this.focusWay();
    return true;
  }

  /** The panel has gone, and the focus with it. */
  private async focusWay(): Promise<void> {
    await this.host.updateComplete;
    const panel = this.host.shadowRoot?.querySelector<PlanningPanel | LensPanel>('mutu-planning, mutu-lens-panel');
    await panel?.updateComplete;
    panel?.focusWay();
  }

  private get parcel(): string | null {
    const { selection } = this.host.store.view;
    return selection?.dataset === 'parcel' ? selection.id : null;
  }

  /** The selected parcel joins the comparison, which then opens. */
  private compare(): void {
    const { parcel } = this;
    const { compared } = this.host.store.view;
    const next = parcel === null || compared.includes(parcel) ? compared : [...compared, parcel];
    this.sayWhereFull('compare.full', next, MOST_COMPARED);
    this.host.store.update((view) => withPlan('compare')(withCompared(next)(view)), 'push');
  }

  private pick(ids: readonly string[]): void {
    this.sayWhereFull('assembly.full', ids, MOST_PICKED);
    this.host.store.update(withPicked(ids), 'push');
  }

  /** One more than there is room for is not taken: that is said, until there is room again. */
  private sayWhereFull(key: Key, ids: readonly string[], most: number): void {
    const { host } = this;
    const sentence = inBoth(key, { most });
    const others = host.notices.filter(({ zh }) => zh !== sentence.zh);
    if (ids.length > most) host.notices = [...others, sentence];
    else if (others.length < host.notices.length) host.notices = others;
  }

  /** False where nothing is selected that could be kept. */
  private keep(): boolean {
    if (this.parcel === null) return false;
    toggleShortlisted(this.parcel);
    return true;
  }

  private readonly planned = ({ detail }: CustomEvent<PlanId | null>) => {
    this.host.store.update(withPlan(detail), 'push');
  };

  private readonly briefed = ({ detail }: CustomEvent<Brief | null>) => {
    this.host.store.update(withBrief(detail), 'push');
  };

  private readonly picked = ({ detail }: CustomEvent<readonly string[]>) => {
    this.pick(detail);
  };

  private readonly kept = ({ detail }: CustomEvent<string | null>) => {
    this.host.store.update(withScenario(detail), 'push');
  };

  private readonly constrained = ({ detail }: CustomEvent<boolean>) => {
    this.host.store.update(withConstraints(detail), 'replace');
  };

  private readonly tabbed = ({ detail }: CustomEvent<CardTab>) => {
    this.host.store.update(withTab(detail), 'replace');
  };

  private readonly asked = ({ detail }: CustomEvent<Gap | null>) => {
    this.host.store.update(withGap(detail), 'push');
  };

  private readonly led = ({ detail }: CustomEvent<readonly Planned[]>) => {
    this.ways = detail;
    this.host.requestUpdate();
  };

  private readonly compared = ({ detail }: CustomEvent<readonly string[]>) => {
    this.sayWhereFull('compare.full', detail, MOST_COMPARED);
    this.host.store.update(withCompared(detail), 'push');
  };
}
