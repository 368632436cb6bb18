/** Panels that a dataset's card has of its own, written by hand, and the fields they show in place of the sections. */
import { html, nothing, type TemplateResult } from 'lit';
import { mayReadDataset } from '#domain/access.ts';
import { annualReport } from '#domain/datasets/annual-report.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import type { Item } from '../../api.ts';
import { OUTPUT_INDICATORS } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import '../factory/stack.ts';
import { levelText, serviceStrip } from '../land/services.ts';
import '../overview/zone-panel.ts';
import type { Scene } from '../scene.ts';
import { CAPACITY_FIELDS, capacityPanel } from '../utility/capacity-panel.ts';
import './figures.ts';
import './land/land-card.ts';
import './touched-parcels.ts';
import { whyButton } from './why.ts';

export type Extra = {
  readonly shows: ReadonlySet<string>;
  readonly panel: (item: Item, scene: Scene) => TemplateResult;
  /** Holds panel and sections as one part of several; they stand by themselves where absent. */
  readonly frame?: (item: Item, scene: Scene, within: TemplateResult) => TemplateResult;
};

const NOTHING: ReadonlySet<string> = new Set();
const FACTORY_RATES = ['factoryUse', 'factoryLet', 'factoryVacancy'];

const figures = (
  dataset: string,
  id: string,
  indicators: readonly string[],
  year: number | null,
  { view, revision }: Scene,
): TemplateResult =>
  html`<mutu-figures .indicators=${indicators} .of=${{ dataset, id }} .year=${year} .revision=${revision} .lang=${view.lang}></mutu-figures>`;

const rates = (dataset: string, item: Item, scene: Scene): TemplateResult => html`
  <section><h3>${t(scene.view.lang, 'factory.rates')}</h3>${figures(dataset, item.id, FACTORY_RATES, null, scene)}</section>
`;

const stack = (id: string, scene: Scene): TemplateResult => html`
  <section><h3>${t(scene.view.lang, 'factory.stack')}</h3><mutu-stack .scene=${scene} .buildingId=${id}></mutu-stack></section>
`;

const parcelPanel = (item: Item, scene: Scene): TemplateResult => {
  const { lang, year } = scene.view;
  const isProducing = mayReadDataset(scene.session.role, annualReport) && scene.view.lens === 'output';
  return html`
    ${isProducing ? html`<section><h3>${t(lang, 'lens.output')}</h3>${figures('parcel', item.id, OUTPUT_INDICATORS, year, scene)}</section>` : nothing}
    <section>
      <h3>${t(lang, 'land.services')}</h3>
      ${serviceStrip(item, lang)}
      <p class="small">${fieldOf(parcel, 'serviceLevel')![lang]}${lang === 'zh' ? '：' : ': '}${levelText(item, lang)} ${whyButton('serviceLevel', { dataset: 'parcel', id: item.id }, null, lang)}</p>
    </section>
  `;
};

const EXTRAS: Readonly<Record<string, Extra>> = {
  parcel: {
    shows: new Set([...SERVICE_ITEMS.map((item) => item.id), 'serviceLevel']),
    panel: parcelPanel,
    frame: (item, scene, within) => html`<mutu-land-card .scene=${scene} .item=${item}>${within}</mutu-land-card>`,
  },
  building: { shows: NOTHING, panel: (item, scene) => html`${stack(item.id, scene)}${rates('building', item, scene)}` },
  unit: { shows: NOTHING, panel: (item, scene) => stack(String(item.properties['buildingId']), scene) },
  park: { shows: NOTHING, panel: (item, scene) => rates('park', item, scene) },
  utility: { shows: CAPACITY_FIELDS, panel: (item, scene) => capacityPanel(item, scene.view.lang) },
  constraint: {
    shows: NOTHING,
    panel: (item, scene) => html`<mutu-touched-parcels .scene=${scene} .item=${item}></mutu-touched-parcels>`,
  },
  zone: {
    shows: NOTHING,
    panel: (item, scene) => html`<mutu-zone-panel .scene=${scene} .zoneId=${item.id}></mutu-zone-panel>`,
  },
};

export const extraOf = (dataset: string): Extra | undefined => EXTRAS[dataset];
