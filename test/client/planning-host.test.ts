/** What the shell says while it holds the planner's panels. */
import type { ReactiveController } from 'lit';
import { expect, test } from 'vitest';
import { PlanningHost } from '../../client/planning-host.ts';
import { MOST_COMPARED, MOST_PICKED } from '../../client/state/plan.ts';
import { createViewStore } from '../../client/state/store.ts';
import { defaultView } from '../../client/state/view.ts';

/** The shell as it is seen from here: events, notices and the view. */
class Shell extends EventTarget {
  readonly store = createViewStore(defaultView());
  readonly updateComplete = Promise.resolve(true);
  notices: readonly { zh: string; en: string }[] = [{ zh: '别的话', en: 'Something else' }];
  controllers: ReactiveController[] = [];
  addController(controller: ReactiveController) {
    this.controllers.push(controller);
  }
  removeController() {}
  requestUpdate() {}
}

const tell = (name: 'mutu-compared' | 'mutu-picked', count: number, shell: Shell) =>
  shell.dispatchEvent(new CustomEvent(name, { detail: Array.from({ length: count }, (_, place) => `p${place}`) }));

test.each([
  ['mutu-compared', MOST_COMPARED, `最多并列 ${MOST_COMPARED} 宗，请先移出一宗。`, /side by side/],
  ['mutu-picked', MOST_PICKED, `最多 ${MOST_PICKED} 宗`, /at most/],
] as const)(
  '%s: one too many is said once, in the language of whoever reads it, until there is room',
  (name, most, zh, en) => {
    const shell = new Shell();
    const host = new PlanningHost(shell as unknown as ConstructorParameters<typeof PlanningHost>[0]);
    host.hostConnected();
    tell(name, most + 1, shell);
    tell(name, most + 1, shell);
    expect(shell.notices.slice(1)).toEqual([{ zh, en: expect.stringMatching(en) }]);
    tell(name, most, shell);
    expect(shell.notices).toEqual([{ zh: '别的话', en: 'Something else' }]);
  },
);
