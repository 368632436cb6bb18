/** What the sheets of compared parcels add to their fields: tier, and what closing the gaps costs and takes at most. */
import type { LandSheet } from '#domain/land/answer.ts';
import { TIERS } from '#domain/land/tiers.ts';
import { digits, type Lang, unitLabel } from '#domain/units.ts';
import type { Extra } from './compare-rows.ts';

const tierText =
  (lang: Lang) =>
  (tier: number): string =>
    `${tier} ${TIERS.find(({ id }) => id === tier)?.[lang] ?? ''}`.trim();

/** Months until all gaps are closed, works running side by side; 0 where nothing is lacking, null where a gap has no duration. */
const monthsOf = ({ ledger }: LandSheet): number | null =>
  ledger.untimed.length > 0 ? null : (ledger.critical?.monthsHigh ?? 0);

/** `sheets` in the order of the columns; null where one did not come. A reader without prices is told of no costs. */
export function sheetExtras(sheets: readonly (LandSheet | null)[], lang: Lang): readonly Extra[] {
  const isPriced = sheets.some((sheet) => sheet !== null && sheet.ledger.costLowWanYuan !== null);
  const tier: Extra = {
    id: 'tier',
    label: { zh: '就绪分级（自拟，待核）', en: 'Readiness (our own scheme)' },
    values: sheets.map((sheet) => sheet?.readiness.tier ?? null),
    text: tierText(lang),
  };
  if (!isPriced) return [tier];
  return [
    tier,
    {
      id: 'gapCostWanYuan',
      label: { zh: '补齐配套至多', en: 'Closing the gaps, at most' },
      values: sheets.map((sheet) => sheet?.ledger.costHighWanYuan ?? null),
      text: (value) => `${digits(value, [0, 0])} ${unitLabel('wanYuan', lang)}`,
    },
    {
      id: 'gapMonths',
      label: { zh: '补齐工期至多', en: 'Time to close them, at most' },
      values: sheets.map((sheet) => sheet && monthsOf(sheet)),
      text: (value) => `${digits(value, [0, 0])} ${unitLabel('month', lang)}`,
    },
  ];
}
