import { describe, expect, it } from 'vitest';
import { convert, format, formatWithUnit, type Unit, unitLabel } from '../../server/domain/units.ts';

describe('convert', () => {
  it.each<[number, Unit, Unit, number]>([
    // Definitions: 1 亩 = 10000/15 ㎡, 1 公顷 = 15 亩, 1 km² = 1500 亩.
    [1, 'ha', 'mu', 15],
    [1, 'km2', 'mu', 1500],
    [40_000, 'm2', 'mu', 60],
    [38_400, 'm2', 'ha', 3.84],
    // 阳城 boundary 8.66 km² = 12 990 亩.
    [8.66, 'km2', 'mu', 12_990],
    [1, 'yiYuan', 'wanYuan', 10_000],
    [6.8, 'yiYuan', 'wanYuan', 68_000],
    // 万元/公顷 = 15 × 万元/亩 (300 万元/亩 = 4500 万元/公顷).
    [300, 'wanYuanPerMu', 'wanYuanPerHa', 4500],
    [4000, 'wanYuanPerHa', 'wanYuanPerMu', 4000 / 15],
    // Standard gravity.
    [1, 'tPerM2', 'kNPerM2', 9.80665],
    [7.5, 'kNPerM2', 'tPerM2', 7.5 / 9.80665],
    // A day's rent × 365/12 is a month's.
    [1.2, 'yuanPerM2Day', 'yuanPerM2Month', 36.5],
    [0.8, 'ratio', 'percent', 80],
    [0.63, 'MVA', 'kVA', 630],
  ])('%d %s → %s', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 9);
  });

  it('keeps the mu exact: 5 000 亩 is 3 333 333.33 ㎡, not 3 333 350', () => {
    expect(convert(5000, 'mu', 'm2')).toBeCloseTo(3_333_333.333_333, 5);
    expect(convert(convert(75.42, 'mu', 'm2'), 'm2', 'mu')).toBeCloseTo(75.42, 12);
  });

  it('refuses to turn one kind of quantity into another', () => {
    expect(() => convert(1, 'm2', 'wanYuan')).toThrow(RangeError);
    expect(() => convert(1, 'tce', 't')).toThrow(RangeError);
  });
});

describe('format', () => {
  it.each<[number | null, Unit, string]>([
    [75.42, 'mu', '75.42'],
    [9999.6, 'mu', '9,999.60'],
    [9999.6, 'm2', '10,000'],
    [10_000, 'mu', '1.00万'],
    [12_990, 'mu', '1.30万'],
    [300_000, 'm2', '30.00万'],
    [123_456_789, 'm2', '1.23亿'],
    [-32_318, 'm2', '-3.23万'],
    [39_997.127, 'm2', '4.00万'],
    [3.84, 'ha', '3.8400'],
    [0.800_4, 'percent', '0.8'],
    [80, 'percent', '80.0'],
    [0, 'm2', '0'],
    [-0.1, 'm2', '0'],
    [68_000, 'wanYuan', '68,000.00'],
    [8.1, 'm', '8.1'],
    [22, 'yuanPerM2Month', '22'],
    [null, 'mu', '—'],
    [Number.NaN, 'mu', '—'],
  ])('%d %s reads %s', (value, unit, expected) => {
    expect(format(value, unit, 'zh')).toBe(expected);
  });

  it('counts in millions in English', () => {
    expect(format(300_000, 'm2', 'en')).toBe('300,000');
    expect(format(8_660_000, 'm2', 'en')).toBe('8.66 million');
  });
});

describe('formatWithUnit', () => {
  it.each<[number | null, Unit, string, string]>([
    [1842.6, 'mu', '1,842.60 亩', '1,842.60 mu'],
    [18_426, 'mu', '1.84 万亩', '18,426.00 mu'],
    [12_000, 'wanYuan', '1.20 亿元', '120.00 million yuan'],
    [1258, 'wanYuan', '1,258.00 万元', '12.58 million yuan'],
    [0.5, 'wanYuan', '5,000 元', '5,000 yuan'],
    [80, 'percent', '80.0%', '80.0%'],
    [0.8, 'ratio', '0.80', '0.80'],
    [null, 'm2', '—', '—'],
  ])('%d %s reads %s', (value, unit, zh, en) => {
    expect(formatWithUnit(value, unit, 'zh')).toBe(zh);
    expect(formatWithUnit(value, unit, 'en')).toBe(en);
  });
});

it('names every unit in both languages', () => {
  expect(unitLabel('wanYuanPerMu', 'zh')).toBe('万元/亩');
  expect(unitLabel('m2', 'en')).toBe('m²');
});
