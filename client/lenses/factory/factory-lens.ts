/**
 * `<mutu-factory-lens>` 看厂房: units by need, under their buildings.
 * Properties: `scene` · Events: those of `mutu-register-list`, and `mutu-drawn` · Method: `focusList()`
 */
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Facets } from '#domain/answers.ts';
import { building } from '#domain/datasets/building.ts';
import { unit } from '#domain/datasets/unit.ts';
import { formatWithUnit } from '#domain/units.ts';
import { api, type Item } from '../../api.ts';
import { FREE_UNITS } from '../../state/first-filters.ts';
import { Remote } from '../../state/remote.ts';
import { filterOf } from '../../state/view.ts';
import { t } from '../../text/t.ts';
import { Drawing } from '../drawing.ts';
import { tell } from '../events.ts';
import { type Legend, legendOf } from '../legend/legend.ts';
import { matchingOf } from '../matching.ts';
import { type Names, nameKey, withNames } from '../names.ts';
import type { Group } from '../register/feature-list.ts';
import '../register/register-list.ts';
import type { RegisterList } from '../register/register-list.ts';
import type { Scene } from '../scene.ts';
import { countFigures, wordFor } from '../zone-figures.ts';
import { groupsBy } from './group-units.ts';
import { factoryPresets } from './presets.ts';
import { UNIT_COLUMNS, unitRow } from './unit-row.ts';

/** From here on, and tilted, the map shows floors by the state of their units instead of buildings by vacancy. */
const FLOORS = { zoom: 15, pitch: 20 };

const NONE: readonly Item[] = [];

type Buildings = { readonly items: readonly Item[]; readonly facets: Facets };

@customElement('mutu-factory-lens')
export class FactoryLens extends LitElement {
  static override styles = css`:host { display: contents; }`;

  @property({ attribute: false }) scene!: Scene;
  @query('mutu-register-list') private list?: RegisterList;
  private facets: Facets | null = null;
  private readonly matching = matchingOf(this, unit.id, 'buildingId');

  private readonly buildings = new Remote<Buildings>(this, {
    key: () => `${this.scene.revision} ${this.scene.session.role}`,
    load: async (_key, signal) => {
      const [page, facets] = await Promise.all([
        api.items(building.id, { limit: 10_000, properties: ['name', 'parkId', 'vacantAreaM2'] }, signal),
        api.facets(building.id, {}, signal),
      ]);
      return { items: page.items, facets };
    },
  });

  constructor() {
    super();
    new Drawing(this, () => ({
      legend: this.legend(),
      matchingIds: this.matching.value ?? null,
      zoneFigures: this.zoneFigures(),
    }));
  }

  focusList() {
    this.list?.focusList();
  }

  protected override render() {
    const { view, session } = this.scene;
    const { lang } = view;
    const names = this.names();
    return html`
      <mutu-register-list .scene=${{ ...this.scene, names }} .register=${unit} .columns=${UNIT_COLUMNS} .presets=${factoryPresets(lang)}
        .row=${(item: Item) => unitRow(item, session.today, lang)} .groups=${(items: readonly Item[]) => groupsBy(items, 'buildingId').map((group) => this.group(group.key, group.items))}
        .sorts=${[{ name: t(lang, 'list.sort.area'), sortby: '-areaM2' }, { name: t(lang, 'list.sort.rent'), sortby: 'rentYuanPerM2Month,-areaM2' }]}
        @mutu-facets=${this.counted}></mutu-register-list>
    `;
  }

  /** Names with those of the buildings, put together once for each answer. */
  private names(): Names {
    const [zones, items] = [this.scene.names, this.buildings.value?.items ?? NONE];
    if (this.known.zones !== zones || this.known.items !== items)
      this.known = { zones, items, names: withNames(zones, building, items) };
    return this.known.names;
  }
  private known: { readonly zones: Names; readonly items: readonly Item[]; readonly names: Names } = {
    zones: new Map(),
    items: NONE,
    names: new Map(),
  };

  private group(id: string, items: readonly Item[]): Group {
    const { lang } = this.scene.view;
    const own = this.buildings.value?.items.find((item) => item.id === id);
    const park = own?.properties['parkId'];
    const where = typeof park === 'string' ? this.scene.names.get(nameKey('park', park)) : undefined;
    const area = items.reduce(
      (sum, item) => sum + (typeof item.properties['areaM2'] === 'number' ? item.properties['areaM2'] : 0),
      0,
    );
    const head = html`
      <button style="display:block;width:100%" @click=${() => tell(this, 'mutu-select', { dataset: building.id, id })}>
        <span style="font-weight:600">${own?.properties['name'] ?? id}</span>
        <span style="display:block;font-size:var(--text-s);color:var(--muted)">${[where, t(lang, 'factory.units', { count: items.length, area: formatWithUnit(area, 'm2', lang) })].filter(Boolean).join(' · ')}</span>
      </button>
    `;
    return { key: id, head, items };
  }

  /** What the map colours: buildings by vacancy, or units by state once the floors stand up. */
  private legend(): Legend | null {
    const { view } = this.scene;
    const floors = view.camera !== null && view.camera.zoom >= FLOORS.zoom && view.camera.pitch > FLOORS.pitch;
    if (floors) return legendOf(unit, this.facets, filterOf(view), view.lang);
    const legend = legendOf(building, this.buildings.value?.facets ?? null, null, view.lang);
    return legend && { ...legend, entries: legend.entries.map(({ filter: _filter, on: _on, ...entry }) => entry) };
  }

  private zoneFigures() {
    const { view, names } = this.scene;
    const word = wordFor(filterOf(view), FREE_UNITS, t(view.lang, 'factory.preset.vacant'), view.lang);
    return countFigures(this.facets, names, word, t(view.lang, 'zone.units'));
  }

  private counted(event: CustomEvent<Facets>) {
    this.facets = event.detail;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mutu-factory-lens': FactoryLens;
  }
}
