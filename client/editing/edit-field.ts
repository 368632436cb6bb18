/** One field of a form, by its declaration: what it is called, its unit, its choices, and what is wrong with it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Issue } from '#domain/check.ts';
import type { Field } from '#domain/dataset.ts';
import { type Lang, unitLabel } from '#domain/units.ts';
import './edit-ref.ts';
import { say } from './edit-text.ts';

export type FieldState = {
  readonly field: Field;
  readonly text: string;
  readonly issue: Pick<Issue, 'message' | 'remedy'> | undefined;
  /** Rows that a reference may name, id and name, where they are known. */
  readonly choices: readonly (readonly [string, string])[];
  readonly lang: Lang;
  readonly typed: (text: string) => void;
};

const nameOf = ({ field, lang }: FieldState): string => {
  const unit = field.unit ? unitLabel(field.unit, lang) : '';
  if (unit === '') return field[lang];
  return lang === 'zh' ? `${field.zh}（${unit}）` : `${field.en} (${unit})`;
};

const select = (
  state: FieldState,
  options: readonly (readonly [string, string])[],
  described: string | typeof nothing,
) => {
  const { field, text, lang, typed } = state;
  const all = options.some(([id]) => id === text) || text === '' ? options : [[text, text] as const, ...options];
  return html`<select name=${field.id} aria-invalid=${state.issue ? 'true' : 'false'} aria-describedby=${described} @change=${(event: Event) => typed((event.target as HTMLSelectElement).value)}>
    <option value="" ?selected=${text === ''}>${say(lang, 'unknown')}</option>
    ${all.map(([id, name]) => html`<option value=${id} ?selected=${id === text}>${name}</option>`)}
  </select>`;
};

const input = (state: FieldState, described: string | typeof nothing) => {
  const { field, text, typed } = state;
  const isNumber = field.type === 'number' || field.type === 'integer';
  return html`<input name=${field.id} type=${field.type === 'date' ? 'date' : 'text'} inputmode=${isNumber ? 'decimal' : 'text'} autocomplete="off"
    aria-required=${field.required ? 'true' : 'false'} aria-invalid=${state.issue ? 'true' : 'false'} aria-describedby=${described} .value=${text}
    @input=${(event: Event) => typed((event.target as HTMLInputElement).value)} />`;
};

/** Of a register too large for a list: searched by name. */
const reference = (state: FieldState, of: string) =>
  html`<mutu-edit-ref .of=${of} .value=${state.text} .label=${nameOf(state)} .wrong=${state.issue !== undefined} .lang=${state.lang}
    @mutu-ref=${(event: CustomEvent<string>) => state.typed(event.detail)}></mutu-edit-ref>`;

const control = (state: FieldState, described: string | typeof nothing) => {
  const { field, lang, choices } = state;
  if (field.type === 'boolean')
    return select(
      state,
      [
        ['true', say(lang, 'yes')],
        ['false', say(lang, 'no')],
      ],
      described,
    );
  if (field.codes)
    return select(
      state,
      field.codes.map((code) => [code.id, code[lang]] as const),
      described,
    );
  if (choices.length > 0) return select(state, choices, described);
  return field.ref === undefined ? input(state, described) : reference(state, field.ref);
};

export const editField = (state: FieldState): TemplateResult => {
  const { field, issue, lang } = state;
  const described = issue ? `wrong-${field.id}` : nothing;
  return html`
    <div class="field ${issue ? 'wrong' : ''}">
      <label><span class="name">${nameOf(state)}${field.required ? html`<span>· ${say(lang, 'required')}</span>` : nothing}</span>${control(state, described)}</label>
      ${issue ? html`<p class="wrong-say" id=${described}>${issue.message[lang]} ${issue.remedy[lang]}</p>` : nothing}
    </div>
  `;
};
