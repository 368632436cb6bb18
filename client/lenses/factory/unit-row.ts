/** A unit in four lines: which and how large · state and room · lifting and power · terms and trust. */
import { html, type TemplateResult } from 'lit';
import { unit } from '#domain/datasets/unit.ts';
import { formatWithUnit, type Lang, type Unit } from '#domain/units.ts';
import type { Item } from '../../api.ts';
import { t } from '../../text/t.ts';
import { trust } from '../register/trust.ts';
import { status } from '../status.ts';

export const UNIT_COLUMNS = [
  'unitNo',
  'buildingId',
  'status',
  'floor',
  'isGroundFloor',
  'areaM2',
  'clearHeightM',
  'floorLoadKNPerM2',
  'craneTonnes',
  'hasCrane',
  'liftTonnes',
  'powerKVA',
  'rentYuanPerM2Month',
  'freeFrom',
];

const numberOf = (item: Item, field: string): number | null => {
  const value = item.properties[field];
  return typeof value === 'number' ? value : null;
};

export const floorName = (floor: number, lang: Lang): string =>
  floor < 0 ? t(lang, 'factory.basement', { floor: -floor }) : t(lang, 'factory.floor', { floor });

/** 面议 where no rent is given: unknown is not free of charge. */
export const rentText = (item: Item, lang: Lang): string => {
  const rent = numberOf(item, 'rentYuanPerM2Month');
  return rent === null ? t(lang, 'factory.negotiable') : formatWithUnit(rent, 'yuanPerM2Month', lang);
};

/** "可即时入驻", "2025-03-01 起"; empty where the unit is not on offer. */
export const freeText = (item: Item, today: string, lang: Lang): string => {
  const from = item.properties['freeFrom'];
  if (typeof from === 'string')
    return from <= today ? t(lang, 'factory.freeNow') : t(lang, 'factory.freeFrom', { date: from });
  return item.properties['status'] === 'vacant' ? t(lang, 'factory.freeNow') : '';
};

const partsOf = (item: Item, lang: Lang): readonly string[] => {
  const floor = numberOf(item, 'floor');
  const load = numberOf(item, 'floorLoadKNPerM2');
  const named = (field: string, unitOf: Unit, name: string) => {
    const value = numberOf(item, field);
    return value === null ? '' : `${name} ${formatWithUnit(value, unitOf, lang)}`;
  };
  const fieldName = (id: string) => unit.fields.find((field) => field.id === id)?.[lang] ?? '';
  const crane = numberOf(item, 'craneTonnes');
  return [
    floor === null ? '' : floorName(floor, lang),
    named('clearHeightM', 'm', fieldName('clearHeightM')),
    load === null ? '' : `${t(lang, 'factory.load')} ${formatWithUnit(load, 'kNPerM2', lang)}`,
    crane !== null
      ? t(lang, 'factory.crane', { t: crane })
      : item.properties['hasCrane'] === true
        ? fieldName('hasCrane')
        : '',
    named('powerKVA', 'kVA', ''),
    named('liftTonnes', 't', t(lang, 'factory.lift')),
  ].filter((part) => part.trim() !== '');
};

export const unitRow = (item: Item, today: string, lang: Lang): TemplateResult => html`
  <span class="row-top"><span class="row-name">${item.properties['unitNo'] ?? item.properties['name']}</span><span class="row-main">${formatWithUnit(numberOf(item, 'areaM2'), 'm2', lang)}</span></span>
  <span class="row-line">${status(unit, item, lang)}<span>${freeText(item, today, lang)}</span><span class="end">${rentText(item, lang)}</span></span>
  <span class="row-line one" title=${partsOf(item, lang).join(' · ')}><span class="cut">${partsOf(item, lang).join(' · ')}</span></span>
  <span class="row-line muted">${trust(item, today, lang)}</span>
`;
