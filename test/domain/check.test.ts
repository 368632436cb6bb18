import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type Issue } from '../../server/domain/check.ts';
import { DATASETS } from '../../server/domain/datasets/index.ts';
import { parcel } from '../../server/domain/datasets/parcel.ts';
import { service } from '../../server/domain/datasets/service.ts';
import { unit } from '../../server/domain/datasets/unit.ts';
import { utility } from '../../server/domain/datasets/utility.ts';

const good = { name: '甘亭一号', zoneId: 'linfen', status: 'reserved', synthetic: true };
const ground = {
  type: 'Polygon',
  coordinates: [
    [
      [111.6, 36.17],
      [111.61, 36.17],
      [111.61, 36.18],
      [111.6, 36.17],
    ],
  ],
};

const rules = (issues: readonly Issue[]): string[] => issues.map(({ field, rule }) => `${field}: ${rule}`);
const checkField = (field: string, value: unknown) => check(parcel, { ...good, [field]: value });

describe('a good row', () => {
  it('passes, with every field that is not derived present and the unknown ones null', () => {
    const { properties, geometry, issues } = check(parcel, good, ground);
    expect(issues).toEqual([]);
    expect(geometry).toEqual(ground);
    expect(properties).toMatchObject({ ...good, landUse: null, levelled: null });
    const declared = parcel.fields.filter((field) => !('derived' in field)).map(({ id }) => id);
    expect(Object.keys(properties)).toEqual(declared);
  });

  it.each([
    ['name', '  甘亭一号 \r\n 二期 ', '甘亭一号 \n 二期'],
    ['code', 101, '101'],
    ['farMax', '1.8', 1.8],
    ['areaCertM2', '68,507.52', 68_507.52],
    ['areaCertM2', '６８５０７．５２', 68_507.52],
    ['areaCertM2', 0, 0],
    ['termYears', '50', 50],
    ['termYears', 70, 70],
    ['isStandardLand', '是', true],
    ['isStandardLand', 'FALSE', false],
    ['isStandardLand', 0, false],
    ['reservedOn', '2024-02-28', '2024-02-28'],
    ['reservedOn', '2024/2/8', '2024-02-08'],
    ['reservedOn', '2024年2月29日', '2024-02-29'],
    ['status', '已储备', 'reserved'],
    ['status', 'Reserved', 'reserved'],
    ['landUse', ' 100102 ', '100102'],
    ['landUse', '', null],
    ['farMax', '   ', null],
    ['levelled', null, null],
  ])('reads %s %j as %j', (field, raw, expected) => {
    const { properties, issues } = checkField(field, raw);
    expect(issues).toEqual([]);
    expect(properties[field]).toBe(expected);
  });

  it('ignores derived values that come back with the row', () => {
    const { properties, issues } = check(parcel, { ...good, areaM2: 1, serviceLevel: 'x' });
    expect(issues).toEqual([]);
    expect(properties).not.toHaveProperty('areaM2');
  });
});

describe('a bad value', () => {
  it.each([
    ['name', '', 'required'],
    ['name', true, 'text'],
    ['name', 'a\u0000b', 'controlCharacter'],
    ['name', 'abc\u202Egpj.exe', 'controlCharacter'],
    ['name', '\uD800', 'controlCharacter'],
    ['farMax', '约1.8', 'number'],
    ['farMax', 'Infinity', 'number'],
    ['farMax', Number.NaN, 'number'],
    ['farMax', '1,8', 'number'],
    ['farMax', '0x10', 'number'],
    ['farMax', true, 'number'],
    ['farMax', {}, 'number'],
    ['termYears', 49.5, 'integer'],
    ['termYears', 71, 'range'],
    ['areaCertM2', -1, 'range'],
    ['levelled', '可能', 'boolean'],
    ['levelled', [], 'boolean'],
    ['reservedOn', '2023-02-29', 'date'],
    ['reservedOn', '2024-13-01', 'date'],
    ['reservedOn', '28.02.2024', 'date'],
    ['reservedOn', 20240228, 'date'],
    ['status', 'constructor', 'code'],
    ['status', '储备', 'code'],
    ['parkId', '甘亭 园区', 'reference'],
    ['parkId', 'a/b', 'reference'],
  ])('of %s, %j, breaks the rule %s and becomes null', (field, raw, rule) => {
    const { properties, issues } = checkField(field, raw);
    expect(rules(issues)).toEqual([`${field}: ${rule}`]);
    expect(properties[field]).toBeNull();
  });

  it('is named with its field, its bounds and a remedy in both languages', () => {
    const [issue] = checkField('termYears', 71).issues;
    expect(issue).toEqual({
      field: 'termYears',
      rule: 'range',
      message: { zh: '“出让年限”超出范围（0–70 年）。', en: '“Term” is out of range (0–70 years).' },
      remedy: { zh: '请核对数值和单位。', en: 'Check the number and its unit.' },
      value: '71',
    });
    expect(checkField('status', '储备').issues[0]?.remedy.zh).toMatch(/^可选：拟储备、征收中、/);
    expect(checkField('farMax', 'x'.repeat(5000)).issues[0]?.value).toHaveLength(80);
  });
});

describe('a bad row', () => {
  it.each([null, undefined, 'text', 5, [1]])('%j is refused as a row', (raw) => {
    expect(rules(check(service, raw).issues)).toEqual(['null: row']);
  });

  it('names all its required fields and the fields it does not have', () => {
    const { issues } = check(parcel, JSON.parse('{"__proto__": {"name": "x"}, "nmae": "x"}'));
    expect(rules(issues)).toEqual([
      'name: required',
      'zoneId: required',
      'status: required',
      'synthetic: required',
      '__proto__: unknownField',
      'nmae: unknownField',
    ]);
  });
});

describe('a shape', () => {
  it.each<[string, unknown, string]>([
    [
      'a line where polygons are held',
      {
        type: 'LineString',
        coordinates: [
          [111, 36],
          [112, 36],
        ],
      },
      'geometryKind',
    ],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'malformed'],
    ['a text', 'POLYGON', 'malformed'],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [111, 36],
            [112, 36],
            [112, 37],
          ],
        ],
      },
      'ringUnclosed',
    ],
  ])('%s is refused', (_, shape, rule) => {
    const { geometry, issues } = check(parcel, good, shape);
    expect(rules(issues)).toEqual([`geometry: ${rule}`]);
    expect(geometry).toBeNull();
  });

  it('is refused where the dataset has none, and may be left out where it has', () => {
    const record = { parcelId: 'p1', item: 'road', status: 'none', synthetic: true };
    expect(rules(check(service, record, ground).issues)).toEqual(['geometry: noGeometry']);
    expect(check(parcel, good, null).issues).toEqual([]);
  });

  it('of a network may be a line or a station', () => {
    const element = { name: '变电站', zoneId: 'linfen', item: 'power', part: 'node', status: 'built', synthetic: true };
    expect(check(utility, element, { type: 'Point', coordinates: [111.6, 36.17] }).issues).toEqual([]);
    expect(rules(check(utility, element, ground).issues)).toEqual(['geometry: geometryKind']);
  });

  it('is stripped of foreign members', () => {
    expect(check(parcel, good, { ...ground, properties: { a: 1 } }).geometry).toEqual(ground);
  });
});

const anything = fc.anything({
  withNullPrototype: true,
  withBigInt: true,
  withDate: true,
  key: fc.constantFrom('type', 'coordinates', 'toString', 'name', '__proto__'),
});

it('never throws, whatever it is given, and always says why', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DATASETS), anything, anything, (dataset, raw, shape) => {
      for (const issue of check(dataset, raw, shape).issues) {
        expect(issue.message.zh).not.toBe('');
        expect(issue.remedy.en).not.toBe('');
      }
    }),
    { numRuns: 500 },
  );
});

it('a public field does not repeat what stands in a field for staff', () => {
  const row = { name: '1', unitNo: '1', buildingId: 'b', zoneId: 'z', status: 'occupied', floor: 1, synthetic: false };
  const issues = (freeFrom: string | null, leaseEnd: string | null) =>
    check(unit, { ...row, freeFrom, leaseEnd }).issues.map(({ field, rule }) => [field, rule]);
  expect(issues('2026-08-31', '2026-08-31')).toEqual([['freeFrom', 'repeats']]);
  expect(issues('2026-10-01', '2026-08-31')).toEqual([]);
  expect(issues(null, null)).toEqual([]);
});
