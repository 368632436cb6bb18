import { describe, expect, it } from 'vitest';
import { evaluate, INDICATORS, type Inputs, indicatorOf, parcelTotal } from '../../server/domain/indicators.ts';

const indicator = (id: string) => indicatorOf(id)!;
const compute = (id: string, inputs: Inputs): number | null => evaluate(indicator(id), inputs).value;

describe('every indicator', () => {
  it('names its missing inputs instead of counting them as 0', () => {
    for (const each of INDICATORS) {
      expect(evaluate(each, {})).toEqual({ value: null, missing: each.inputs.map(({ id }) => id) });
      for (const { id } of each.inputs) {
        const others = Object.fromEntries(each.inputs.map((input) => [input.id, input.id === id ? null : 1]));
        expect(evaluate(each, others)).toEqual({ value: null, missing: [id] });
      }
    }
  });

  it('has a unique id, words in both languages and a source', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    for (const each of INDICATORS) {
      for (const text of [each.zh, each.en, each.formula.zh, each.formula.en, each.source]) expect(text).not.toBe('');
      expect(each.formula.zh).toContain('÷');
    }
  });

  it('has no value where its denominator is 0', () => {
    for (const each of INDICATORS) {
      expect(evaluate(each, Object.fromEntries(each.inputs.map(({ id }) => [id, 0]))).value).toBeNull();
    }
  });

  it('gives 0 for a firm that yields nothing', () => {
    expect(compute('taxPerMu', { taxWanYuan: 0, areaM2: 1000 })).toBe(0);
  });
});

it('leaves a parcel unknown while one of its firms has not reported, or none stands on it', () => {
  const rows = [{ taxWanYuan: 791 }, { taxWanYuan: null }];
  expect(parcelTotal(indicator('taxPerMu'), rows, { areaM2: 40_000 })).toEqual({
    value: null,
    missing: ['taxWanYuan'],
  });
  expect(parcelTotal(indicator('taxPerMu'), [{ taxWanYuan: 791 }], { areaM2: null })).toEqual({
    value: null,
    missing: ['areaM2'],
  });
  expect(parcelTotal(indicator('taxPerMu'), [], { areaM2: 40_000 }).value).toBeNull();
});
