import { expect, it } from 'vitest';
import type { Field } from '../../server/domain/dataset.ts';
import { fieldOf } from '../../server/domain/datasets/index.ts';
import { parcel } from '../../server/domain/datasets/parcel.ts';
import { unit } from '../../server/domain/datasets/unit.ts';
import { fieldLabel, formatField, formatFieldWithUnit } from '../../server/domain/show.ts';

const parcelField = (id: string): Field => fieldOf(parcel, id) as Field;
const unitField = (id: string): Field => fieldOf(unit, id) as Field;

it('shows an area stored in ㎡ as 亩, with the unit in the label', () => {
  expect(formatField(parcelField('areaM2'), 50_280, 'zh')).toBe('75.42');
  expect(fieldLabel(parcelField('areaM2'), 'zh')).toBe('面积（亩）');
  expect(fieldLabel(parcelField('areaM2'), 'en')).toBe('Area (mu)');
  expect(formatFieldWithUnit(parcelField('areaM2'), 50_280, 'zh')).toBe('75.42 亩');
});

it('shows codes by their label and an unlisted code as it is', () => {
  expect(formatField(parcelField('status'), 'reserved', 'zh')).toBe('已储备');
  expect(formatField(parcelField('status'), 'reserved', 'en')).toBe('Reserved');
  expect(formatField(parcelField('status'), 'other', 'zh')).toBe('other');
});

it('shows yes and no in words, dates and texts as they are, unknown as a dash', () => {
  expect(formatField(unitField('hasCrane'), true, 'zh')).toBe('是');
  expect(formatField(unitField('hasCrane'), false, 'en')).toBe('No');
  expect(formatField(unitField('freeFrom'), '2024-02-28', 'zh')).toBe('2024-02-28');
  expect(formatField(unitField('unitNo'), 'B1-103', 'zh')).toBe('B1-103');
  expect(formatField(unitField('rentYuanPerM2Month'), null, 'zh')).toBe('—');
  expect(formatField(unitField('tenant'), undefined, 'zh')).toBe('—');
});

it('shows a whole number without a unit bare, so that a year or an EPSG code has no separators', () => {
  expect(formatField(parcelField('sourceEpsg'), 4546, 'zh')).toBe('4546');
  expect(formatField(unitField('floor'), -1, 'zh')).toBe('-1');
});

it('shows 0 as a value', () => {
  expect(formatField(unitField('craneTonnes'), 0, 'zh')).toBe('0');
  expect(formatFieldWithUnit(unitField('clearHeightM'), 8.1, 'zh')).toBe('8.1 m');
});
