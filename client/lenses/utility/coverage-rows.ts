/** Rows and columns of the coverage matrix: all zones, each zone and its parks × items, or × whole profiles and levelling. */
import type { LandCoverage, UtilityTable } from '#domain/answers.ts';
import { type Coverage, type Covered, type Denominator, together } from '#domain/coverage.ts';
import type { Label } from '#domain/dataset.ts';
import { SERVICE_ITEMS } from '#domain/datasets/service.ts';
import type { ServiceProfile } from '#domain/services.ts';
import type { Gap } from '../../state/view.ts';

export type Column = {
  readonly id: string;
  readonly label: Label;
  readonly covered: Covered;
  /** Of an item; a profile has none. */
  readonly colour?: string;
  readonly mark?: string;
  /** 待核: the list of items has no source that settles it. */
  readonly isOpen?: boolean;
  readonly coverage: (land: LandCoverage) => Coverage;
};

export const ITEM_COLUMNS: readonly Column[] = SERVICE_ITEMS.map((item) => ({
  id: item.id,
  label: item,
  covered: item.id,
  colour: item.colour,
  mark: item.mark,
  coverage: (land) => land.items[item.id],
}));

/** 红线内 is a column of its own beside the profiles, which speak of 红线外. */
const LEVELLED: Column = {
  id: 'levelled',
  label: { zh: '场地平整（红线内）', en: 'Levelled inside the line' },
  covered: 'levelled',
  coverage: (land) => land.levelled,
};

export const profileColumns = (profiles: readonly ServiceProfile[]): readonly Column[] => [
  ...profiles.map(
    (profile): Column => ({
      id: profile.id,
      label: profile,
      covered: profile,
      isOpen: !profile.isConfirmed,
      coverage: (land) => land.profiles[profile.id]!,
    }),
  ),
  LEVELLED,
];

export type CoverageRow = {
  readonly kind: 'all' | 'zone' | 'park';
  /** '' for all zones. */
  readonly id: string;
  /** '' for all zones. */
  readonly name: string;
  readonly zoneId: string;
  readonly coverage: (column: Column) => Coverage;
};

type Place = UtilityTable['zones'][number];

/** Each zone with land, its parks with land below it, and the sum of all zones first. */
export function rowsOf({ zones, parks }: UtilityTable, denominator: Denominator): readonly CoverageRow[] {
  const row = (kind: 'zone' | 'park', { id, name, coverage }: Place, zoneId: string): CoverageRow => ({
    kind,
    id,
    name,
    zoneId,
    coverage: (column) => column.coverage(coverage[denominator]),
  });
  const peopled = zones.filter(({ coverage }) => coverage.construction.levelled.parcels > 0);
  const all: CoverageRow = {
    kind: 'all',
    id: '',
    name: '',
    zoneId: '',
    coverage: (column) => together(peopled.map(({ coverage }) => column.coverage(coverage[denominator]))),
  };
  return [
    all,
    ...peopled.flatMap((zone) => [
      row('zone', zone, zone.id),
      ...parks
        .filter(({ zoneId, parcels }) => zoneId === zone.id && parcels > 0)
        .map((park) => row('park', park, zone.id)),
    ]),
  ];
}

/** A park and what does not reach all of it. */
export type Asked = { readonly row: CoverageRow; readonly column: Column };

/** The cell that a link names; null where the table has no such park or column. */
export function askedIn(table: UtilityTable, { column: wanted, denominator, parkId }: Gap): Asked | null {
  const row = rowsOf(table, denominator).find(({ kind, id }) => kind === 'park' && id === parkId);
  const column = [...ITEM_COLUMNS, ...profileColumns(table.profiles)].find(({ id }) => id === wanted);
  return row && column ? { row, column } : null;
}
