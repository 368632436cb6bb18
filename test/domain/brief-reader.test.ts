import { describe, expect, it } from 'vitest';
import { askedOf, CRITERIA, without } from '../../server/domain/brief.ts';
import { parseBrief } from '../../server/domain/brief-reader.ts';
import { MutuError } from '../../server/domain/errors.ts';

const problemsOf = (raw: unknown): readonly string[] => {
  try {
    parseBrief(raw);
  } catch (error) {
    if (error instanceof MutuError && error.status === 422)
      return (error.detail['problems'] as readonly { field: string }[]).map(({ field }) => field);
    throw error;
  }
  return [];
};

const must = (value: unknown) => ({ value, weight: 'must' });
const should = (value: unknown) => ({ value, weight: 'should' });

/** `count` rings of `corners` corners each. */
const rings = (count: number, corners: number) => {
  const ring = Array.from({ length: corners }, (_, index) => [111 + (index % (corners - 1)) / 1e4, 36]);
  return { type: 'Polygon', coordinates: Array.from({ length: count }, () => ring) };
};

describe('a brief', () => {
  it('is read as it stands, and told in the order of the criteria', () => {
    const raw = {
      voltageKV: must(35),
      areaMinM2: must(40_000),
      place: must({ parks: ['linfen-ganting'], area: [111, 36, 112, 37] }),
      gasNm3PerH: { value: 200, weight: 'should', points: 8 },
    };
    const brief = parseBrief(raw);
    expect(brief).toEqual(raw);
    expect(askedOf(brief)).toEqual(['areaMinM2', 'voltageKV', 'gasNm3PerH', 'place']);
    expect(askedOf(without(brief, 'place'))).toEqual(['areaMinM2', 'voltageKV', 'gasNm3PerH']);
    expect(parseBrief({})).toEqual({});
  });

  it.each([
    ['a criterion that is none', { areaMinMu: must(60) }, 'areaMinMu'],
    ['a name that every object has', JSON.parse('{"__proto__": {"value": 1, "weight": "must"}}'), '__proto__'],
    ['an amount as text', { areaMinM2: must('40000') }, 'areaMinM2'],
    ['an area of nothing', { areaMinM2: must(0) }, 'areaMinM2'],
    ['N beyond nine', { level: must(10) }, 'level'],
    ['a weight that is none', { level: { value: 7, weight: 'maybe' } }, 'level'],
    ['a member of a wish that is none', { level: { value: 7, weight: 'must', unit: 'N' } }, 'level'],
    ['points beyond a hundred', { level: { value: 7, weight: 'should', points: 101 } }, 'level'],
    ['a sketched line as a must', { motorwayKm: must(10) }, 'motorwayKm'],
    ['a land use that is none', { landUses: must(['1001']) }, 'landUses'],
    ['an industry in words', { industryCode: must('化工') }, 'industryCode'],
    ['a day that is none', { neededOn: must('2025-02-30') }, 'neededOn'],
    ['an empty place', { place: must({}) }, 'place'],
    ['a place by a member that is none', { place: must({ zone: ['linfen'] }) }, 'place'],
    ['a box from east to west', { place: must({ area: [112, 36, 111, 37] }) }, 'place'],
    [
      'a ring left open',
      {
        place: must({
          area: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 1],
              ],
            ],
          },
        }),
      },
      'place',
    ],
    ['an area without a ring', { place: must({ area: { type: 'Polygon', coordinates: [] } }) }, 'place'],
    ['an area of too many corners in all', { place: should({ area: rings(5, 401) }) }, 'place'],
    ['two feeds denied', { dualFeed: must(false) }, 'dualFeed'],
    ['a largest area below the smallest', { areaMinM2: must(2), areaMaxM2: should(1) }, 'areaMaxM2'],
  ])('names %s', (_, raw, field) => {
    expect(problemsOf(raw)).toEqual([field]);
  });

  it('takes an area of two thousand corners', () => {
    expect(parseBrief({ place: should({ area: rings(5, 400) }) }).place?.weight).toBe('should');
  });

  it('takes points for what every project looks at, and no others', () => {
    const weights = { closeness: 40, standardLand: 0 };
    expect(parseBrief({ level: { value: 5, weight: 'must' }, weights }).weights).toEqual(weights);
    for (const wrong of [{ beauty: 5 }, { stage: 101 }, { stage: '5' }, [], 5])
      expect(problemsOf({ weights: wrong })).toEqual(['weights']);
  });

  it('does not tell of a hundred thousand members one by one', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`m${index}`, 1]));
    expect(problemsOf(many)).toHaveLength(CRITERIA.length + 2);
  });

  it('names every member that does not fit, and refuses what is no object', () => {
    expect(problemsOf({ level: must(0), railKm: must(3), areaMinM2: must(5) })).toEqual(['level', 'railKm']);
    expect(problemsOf([])).toEqual(['brief']);
    expect(problemsOf(null)).toEqual(['brief']);
  });
});
