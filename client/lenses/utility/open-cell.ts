/** Which cell of the coverage matrix is open, and what has the focus once the one makes room for the other. */
import type { LitElement, ReactiveController } from 'lit';
import type { UtilityTable } from '#domain/answers.ts';
import type { Gap } from '../../state/view.ts';
import { type Asked, askedIn } from './coverage-rows.ts';

type Now = { readonly gap: Gap | null; readonly table: UtilityTable | undefined };

export class OpenCell implements ReactiveController {
  private shown: Gap | null = null;
  /** The cell left, where what had the focus is about to make room. */
  private moving: { readonly left: Gap | null } | null = null;
  private found: { readonly table: UtilityTable; readonly gap: Gap; readonly asked: Asked | null } | null = null;

  constructor(
    private readonly host: LitElement,
    private readonly now: () => Now,
  ) {
    host.addController(this);
  }

  /** The cell in the table as it stands; null also until the table has come. */
  get asked(): Asked | null {
    const { gap, table } = this.now();
    if (!gap || !table) return null;
    if (this.found?.table !== table || this.found.gap !== gap) this.found = { table, gap, asked: askedIn(table, gap) };
    return this.found.asked;
  }

  hostUpdate(): void {
    const { gap } = this.now();
    if (gap === this.shown) return;
    if (this.host.shadowRoot?.activeElement) this.moving = { left: this.shown };
    this.shown = gap;
  }

  /** What takes the place of something that had the focus has it next: the way back, or the cell left. */
  hostUpdated(): void {
    const { moving, host } = this;
    this.moving = null;
    if (moving && this.asked) void host.renderRoot.querySelector('mutu-gap-view')?.focusBack();
    else if (moving?.left) void host.renderRoot.querySelector('mutu-coverage-board')?.focusCell(moving.left);
  }
}
