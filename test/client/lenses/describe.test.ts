import { expect, test } from 'vitest';
import type { Names } from '../../../client/lenses/names.ts';
import { describe } from '../../../client/lenses/register/describe.ts';
import { loadHint } from '../../../client/lenses/register/load.ts';
import { parcel } from '../../../server/domain/datasets/parcel.ts';
import { parse } from '../../../server/domain/filter.ts';

const names: Names = new Map([['zone:huozhou', '霍州经济技术开发区']]);

test.each([
  ['areaM2 >= 33333.333333333336', '面积 ≥ 50.00 亩', 'Area ≥ 50.00 mu'],
  ['areaM2 BETWEEN 10000 AND 20000', '面积 15.00 亩–30.00 亩', 'Area 15.00 mu–30.00 mu'],
  ['isStandardLand = TRUE', '标准地', 'Standard land'],
  ['isStandardLand = FALSE', '标准地 否', 'Standard land No'],
  ["status IN ('serviced','ready','listed')", '状态 可供', 'Status Available'],
  ["status IN ('ready','listed')", '状态 具备出让条件、已公告', 'Status Ready for sale, Listed'],
  ["zoneId = 'huozhou'", '开发区 霍州经济技术开发区', 'Zone 霍州经济技术开发区'],
  ['landUse IS NULL', '用地类别 未知', 'Land use Unknown'],
  ['S_INTERSECTS(geometry, BBOX(111,36,112,37))', '划定范围内', 'Within the area marked'],
  ["areaM2 > 1 OR status = 'ready'", '其他条件', 'Other condition'],
])('%s reads as “%s” and “%s”', (cql, zh, en) => {
  expect(describe(parse(cql), parcel, names, 'zh')).toBe(zh);
  expect(describe(parse(cql), parcel, names, 'en')).toBe(en);
});

test('a load is said in the other unit of the trade (1 t/㎡ = 9.80665 kN/㎡)', () => {
  expect(loadHint(null, null, 'zh')).toBe('1 t/㎡ = 9.81 kN/㎡');
  expect(loadHint(9.80665, null, 'zh')).toBe('= 1 t/㎡');
});
