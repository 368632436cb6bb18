/** The form of a row: who may type what, and the same check as the server's. */
import { expect, test } from 'vitest';
import { changedFrom, formOf, issuesByField, readForm, typedOf } from '../../../client/editing/edit-values.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';

const item = {
  id: 'P1',
  properties: { name: '一号地', zoneId: 'linfen', status: 'ready', farMin: 1.2, synthetic: true, areaM2: 34_867.1 },
  geometry: null,
};

const fieldsOf = (role: Parameters<typeof formOf>[1]) => formOf(parcel, role).flatMap(({ fields }) => fields);

test('what is computed is shown and not typed', () => {
  const area = fieldsOf('steward').find(({ field }) => field.id === 'areaM2');
  expect(area?.editable).toBe(false);
  expect(typedOf(parcel, 'steward', item)).not.toHaveProperty('areaM2');
});

test('who may not write sees a form in which nothing can be typed', () => {
  expect(fieldsOf('guest').filter(({ editable }) => editable)).toEqual([]);
});

test('unknown is an empty text, never 0 or "null"', () => {
  expect(typedOf(parcel, 'steward', item)['parcelNo'] ?? '').toBe('');
  expect(typedOf(parcel, 'steward', item)['name']).toBe('一号地');
});

test('a new row is not taken for an invented one', () => {
  expect(typedOf(parcel, 'steward', null)['synthetic']).toBe('false');
});

test('a text left as it was changes nothing', () => {
  const { properties } = readForm(parcel, 'steward', typedOf(parcel, 'steward', item), null);
  expect(changedFrom(item.properties, properties)).toEqual({});
});

test('only what was typed anew is sent, an emptied field as unknown', () => {
  const typed = { ...typedOf(parcel, 'steward', item), name: '二号地', farMin: '' };
  const { properties } = readForm(parcel, 'steward', typed, null);
  expect(changedFrom(item.properties, properties)).toEqual({ name: '二号地', farMin: null });
});

test('each field at fault says what is wrong and what to do', () => {
  const typed = { ...typedOf(parcel, 'steward', item), name: '', farMin: '一点二' };
  const wrong = issuesByField(readForm(parcel, 'steward', typed, null).issues);
  expect(wrong.get('name')?.rule).toBe('required');
  expect(wrong.get('farMin')?.rule).toBe('number');
  expect(wrong.get('farMin')?.remedy.zh).toBe('只填数字，不带单位。');
});
