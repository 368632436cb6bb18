import { describe, expect, it } from 'vitest';
import { evaluate, factoryAreas, type Inputs, indicatorOf } from '../../../server/domain/indicators.ts';

const compute = (id: string, inputs: Inputs): number | null => evaluate(indicatorOf(id)!, inputs).value;

describe('use of standard factories', () => {
  const areas = factoryAreas([
    { status: 'occupied', areaM2: 4000 },
    { status: 'selfUse', areaM2: 1000 },
    { status: 'fittingOut', areaM2: 1000 },
    { status: 'reserved', areaM2: 1000 },
    { status: 'vacant', areaM2: 2000 },
    { status: 'notForLet', areaM2: 1000 },
    { status: 'underConstruction', areaM2: 90_000 },
  ]);

  it('counts completed areas only', () => {
    expect(areas).toEqual({ completedM2: 10_000, usedM2: 5000, lettableM2: 8000, letM2: 6000, vacantM2: 2000 });
    expect(compute('factoryUse', areas)).toBe(50);
    expect(compute('factoryLet', areas)).toBe(75);
    expect(compute('factoryVacancy', areas)).toBe(25);
  });

  it('leaves a rate unknown where a unit in it has no area, and where nothing is completed', () => {
    const partial = factoryAreas([
      { status: 'occupied', areaM2: 4000 },
      { status: 'vacant', areaM2: null },
    ]);
    expect(evaluate(indicatorOf('factoryUse')!, partial)).toEqual({ value: null, missing: ['completedM2'] });
    expect(compute('factoryUse', factoryAreas([]))).toBeNull();
  });
});
