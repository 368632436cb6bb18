/**
 * `<mutu-paste-area>`: coordinates pasted as an area, with what they were read as: belt, rings, area computed and stated.
 * Property: `lang` · Event: `mutu-pasted` with the area, or null
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Area } from '#domain/geometry.ts';
import type { PastedArea, PastedShape } from '#domain/pasted-area.ts';
import { convert, digits, type Lang } from '#domain/units.ts';
import { api, problemOf } from '../api.ts';
import { base } from '../parts/base.ts';
import { t } from '../text/t.ts';

/** Degrees, and the 3° belts of Shanxi and its neighbours, with and without their number. */
const SYSTEMS = [4490, 4524, 4525, 4526, 4527, 4545, 4546, 4547, 4548];

const muText = (areaM2: number): string => digits(convert(areaM2, 'm2', 'mu'), [2, 2]);

@customElement('mutu-paste-area')
export class PasteArea extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 12px; font-size: var(--text-s); }
      textarea { font: 400 var(--text-s)/1.5 ui-monospace, monospace; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 8px; min-height: 140px; width: 100%; resize: vertical; }
      label { display: grid; gap: 4px; }
      .warn { color: var(--warn); }
      ul { display: grid; gap: 4px; }
    `,
  ];

  @property() lang: Lang = 'zh';
  @state() private text = '';
  @state() private answer: PastedArea | null = null;
  @state() private problem = '';
  @state() private busy = false;

  protected override render() {
    const { lang } = this;
    return html`
      <label>${t(lang, 'area.paste.label')}<textarea spellcheck="false" placeholder="J1,1,4005500.000,37553900.000" .value=${this.text} @input=${this.typed}></textarea></label>
      <div><button class="button soft" ?disabled=${this.busy || this.text.trim() === ''} @click=${() => this.read()}>${t(lang, 'area.paste.read')}</button></div>
      <div role="status">${this.problem ? html`<p class="warn">${this.problem}</p>` : nothing}${this.answer ? this.report(this.answer) : nothing}</div>
    `;
  }

  private report(answer: PastedArea) {
    const { lang } = this;
    return html`
      ${answer.outcome === 'refused' ? nothing : this.system(answer)}
      ${answer.shapes.length > 0 ? html`<ul>${answer.shapes.map((shape) => html`<li>${this.shape(shape)}</li>`)}</ul>` : nothing}
      <ul>${answer.notes.map(({ level, message, remedy }) => html`<li class=${level === 'warning' ? 'muted' : 'warn'}>${message[lang]} ${remedy[lang]}</li>`)}</ul>
    `;
  }

  private system({ epsg, suggestion }: PastedArea) {
    const { lang } = this;
    const systems = [...new Set([...SYSTEMS, ...(epsg ? [epsg] : []), ...(suggestion ? [suggestion] : [])])];
    return html`<label>${t(lang, 'area.paste.crs')}
      <select @change=${(event: Event) => this.read(Number((event.target as HTMLSelectElement).value))}>
        <option value="" ?selected=${epsg === null} disabled>${t(lang, 'area.paste.choose')}</option>
        ${systems.map((system) => html`<option value=${system} ?selected=${system === epsg}>EPSG:${system}${system === suggestion ? ` · ${t(lang, 'area.paste.suggested')}` : ''}</option>`)}
      </select></label>`;
  }

  private shape({ code, rings, areaGeodesicM2, statedAreaM2 }: PastedShape) {
    const { lang } = this;
    const stated = statedAreaM2 === null ? '' : ` · ${t(lang, 'area.paste.stated', { mu: muText(statedAreaM2) })}`;
    const area = areaGeodesicM2 === null ? '' : t(lang, 'area.paste.area', { mu: muText(areaGeodesicM2) });
    return `${code ?? t(lang, 'area.paste.shape')} · ${t(lang, 'area.paste.rings', { count: rings })} · ${area}${stated}`;
  }

  private typed(event: Event) {
    this.text = (event.target as HTMLTextAreaElement).value;
  }

  private async read(crs?: number) {
    this.busy = true;
    this.problem = '';
    try {
      this.answer = await api.readArea(this.text, crs);
      // The system that fits is taken at once and stands in the choice, where another can be taken.
      if (this.answer.outcome === 'asks' && this.answer.suggestion !== null && crs === undefined)
        this.answer = {
          ...(await api.readArea(this.text, this.answer.suggestion)),
          suggestion: this.answer.suggestion,
        };
    } catch (error) {
      this.answer = null;
      this.problem = problemOf(error).say[this.lang];
    } finally {
      this.busy = false;
    }
    this.dispatchEvent(new CustomEvent<Area | null>('mutu-pasted', { detail: this.answer?.area ?? null }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-paste-area': PasteArea;
  }
}
