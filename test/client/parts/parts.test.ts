import { expect, test } from 'vitest';
import { Covered } from '../../../client/parts/covered.ts';
import { daysSince, dotsFor, isStale } from '../../../client/parts/freshness.ts';
import { ordered, typedNumber } from '../../../client/parts/range.ts';
import { heightOf, stopNear } from '../../../client/parts/sheet.ts';
import { inkOn, luminance } from '../../../client/parts/swatch.ts';

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

test.each([
  [0, '●●●'],
  [30, '●●●'],
  [31, '●●○'],
  [60, '●●○'],
  [61, '●○○'],
  [90, '●○○'],
  [91, '○○○'],
  [null, '○○○'],
])('verified %s days ago is %s', (days, dots) => {
  expect(dotsFor(days)).toBe(dots);
  expect(isStale(days)).toBe(dots === '○○○');
});

test('days are whole days between two dates, across a month and a leap day', () => {
  expect(daysSince('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysSince('not a date', '2024-03-01')).toBeNull();
});

test('a letter on any colour of the palette reads with a contrast of 4.5 or more', () => {
  for (const colour of [
    '#009E73',
    '#E69F00',
    '#0072B2',
    '#56B4E9',
    '#D55E00',
    '#999999',
    '#1B7837',
    '#7FBF7B',
    '#41B6C4',
    '#2C7FB8',
    '#8C6BB1',
  ])
    expect([colour, contrast(luminance(colour), luminance(inkOn(colour)))]).toEqual([
      colour,
      expect.toSatisfy((value: number) => value >= 4.5),
    ]);
});

test('typed numbers may hold separators; anything else is no bound', () => {
  expect(typedNumber('1,842.60')).toBe(1842.6);
  expect(typedNumber('１，０００')).toBe(1000);
  expect(typedNumber('  ')).toBeNull();
  expect(typedNumber('abc')).toBeNull();
});

test('bounds given the wrong way round are put in order', () => {
  expect(ordered({ low: 9, high: 3 })).toEqual({ low: 3, high: 9 });
  expect(ordered({ low: 9, high: null })).toEqual({ low: 9, high: null });
});

test('the sheet stops at 112 px, half and 92 %, whichever is nearest', () => {
  expect(['peek', 'half', 'full'].map((stop) => heightOf(stop as 'peek', 800))).toEqual([112, 400, 736]);
  expect(stopNear(200, 800)).toBe('peek');
  expect(stopNear(300, 800)).toBe('half');
  expect(stopNear(700, 800)).toBe('full');
});

test('the covered part of the map stays the same object until it changes, and never exceeds half the page', () => {
  const covered = new Covered();
  const first = covered.by('narrow', 'full', 800);
  expect(first.bottom).toBe(400);
  expect(covered.by('narrow', 'half', 800)).toBe(first);
  expect(covered.by('medium', 'half', 800)).toMatchObject({ left: 376, bottom: 0 });
});
