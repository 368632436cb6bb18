/**
 * Yearly yields by parcel, from tenancies and annual reports. The rule, kept simple: an enterprise's figures of a year
 * go to the parcel of its tenancy in that year. Where it holds several, they are divided by the areas of the parcels it
 * owns; a mere tenant's by leased floor area. Where a needed area is not known the figures cannot be placed and count as
 * missing on each of the parcels: they are never divided by guess (domain §3).
 */
import type { Database } from 'better-sqlite3';
import { mayReadDataset, type Role } from '../domain/access.ts';
import type { OutputIndicator, OutputRow } from '../domain/answers.ts';
import { annualReport } from '../domain/datasets/annual-report.ts';
import type { Yields } from './store.ts';

const NUMERATORS: Readonly<Record<OutputIndicator, string>> = {
  outputPerMu: 'outputWanYuan',
  taxPerMu: 'taxWanYuan',
  addedValuePerMu: 'addedValueWanYuan',
};

const M2_PER_MU = 10_000 / 15;

/** One enterprise on one parcel in one year. */
type Holding = {
  readonly enterprise: string;
  readonly parcelId: string;
  readonly name: string;
  readonly zoneId: string;
  readonly parkId: string | null;
  readonly areaM2: number | null;
  readonly owned: number;
  readonly leasedM2: number | null;
  readonly figure: number | null;
  readonly synthetic: number;
};

const holdingsSql = (numerator: string): string => `
SELECT t."enterpriseId" AS enterprise, p.id AS "parcelId", p.name, p."zoneId", p."parkId", p."areaM2",
  max(t.kind = 'owner') AS owned, sum(t."leasedFloorAreaM2") AS "leasedM2",
  r."${numerator}" AS figure, max(p.synthetic, r.synthetic, max(t.synthetic)) AS synthetic
FROM "annualReport" r
JOIN tenancy t ON t."enterpriseId" = r."enterpriseId"
  AND (t."startOn" IS NULL OR t."startOn" <= CAST(:year AS INTEGER) || '-12-31') AND (t."endOn" IS NULL OR t."endOn" >= CAST(:year AS INTEGER) || '-01-01')
JOIN parcel p ON p.id = t."parcelId"
WHERE r.year = :year
GROUP BY r.fid, p.fid
ORDER BY p.id, r."enterpriseId"`;

export const yieldsOn = (db: Database): Yields => {
  const years = db.prepare<[], number>('SELECT DISTINCT year FROM "annualReport" ORDER BY year').pluck();
  return {
    years: async (role) => (maySee(role) ? years.all() : []),
    byParcel: async (indicator, year, role) => {
      if (!maySee(role)) return [];
      return byParcel(db.prepare<[{ year: number }], Holding>(holdingsSql(NUMERATORS[indicator])).all({ year }));
    },
  };
};

const maySee = (role: Role): boolean => mayReadDataset(role, annualReport);

const byParcel = (holdings: readonly Holding[]): readonly OutputRow[] => {
  const parcels = grouped(holdings, (holding) => holding.parcelId);
  const enterprises = grouped(holdings, (holding) => holding.enterprise);
  return [...parcels.values()].map((onParcel) => {
    const [{ parcelId, name, zoneId, parkId, areaM2 }] = onParcel as [Holding];
    const figures = onParcel.flatMap((holding) => shareOf(holding, enterprises.get(holding.enterprise)!) ?? []);
    const numeratorWanYuan = figures.length > 0 ? figures.reduce((sum, figure) => sum + figure, 0) : null;
    const value = numeratorWanYuan === null || !areaM2 ? null : numeratorWanYuan / (areaM2 / M2_PER_MU);
    const synthetic = onParcel.some((holding) => holding.synthetic === 1);
    return { parcelId, name, zoneId, parkId, areaM2, numeratorWanYuan, value, enterprises: onParcel.length, synthetic };
  });
};

/** What of an enterprise's figure falls on one of its parcels; null where the figure, or an area to divide it by, is missing. */
const shareOf = (holding: Holding, all: readonly Holding[]): number | null => {
  if (holding.figure === null || all.length === 1) return holding.figure;
  const owner = all.some(({ owned }) => owned === 1);
  const weight = (one: Holding) => (owner ? (one.owned === 1 ? one.areaM2 : 0) : one.leasedM2);
  const weights = all.map(weight);
  if (weights.includes(null)) return null;
  const total = weights.reduce<number>((sum, one) => sum + one!, 0);
  return total > 0 ? (holding.figure * weight(holding)!) / total : null;
};

const grouped = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};
