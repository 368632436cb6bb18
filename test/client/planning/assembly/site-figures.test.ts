import { expect, test } from 'vitest';
import { drawnBeyond } from '../../../../client/planning/assembly/site-figures.ts';
import { convert } from '../../../../server/domain/units.ts';

const mu = (value: number): number => convert(value, 'mu', 'm2');

test.each([
  ['214.24 亩 registered and 214.22 drawn: rounding', mu(214.22), mu(214.24), null],
  ['a tenth of a percent', 99_900, 100_000, null],
  ['more than that, drawn less', 99_890, 100_000, -110],
  ['more than that, drawn more', 100_110, 100_000, 110],
  ['a square metre of a very small parcel', 101, 100, null],
  ['two of them', 102, 100, 2],
  ['what nobody registered', 100, null, null],
])('%s', (_, drawn, registered, expected) => {
  expect(drawnBeyond(drawn, registered)).toBe(expected);
});
