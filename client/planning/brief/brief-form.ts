/**
 * `<mutu-brief-form>`: a brief in one sentence, and wish by wish: its value, whether it is a must, and the points of a
 * should; then the points of what is better for any project. Properties: `brief`, `scene` · Events: `mutu-brief`, `mutu-unread` (words of the sentence that say nothing known)
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  askedOf,
  type Brief,
  type CommonMerit,
  CRITERIA,
  type Criterion,
  commonMeritsOf,
  criterionOf,
  type Wish,
  without,
} from '#domain/brief.ts';
import { readBriefText } from '#domain/brief-text.ts';
import { tell } from '../../lenses/events.ts';
import type { Scene } from '../../lenses/scene.ts';
import { base } from '../../parts/base.ts';
import { icon } from '../../parts/icon.ts';
import { t } from '../../text/t.ts';
import { firstValue, wishInput } from './wish-input.ts';

const MOST_POINTS = 40;
const EXAMPLES = ['brief.example.1', 'brief.example.2', 'brief.example.3'] as const;

/** The brief with the points as they commonly are. */
const usual = ({ weights: _, ...wishes }: Brief): Brief => wishes;

@customElement('mutu-brief-form')
export class BriefForm extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: grid; gap: 16px; }
      form { display: flex; gap: 8px; }
      .examples { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; font-size: var(--text-s); }
      .wishes { display: grid; gap: 12px; }
      .wish { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 8px; align-items: center; font-size: var(--text-s); }
      .wish .name { font-weight: 600; }
      .wish .value { display: flex; gap: 8px; align-items: center; grid-column: 1; }
      .wish .value input { max-width: 140px; text-align: right; }
      .wish .value input[type='date'], .wish .value input.text { text-align: left; }
      .wish .weight { width: auto; }
      .points { grid-column: 1 / -1; display: grid; grid-template-columns: auto 1fr 32px; gap: 8px; align-items: center; color: var(--muted); font-size: var(--text-s); }
      details .points { grid-template-columns: 120px 1fr 32px; }
      summary { cursor: pointer; font-size: var(--text-s); padding: 8px 0; }
      input[type='range'] { accent-color: var(--accent); padding: 0; min-height: 24px; border: 0; background: none; }
      @media (pointer: coarse), (max-width: 767px) { .examples { row-gap: 24px; padding: 12px 0; } summary { padding: 12px 0; } input[type='range'] { min-height: var(--target); } }
    `,
  ];

  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) brief: Brief = {};

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      <form @submit=${this.written}>
        <input name="text" class="text" aria-label=${t(lang, 'brief.sentence')} placeholder=${t(lang, 'brief.example.1')} autocomplete="off" />
        <button class="button primary">${t(lang, 'brief.read')}</button>
      </form>
      ${askedOf(this.brief).length === 0 ? this.examples() : nothing}
      <div class="wishes">${askedOf(this.brief).map((criterion) => this.wish(criterion))}</div>
      ${this.more()}
      ${askedOf(this.brief).length === 0 ? nothing : this.common()}
    `;
  }

  private examples() {
    const { lang } = this.scene.view;
    return html`<p class="examples"><span class="muted">${t(lang, 'brief.examples')}</span>${EXAMPLES.map((key) => html`<button class="link" @click=${() => this.read(t(lang, key))}>${t(lang, key)}</button>`)}</p>`;
  }

  private wish(criterion: Criterion) {
    const { lang } = this.scene.view;
    const fact = criterionOf(criterion);
    const { weight } = this.brief[criterion]!;
    const name = fact[lang];
    return html`
      <div class="wish" role="group" aria-label=${name}>
        <span class="name">${name}</span>
        <select class="weight" aria-label=${t(lang, 'brief.weight', { name })} ?disabled=${'isSketch' in fact} @change=${(event: Event) => this.change(criterion, { weight: (event.target as HTMLSelectElement).value as Wish<never>['weight'] })}>
          <option value="must" ?selected=${weight === 'must'}>${t(lang, 'brief.must')}</option>
          <option value="should" ?selected=${weight === 'should'}>${t(lang, 'brief.should')}</option>
        </select>
        <button class="button icon" aria-label=${t(lang, 'brief.remove', { name })} @click=${() => this.put(without(this.brief, criterion))}>${icon('close', 16)}</button>
        <span class="value">${wishInput(criterion, this.brief, this.scene, (value) => this.change(criterion, { value }))}</span>
        ${weight === 'should' ? this.points(name, this.brief[criterion]?.points ?? fact.points, (points) => this.change(criterion, { points })) : nothing}
      </div>
    `;
  }

  private points(
    name: string,
    points: number,
    slid: (points: number) => void,
    said = t(this.scene.view.lang, 'brief.points'),
  ) {
    const moved = (event: Event) => slid(Number((event.target as HTMLInputElement).value));
    return html`<label class="points">${said}<input type="range" min="0" max=${MOST_POINTS} step="1" .value=${String(points)} aria-label=${t(this.scene.view.lang, 'brief.pointsOf', { name })} @change=${moved} /><span class="figure">${points}</span></label>`;
  }

  private common() {
    const { lang } = this.scene.view;
    const { weights } = this.brief;
    return html`
      <details ?open=${weights !== undefined}>
        <summary>${t(lang, 'brief.common')}</summary>
        ${commonMeritsOf(this.brief).map(({ id, points, ...name }) => this.points(name[lang], weights?.[id] ?? points, (moved) => this.weigh(id, moved), name[lang]))}
        ${weights === undefined ? nothing : html`<button class="link" @click=${() => this.put(usual(this.brief))}>${t(lang, 'brief.usualPoints')}</button>`}
      </details>
    `;
  }

  private more() {
    const { lang } = this.scene.view;
    const left = CRITERIA.filter(({ id, kind }) => this.brief[id] === undefined && kind !== 'place');
    if (left.length === 0) return nothing;
    return html`
      <select aria-label=${t(lang, 'brief.add')} @change=${this.added}>
        <option value="">${t(lang, 'brief.add')}</option>
        ${left.map((fact) => html`<option value=${fact.id}>${fact[lang]}</option>`)}
      </select>
    `;
  }

  private added(event: Event) {
    const select = event.target as HTMLSelectElement;
    const criterion = select.value as Criterion;
    select.value = '';
    this.put({
      ...this.brief,
      [criterion]: { value: firstValue(criterion, this.scene.session.today), weight: 'should' },
    });
  }

  private written(event: SubmitEvent) {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('text');
    this.read(typeof text === 'string' ? text : '');
  }

  /** What is said anew takes the place of what stood; the other wishes stay. */
  private read(text: string) {
    const { brief, rest } = readBriefText(text, this.scene.session.today);
    this.dispatchEvent(new CustomEvent<readonly string[]>('mutu-unread', { detail: rest }));
    if (Object.keys(brief).length > 0) this.put({ ...this.brief, ...brief });
  }

  private change(criterion: Criterion, change: Partial<Wish<unknown>>) {
    this.put({ ...this.brief, [criterion]: { ...this.brief[criterion]!, ...change } });
  }

  private weigh(merit: CommonMerit, points: number) {
    this.put({ ...this.brief, weights: { ...this.brief.weights, [merit]: points } });
  }

  private put(brief: Brief) {
    tell(this, 'mutu-brief', brief);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-brief-form': BriefForm;
  }
}
