/**
 * `<mutu-stack>`: the stacking plan of a building: rows = floors from the top, width ∝ ㎡, colour and letter = state.
 * Properties: `scene`, `buildingId` · Events: `mutu-select`, `mutu-hover`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { unit as declaration, UNIT_STATUSES } from '#domain/datasets/unit.ts';
import { print } from '#domain/filter.ts';
import { formatWithUnit } from '#domain/units.ts';
import { api, type Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { inkOn, swatch, swatchStyles } from '../../parts/swatch.ts';
import { Remote } from '../../state/remote.ts';
import { t } from '../../text/t.ts';
import { tell } from '../events.ts';
import { failed } from '../failed.ts';
import type { Scene } from '../scene.ts';
import { type Floor, floorsOf, widthOf } from './floors.ts';
import { floorName, freeText, UNIT_COLUMNS } from './unit-row.ts';

const MOST = 2000;

@customElement('mutu-stack')
export class Stack extends LitElement {
  static override styles = [
    base,
    swatchStyles,
    css`
      :host { display: grid; gap: 8px; font-size: var(--text-s); }
      .floor { display: grid; grid-template-columns: 44px 1fr; gap: 8px; align-items: stretch; }
      .name { align-self: center; color: var(--muted); white-space: nowrap; }
      .units { display: flex; gap: 2px; min-width: 0; }
      .unit { min-width: 22px; min-height: max(40px, var(--target)); padding: 4px 6px; border-radius: 4px; overflow: hidden; line-height: 16px; text-align: left; }
      .unit span { display: block; white-space: nowrap; }
      .unit.selected { outline: 3px solid var(--accent); outline-offset: 1px; z-index: 1; }
      .unit:hover { filter: brightness(1.08); }
      ul.kinds { display: flex; flex-wrap: wrap; gap: 4px 12px; }
      .kinds li { display: flex; gap: 6px; align-items: center; }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property() buildingId = '';

  private readonly units = new Remote<readonly Item[]>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role} ${this.buildingId}`,
    load: async (_key, signal) => {
      const cql = print({ op: '=', field: 'buildingId', value: this.buildingId });
      return (await api.items(declaration.id, { cql, limit: MOST, properties: UNIT_COLUMNS }, signal)).items;
    },
  });

  protected override render() {
    const { lang } = this.scene.view;
    if (this.units.state === 'failed') return failed(this.units, lang);
    const units = this.units.value;
    if (!units) return html`<p class="muted">${t(lang, 'list.loading')}</p>`;
    if (units.length === 0) return html`<p class="muted">${t(lang, 'factory.noUnits')}</p>`;
    const floors = floorsOf(units);
    return html`
      <p class="muted">${t(lang, 'factory.stackHint')}</p>
      <ol aria-label=${t(lang, 'factory.stack')} style="display:grid;gap:2px">
        ${floors.map((floor) => html`<li class="floor"><span class="name">${floorName(floor.floor, lang)}</span><div class="units">${floor.units.map((unit) => this.unit(unit, floors))}</div></li>`)}
      </ol>
      ${this.kinds(units)}
    `;
  }

  private unit(unit: Item, floors: readonly Floor[]) {
    const { view, session } = this.scene;
    const code = codeOf(unit);
    const at = { dataset: declaration.id, id: unit.id };
    const area = formatWithUnit(Number(unit.properties['areaM2'] ?? Number.NaN), 'm2', view.lang);
    const shown = `${code?.mark ?? ''} ${unit.properties['unitNo']} ${area}`;
    const words = [shown, code?.[view.lang], freeText(unit, session.today, view.lang)].filter(Boolean).join(' · ');
    const colour = code?.colour ?? '#999999';
    const selected = view.selection?.dataset === at.dataset && view.selection.id === at.id;
    return html`
      <button class="unit ${selected ? 'selected' : ''}" title=${words} aria-label=${words} aria-current=${selected} style="flex:0 1 ${widthOf(unit, floors) * 100}%;background:${colour};color:${inkOn(colour)}"
        @click=${() => tell(this, 'mutu-select', at)} @pointerenter=${() => tell(this, 'mutu-hover', at)} @pointerleave=${() => tell(this, 'mutu-hover', null)}>
        <span>${code?.mark ?? ''} ${unit.properties['unitNo']} </span><span>${area}</span>
      </button>
    `;
  }

  private kinds(units: readonly Item[]) {
    const present = UNIT_STATUSES.filter((code) => units.some((unit) => unit.properties['status'] === code.id));
    const count = (id: string) => units.filter((unit) => unit.properties['status'] === id).length;
    return html`<ul class="kinds">${present.map((code) => html`<li>${swatch(code.colour, code.mark)} ${code[this.scene.view.lang]} ${count(code.id)}</li>`)}</ul>`;
  }
}

const codeOf = (unit: Item) => UNIT_STATUSES.find((code) => code.id === unit.properties['status']);

declare global {
  interface HTMLElementTagNameMap {
    'mutu-stack': Stack;
  }
}
