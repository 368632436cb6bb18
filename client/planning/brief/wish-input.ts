/** The input of one wish, by the kind of its criterion. */
import { html, type TemplateResult } from 'lit';
import { type Brief, type Criterion, criterionOf } from '#domain/brief.ts';
import { LAND_USES } from '#domain/datasets/parcel.ts';
import { INDUSTRIAL } from '#domain/matching/industry-land.ts';
import { type Lang, unitLabel } from '#domain/units.ts';
import type { Scene } from '../../lenses/scene.ts';
import { typedNumber } from '../../parts/range.ts';
import { shownAmount, shownUnitOf, storedAmount, valueText } from './wish-text.ts';

type Change = (value: unknown) => void;

/** Amounts that most briefs begin near, in the unit shown. */
const FIRST: Readonly<Partial<Record<Criterion, number>>> = {
  areaMinM2: 50,
  areaMaxM2: 100,
  level: 5,
  powerKVA: 5000,
  voltageKV: 10,
  waterM3PerDay: 500,
  gasNm3PerH: 500,
  steamTPerH: 10,
  floorAreaM2: 20_000,
  budgetWanYuan: 2000,
  motorwayKm: 10,
  railKm: 20,
};

export const firstValue = (criterion: Criterion, today: string): unknown => {
  const { kind } = criterionOf(criterion);
  if (kind === 'flag') return true;
  if (kind === 'codes') return INDUSTRIAL;
  if (kind === 'industry') return 'C34';
  if (kind === 'date') return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28');
  return storedAmount(criterion, FIRST[criterion]!);
};

const inputOf = (event: Event) => event.target as HTMLInputElement;

const amount = (criterion: Criterion, stored: number, lang: Lang, change: Change): TemplateResult => {
  const { range } = criterionOf(criterion);
  const unit = shownUnitOf(criterion);
  const typed = (event: Event) => {
    const value = typedNumber(inputOf(event).value);
    const next = value === null ? stored : storedAmount(criterion, value);
    const [low, high] = range!;
    change(Math.min(high, Math.max(low, next)));
  };
  return html`<input inputmode="decimal" .value=${String(shownAmount(criterion, stored))} aria-label=${criterionOf(criterion)[lang]} @change=${typed} /><span class="muted">${unit ? unitLabel(unit, lang) : ''}</span>`;
};

const codes = (chosen: readonly string[], lang: Lang, change: Change): TemplateResult => html`
  <select aria-label=${criterionOf('landUses')[lang]} @change=${(event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    change(value === 'industrial' ? INDUSTRIAL : [value]);
  }}>
    <option value="industrial" ?selected=${chosen.length > 1}>${lang === 'zh' ? '工业用地（各类）' : 'Industrial land (any class)'}</option>
    ${LAND_USES.map((use) => html`<option value=${use.id} ?selected=${chosen.length === 1 && chosen[0] === use.id}>${use[lang]}</option>`)}
  </select>
`;

export const wishInput = (criterion: Criterion, brief: Brief, scene: Scene, change: Change): TemplateResult => {
  const { lang } = scene.view;
  const value = brief[criterion]!.value;
  switch (criterionOf(criterion).kind) {
    case 'amount':
      return amount(criterion, value as number, lang, change);
    case 'codes':
      return codes(value as readonly string[], lang, change);
    case 'date':
      return html`<input type="date" .value=${String(value)} aria-label=${criterionOf(criterion)[lang]} @change=${(event: Event) => inputOf(event).value && change(inputOf(event).value)} />`;
    case 'industry':
      return html`<input class="text" pattern="[A-T][0-9]{2,4}" .value=${String(value)} aria-label=${criterionOf(criterion)[lang]} title="GB/T 4754" @change=${(event: Event) => inputOf(event).checkValidity() && change(inputOf(event).value)} />`;
    default:
      return html`<span>${valueText(brief, criterion, scene.names, lang)}</span>`;
  }
};
