import { expect, test } from 'vitest';
import { askedOf, type Brief } from '../../server/domain/brief.ts';
import { parseBrief } from '../../server/domain/brief-reader.ts';
import { readBriefText } from '../../server/domain/brief-text.ts';

const TODAY = '2024-12-31';
const MU = 10_000 / 15;
const valuesOf = (brief: Brief) => Object.fromEntries(askedOf(brief).map((id) => [id, brief[id]!.value]));

test.each([
  ['60 亩，七通一平，35 kV，6 个月内', { areaMinM2: 60 * MU, level: 7, voltageKV: 35, neededOn: '2025-06-30' }],
  ['60 mu, 7 services, 35 kV within 6 months', { areaMinM2: 60 * MU, level: 7, voltageKV: 35, neededOn: '2025-06-30' }],
  ['６０亩、七通、双回路', { areaMinM2: 60 * MU, level: 7, dualFeed: true }],
  ['50-80亩 五通', { areaMinM2: 50 * MU, areaMaxM2: 80 * MU, level: 5 }],
  ['不超过100亩', { areaMaxM2: 100 * MU }],
  ['8000 kVA, 110千伏', { powerKVA: 8000, voltageKV: 110 }],
  ['20 MVA', { powerKVA: 20_000 }],
  ['用水 1200 吨/天；蒸汽10t/h；燃气 800 Nm3/h', { waterM3PerDay: 1200, steamTPerH: 10, gasNm3PerH: 800 }],
  ['厂房2万平方米，预算1.5亿元', { floorAreaM2: 20_000, budgetWanYuan: 15_000 }],
  ['2025年9月前，C3825', { neededOn: '2025-09-30', industryCode: 'C3825' }],
  ['半年内用地', { neededOn: '2025-06-30' }],
  ['六个月以内', { neededOn: '2025-06-30' }],
  ['十二个月内', { neededOn: '2025-12-31' }],
  ['两年内', { neededOn: '2026-12-31' }],
  ['within a year', { neededOn: '2025-12-31' }],
  ['明年6月', { neededOn: '2025-06-30' }],
  ['明年二月底前', { neededOn: '2025-02-28' }],
  ['9月底前', { neededOn: '2025-09-30' }],
  ['年底前', { neededOn: '2024-12-31' }],
  ['明年底前', { neededOn: '2025-12-31' }],
  ['2026年底', { neededOn: '2026-12-31' }],
])('%s', (text, values) => {
  const { brief, rest } = readBriefText(text, TODAY);
  const found = valuesOf(brief);
  expect(Object.keys(found).sort()).toEqual(Object.keys(values).sort());
  for (const [criterion, value] of Object.entries(values))
    if (typeof value === 'number') expect(found[criterion]).toBeCloseTo(value, 6);
    else expect(found[criterion]).toBe(value);
  expect(rest).toEqual([]);
});

test('what no rule reads is told, and not taken for understood', () => {
  const { brief, rest } = readBriefText('60亩，风景要好，靠近机场', TODAY);
  expect(Object.keys(brief)).toEqual(['areaMinM2']);
  expect(rest).toEqual(['风景要好', '靠近机场']);
});

test('every brief read is one the reader of briefs takes', () => {
  for (const text of ['60 亩，七通一平，35 kV，6 个月内', '厂房2万平方米，预算1.5亿元，C38', ''])
    expect(parseBrief(readBriefText(text, TODAY).brief)).toEqual(readBriefText(text, TODAY).brief);
});

test('half a year after the end of August ends with February', () => {
  expect(valuesOf(readBriefText('6个月内', '2024-08-31').brief)).toEqual({ neededOn: '2025-02-28' });
});
