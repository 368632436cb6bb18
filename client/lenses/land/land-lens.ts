/**
 * `<mutu-land-lens>` 找地: parcels by need.
 * Properties: `scene` · Events: those of `mutu-register-list`, and `mutu-drawn` · Method: `focusList()`
 */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Facets } from '#domain/answers.ts';
import { fieldOf } from '#domain/datasets/index.ts';
import { parcel } from '#domain/datasets/parcel.ts';
import { formatFieldWithUnit } from '#domain/show.ts';
import type { Item } from '../../api.ts';
import { base } from '../../parts/base.ts';
import { LAND_ON_OFFER } from '../../state/first-filters.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { withConstraintSwitch } from '../legend/constraint-legend.ts';
import { legendOf } from '../legend/legend.ts';
import { lookedIn } from '../looked-in.ts';
import { matchingOf } from '../matching.ts';
import { nameKey } from '../names.ts';
import '../register/register-list.ts';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import type { RegisterList } from '../register/register-list.ts';
import { trust } from '../register/trust.ts';
import type { Scene } from '../scene.ts';
import { status } from '../status.ts';
import { countFigures, wordFor } from '../zone-figures.ts';
import { planChips, waysStyles } from './plan-chips.ts';
import { landPresets } from './presets.ts';
import { levelText, servicePips } from './services.ts';

const COLUMNS = [
  'code',
  'zoneId',
  'parkId',
  'status',
  'areaM2',
  'priceWanYuanPerMu',
  'levelled',
  ...SERVICE_ITEMS.map((item) => item.id),
];

@customElement('mutu-land-lens')
export class LandLens extends LitElement {
  static override styles = [base, waysStyles, css`:host { display: contents; }`];

  @property({ attribute: false }) scene!: Scene;
  @query('mutu-register-list') private list?: RegisterList;
  private facets: Facets | null = null;
  private readonly matching = matchingOf(this, parcel.id);
  constructor() {
    super();
    new Drawing(this, () => ({
      legend: withConstraintSwitch(
        legendOf(parcel, this.facets, filterOf(this.scene.view), this.scene.view.lang),
        this.scene,
      ),
      matchingIds: this.matching.value ?? null,
      zoneFigures: this.zoneFigures(),
      planned: lookedIn(filterOf(this.scene.view)),
    }));
  }

  focusList() {
    this.list?.focusList();
  }

  protected override render() {
    const { lang } = this.scene.view;
    return html`
      ${planChips(this.scene)}
      <mutu-register-list .scene=${this.scene} .register=${parcel} .columns=${COLUMNS} .presets=${landPresets(lang)} .row=${this.row}
        .sorts=${[{ name: t(lang, 'list.sort.area'), sortby: '-areaM2' }, { name: t(lang, 'list.sort.name'), sortby: 'name' }, { name: t(lang, 'list.sort.substation'), sortby: 'substationM' }]}
        @mutu-facets=${this.counted}></mutu-register-list>
    `;
  }

  private readonly row = (item: Item) => {
    const { view, names, session } = this.scene;
    const { lang } = view;
    const at = (field: string) => item.properties[field];
    const read = (field: string) => formatFieldWithUnit(fieldOf(parcel, field)!, at(field), lang);
    const where =
      (at('parkId') ? names.get(nameKey('park', String(at('parkId')))) : undefined) ??
      names.get(nameKey('zone', String(at('zoneId'))));
    return html`
      <span class="row-top"><span class="row-name">${at('name')}</span><span class="row-main">${read('areaM2')}</span></span>
      <span class="row-line">${status(parcel, item, lang)}${at('isStandardLand') === true ? html`<span class="badge">${t(lang, 'land.preset.standard')}</span>` : nothing}<span class="end">${at('priceWanYuanPerMu') === null ? nothing : `${t(lang, 'land.price')} ${read('priceWanYuanPerMu')}`}</span></span>
      <span class="row-line one" title=${levelText(item, lang)}><span class="cut">${levelText(item, lang)}</span>${servicePips(item)}</span>
      <span class="row-line one muted"><span class="cut">${where}</span>${trust(item, session.today, lang)}</span>
    `;
  };

  private zoneFigures() {
    const { view, names } = this.scene;
    const word = wordFor(filterOf(view), LAND_ON_OFFER, t(view.lang, 'land.preset.available'), view.lang);
    return countFigures(this.facets, names, word, t(view.lang, 'zone.parcels'));
  }

  private counted(event: CustomEvent<Facets>) {
    this.facets = event.detail;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-land-lens': LandLens;
  }
}
