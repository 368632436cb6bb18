/** 亩均: rows of one year with classes that stand for all years, so that two years can be compared by colour. */
import type { Role } from '../domain/access.ts';
import type { OutputBoard, OutputIndicator, OutputRow } from '../domain/answers.ts';
import { MutuError } from '../domain/errors.ts';
import { convert } from '../domain/units.ts';
import type { Store } from '../store/store.ts';
import { inTurn } from './in-turn.ts';

const CLASSES = 5;

/** Upper bounds of all classes but the last: quantiles (nearest rank) of the values, equal ones said once. */
export const breaksOf = (values: readonly number[], classes = CLASSES): readonly number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds = Array.from(
    { length: classes - 1 },
    (_, index) => sorted[Math.ceil(((index + 1) / classes) * sorted.length) - 1]!,
  );
  return [...new Set(bounds)];
};

/** Sums over the rows whose land and figure are both known; the value is the quotient of the sums, never a mean. */
const totalOf = (rows: readonly OutputRow[]): OutputBoard['total'] => {
  const known = rows.filter((row) => row.value !== null);
  const numeratorWanYuan = known.reduce((sum, row) => sum + (row.numeratorWanYuan ?? 0), 0);
  const areaM2 = known.reduce((sum, row) => sum + (row.areaM2 ?? 0), 0);
  return {
    numeratorWanYuan,
    areaM2,
    value: areaM2 > 0 ? numeratorWanYuan / convert(areaM2, 'm2', 'mu') : null,
    parcels: known.length,
    missing: rows.length - known.length,
  };
};

/** Throws notFound for a year without reports. */
export const outputBoard = async (
  store: Store,
  indicator: OutputIndicator,
  asked: number | null,
  role: Role,
): Promise<OutputBoard> => {
  const years = await store.yields.years(role);
  const year = asked ?? years.at(-1) ?? null;
  if (year === null || !years.includes(year))
    throw new MutuError(
      'notFound',
      { zh: `没有 ${year ?? ''} 年度的企业年报。`, en: `There are no annual reports for ${year ?? 'any year'}.` },
      { years },
    );
  const byYear = await inTurn(years, (one) => store.yields.byParcel(indicator, one, role));
  const rows = byYear[years.indexOf(year)]!;
  const values = byYear.flat().flatMap((row) => (row.value === null ? [] : [row.value]));
  return { indicator, year, years, breaks: breaksOf(values), rows, total: totalOf(rows) };
};
