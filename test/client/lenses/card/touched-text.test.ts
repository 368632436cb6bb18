import { expect, test } from 'vitest';
import { touchedText } from '../../../../client/lenses/card/touched-text.ts';
import type { Touched } from '../../../../server/domain/constraint.ts';

const ONE: Touched = { id: 'p', name: '一号', overlapM2: 10, share: 0.5, synthetic: false };
const told = (shown: number, matched: number, isAll: boolean) =>
  touchedText({ parcels: Array.from({ length: shown }, () => ONE), matched, isAll }, 'en');

test('none only where all that lie near were looked at', () => {
  expect(told(0, 0, true)).toBe('It touches no parcel.');
  expect(told(0, 0, false)).toMatch(/^Too many parcels lie near it: 0 of those looked at/);
});

test('a list that leaves parcels out says so', () => {
  expect(told(2, 2, true)).toBe('2 parcels, the most covered first');
  expect(told(100, 240, true)).toBe('240 parcels, the 100 most covered shown');
  expect(told(100, 240, false)).toMatch(/240 of those looked at are touched, 100 shown/);
});
