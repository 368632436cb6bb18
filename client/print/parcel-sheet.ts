/** The fact sheet of one parcel: what it is, what may be built, what is there and lacking, whom to call. One page. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldOf } from '#domain/datasets/index.ts';
import { PARCEL_STATUSES, parcel } from '#domain/datasets/parcel.ts';
import type { LandSheet } from '#domain/land/answer.ts';
import { TIERS } from '#domain/land/tiers.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import { digits, type Lang, unitLabel } from '#domain/units.ts';
import { api, type Item } from '../api.ts';
import { loadCard } from '../lenses/card/load-card.ts';
import { officeOf } from '../lenses/card/office.ts';
import { sectionsOf } from '../lenses/card/sections.ts';
import { serviceStrip } from '../lenses/land/services.ts';
import { type Names, nameKey } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import { NOTHING_PLANNED } from '../state/planned.ts';
import { t } from '../text/t.ts';
import { boxOf, nothingToPrint } from './candidates.ts';
import { constraintFacts } from './constraint-lines.ts';
import { costAssumptions, ledgerTable } from './ledger-table.ts';
import type { Printed } from './printed.ts';

/** Said by the head, by tables of their own, or too long for a sheet. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'status',
  'zoneId',
  'parkId',
  'landUse',
  'serviceLevel',
  'readinessTier',
  'landCode',
  'surveyedCoordinates',
  'sourceEpsg',
  'areaGeodesicM2',
  ...['road', 'water', 'storm', 'sewage', 'power', 'telecom', 'broadband', 'gas', 'heat', 'catv'],
]);
const SHOWN = ['identity', 'area', 'plan', 'terms', 'schedule'];

export const tierText = ({ readiness }: Pick<LandSheet, 'readiness'>, lang: Lang): string => {
  const tier = TIERS.find(({ id }) => id === readiness.tier);
  return tier ? t(lang, 'dossier.tier', { tier: tier.id, name: tier[lang] }) : t(lang, 'dossier.noTier');
};

/** "开发区 · 园区". */
export const placeOf = (item: Pick<Item, 'properties'>, names: Names): string =>
  (['zone', 'park'] as const)
    .flatMap((dataset) => names.get(nameKey(dataset, String(item.properties[`${dataset}Id`] ?? ''))) ?? [])
    .join(' · ');

const section = (name: string, content: unknown): TemplateResult => html`<section><h3>${name}</h3>${content}</section>`;

const facts = (item: Item, names: Names, lang: Lang): readonly TemplateResult[] =>
  sectionsOf(parcel, item, names, lang, ELSEWHERE)
    .filter(({ id, rows }) => SHOWN.includes(id) && rows.length > 0)
    .map(({ name, rows }) =>
      section(
        name,
        html`<dl class="rows">${rows.map(({ field, text }) => html`<dt>${field[lang]}</dt><dd>${text}</dd>`)}</dl>`,
      ),
    );

const SIGNS = { atLeast: '≥ ', atMost: '≤ ', text: '' } as const;

/** The control indicators that a 标准地 has; those nobody has set are left out, and the plan limits stand above. */
const indicators = ({ indicators: all }: LandSheet, lang: Lang): TemplateResult | typeof nothing => {
  const known = all.filter(({ value, id }) => value !== null && fieldOf(parcel, id)?.group === 'indicator');
  if (known.length === 0) return nothing;
  const rows = known.map((one) => {
    const text = typeof one.value === 'number' ? digits(one.value, [0, 4]) : String(one.value);
    const unit = one.unit ? unitLabel(one.unit, lang) : '';
    return html`<dt>${one[lang]} · ${t(lang, `dossier.indicator.${one.phase}`)}</dt><dd>${SIGNS[one.operator]}${text} ${unit}</dd>`;
  });
  return section(t(lang, 'dossier.indicators'), html`<dl class="rows">${rows}</dl>`);
};

const readiness = (sheet: LandSheet, lang: Lang): TemplateResult => {
  const { tier, lift } = sheet.readiness;
  const names = lift.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ');
  return section(
    t(lang, 'dossier.ready'),
    html`<p><strong>${tierText(sheet, lang)}</strong> · ${sheet.scheme[lang]}</p>${names && tier !== null ? html`<p class="open">${t(lang, 'dossier.lift', { tier: tier + 1, names })}</p>` : nothing}`,
  );
};

const assessments = ({ assessments: all }: LandSheet, lang: Lang): TemplateResult => {
  const count = (result: string) => all.filter((one) => one.result === result).length;
  return section(
    t(lang, 'dossier.assessments'),
    html`<p>${t(lang, 'dossier.assessment.count', { yes: count('yes'), no: count('no'), unknown: count('unknown') })}</p>`,
  );
};

const contactOf = (office: Item | null, lang: Lang): string => {
  const { name, person, phone } = office?.properties ?? {};
  const words = [name, person, phone].filter(Boolean).join(' · ');
  return words ? `${t(lang, 'card.contact')} ${words}` : t(lang, 'card.noContact');
};

const services = (item: Item, sheet: LandSheet, scene: Scene): TemplateResult => {
  const { lang } = scene.view;
  return section(
    t(lang, 'land.services'),
    html`<p class="level">${serviceStrip(item, lang)} <strong>${sheet.level[lang]}</strong></p>${ledgerTable(sheet.ledger, scene)}`,
  );
};

const figuresOf = (item: Item, sheet: LandSheet, lang: Lang): Printed['figures'] => {
  const text = (id: string) => formatFieldWithUnit(fieldOf(parcel, id)!, item.properties[id], lang);
  const status = PARCEL_STATUSES.find(({ id }) => id === item.properties['status']);
  return [
    { name: fieldOf(parcel, 'areaM2')![lang], text: text('areaM2') },
    { name: fieldOf(parcel, 'landUse')![lang], text: text('landUse') },
    { name: fieldOf(parcel, 'status')![lang], text: status?.[lang] ?? t(lang, 'dossier.toCheck') },
    { name: t(lang, 'dossier.ready'), text: tierText(sheet, lang) },
  ];
};

export const parcelSheet = async (scene: Scene, signal: AbortSignal): Promise<Printed> => {
  const { lang, brief, selection } = scene.view;
  if (selection?.dataset !== parcel.id) throw nothingToPrint('print.none.parcel');
  const at = selection;
  const [{ item, names }, sheet] = await Promise.all([
    loadCard(at, scene.names, signal),
    api.landSheet(at.id, brief, signal),
  ]);
  const office = await officeOf(item, signal);
  const source = item.properties['source'];
  return {
    kind: t(lang, 'print.kind.parcel'),
    heading: String(item.properties[parcel.title] ?? at.id),
    lead: placeOf(item, names),
    figures: figuresOf(item, sheet, lang),
    contact: contactOf(office, lang),
    subject: boxOf([item]),
    selected: [at.id],
    planned: NOTHING_PLANNED,
    summary: html`
      ${services(item, sheet, scene)}
      <div class="facts">
        ${facts(item, names, lang)} ${indicators(sheet, lang)}
        ${readiness(sheet, lang)} ${assessments(sheet, lang)} ${constraintFacts(sheet.constraints, lang)}
      </div>
    `,
    body: null,
    assumptions: ([...costAssumptions(scene), 'print.assume.unknown'] as const).map((key) => t(lang, key)),
    sources: [source ? String(source) : t(lang, 'dossier.toCheck')],
    synthetic: sheet.synthetic,
    asOf: sheet.asOf,
    link: `/?lens=land&sel=${parcel.id}:${encodeURIComponent(at.id)}&v=1`,
  };
};
