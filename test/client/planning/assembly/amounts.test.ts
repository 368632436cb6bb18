import { expect, test } from 'vitest';
import { wholeMetres } from '../../../../client/planning/assembly/amounts.ts';

test('metres as they are told add up to the metres of their sum', () => {
  // Each by itself would be 494 + 320 + 274 = 1 088; their sum is 1 086.6.
  expect(wholeMetres([493.5, 319.6, 273.5])).toEqual([494, 319, 274]);
  expect(wholeMetres([])).toEqual([]);
});
