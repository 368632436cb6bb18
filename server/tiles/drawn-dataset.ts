/** What of a dataset is drawn, and what of that a role finds in a tile: all of it read from the declaration. */
import { hidesLapsed, mayReadDataset, mayReadField, ROLES, type Role } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { DATASETS } from '../domain/datasets/index.ts';

/** Datasets that stand on the map; a dataset's place here is part of the key of its cached tiles. */
export const DRAWN: readonly Dataset[] = (DATASETS as readonly Dataset[]).filter(({ geometry }) => geometry !== 'none');

/** Where the lapsed rows of a dataset are drawn: apart from those that everyone sees. */
export const lapsedPart = ({ id }: Dataset): string => `${id}Lapsed`;

/** The parts in which a dataset is drawn: its rows, and the lapsed ones among them. */
export const drawnParts = (dataset: Dataset): readonly string[] =>
  dataset.lapses ? [dataset.id, lapsedPart(dataset)] : [dataset.id];

/** The parts that `role` sees. */
export const partsSeen = (dataset: Dataset, role: Role): readonly string[] =>
  hidesLapsed(role, dataset) ? [dataset.id] : drawnParts(dataset);

/** The part a row belongs to; `lapseDay` is the first day on which a verification counts. */
export const partOf = (dataset: Dataset, verifiedOn: string | null, lapseDay: string): string =>
  dataset.lapses && verifiedOn !== null && verifiedOn < lapseDay ? lapsedPart(dataset) : dataset.id;

/** The fields of a dataset that some role finds in a tile. */
export const tileFields = (dataset: Dataset): readonly Field[] => dataset.fields.filter(({ tile }) => tile);

/** Places in `tileFields` of those that `role` may read. */
export const readableColumns = (dataset: Dataset, role: Role): readonly number[] =>
  tileFields(dataset).flatMap((field, column) => (mayReadField(role, dataset, field) ? [column] : []));

/** What a role reads of a dataset: which rows, and which columns of them. */
const readingOf = (dataset: Dataset, role: Role): string =>
  `${partsSeen(dataset, role).join()} ${readableColumns(dataset, role).join()}`;

/** The different readings of a dataset: roles that read alike share their cached tiles. */
export const readersOf = (dataset: Dataset): readonly string[] => [
  ...new Set(ROLES.filter((role) => mayReadDataset(role, dataset)).map((role) => readingOf(dataset, role))),
];

/** Changes when the blocks of some dataset would hold other fields, or its tiles would be shared otherwise. */
export const drawnShape = (): string =>
  JSON.stringify(
    DRAWN.map((dataset) => [
      dataset.id,
      dataset.minZoom,
      tileFields(dataset).map(({ id, type, read }) => [id, type, read]),
      readersOf(dataset),
    ]),
  );

const READERS = new Map(
  DRAWN.map((dataset) => [
    dataset,
    new Map(ROLES.map((role) => [role, readersOf(dataset).indexOf(readingOf(dataset, role))])),
  ]),
);

/** The place of `role` in `readersOf`: part of the key of a cached tile. */
export const readerPlace = (dataset: Dataset, role: Role): number => READERS.get(dataset)!.get(role)!;
