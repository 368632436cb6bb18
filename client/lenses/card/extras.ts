/** Panels that a dataset's card has of its own, written by hand, and the fields they show in place of the sections. */
import { html, type TemplateResult } from 'lit';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import type { Item } from '../../api.ts';
import { t } from '../../text/t.ts';
import '../factory/stack.ts';
import { levelText, serviceStrip } from '../land/services.ts';
import '../overview/zone-panel.ts';
import type { Scene } from '../scene.ts';

export type Extra = {
  readonly shows: ReadonlySet<string>;
  readonly panel: (item: Item, scene: Scene) => TemplateResult;
};

const services: Extra = {
  shows: new Set(SERVICE_ITEMS.map((item) => item.id)),
  panel: (item, { view }) => html`
    <section>
      <h3>${t(view.lang, 'land.services')}</h3>
      ${serviceStrip(item, view.lang)}
      <p class="small">${levelText(item, view.lang)}</p>
    </section>
  `,
};

const stack = (scene: Scene, id: string): TemplateResult => html`
  <section><h3>${t(scene.view.lang, 'factory.stack')}</h3><mutu-stack .scene=${scene} .buildingId=${id}></mutu-stack></section>
`;

const EXTRAS: Readonly<Record<string, Extra>> = {
  parcel: services,
  building: { shows: new Set(), panel: (item, scene) => stack(scene, item.id) },
  unit: { shows: new Set(), panel: (item, scene) => stack(scene, String(item.properties['buildingId'])) },
  zone: {
    shows: new Set(),
    panel: (item, scene) => html`<mutu-zone-panel .scene=${scene} .zoneId=${item.id}></mutu-zone-panel>`,
  },
};

export const extraOf = (dataset: string): Extra | undefined => EXTRAS[dataset];
