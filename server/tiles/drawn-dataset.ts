/** What of a dataset is drawn, and what of that a role finds in a tile: all of it read from the declaration. */
import { mayReadDataset, mayReadField, ROLES, type Role } from '../domain/access.ts';
import type { Dataset, Field } from '../domain/dataset.ts';
import { DATASETS } from '../domain/datasets/index.ts';

/** Datasets that stand on the map; a dataset's place here is part of the key of its cached tiles. */
export const DRAWN: readonly Dataset[] = (DATASETS as readonly Dataset[]).filter(({ geometry }) => geometry !== 'none');

/** The fields of a dataset that some role finds in a tile. */
export const tileFields = (dataset: Dataset): readonly Field[] => dataset.fields.filter(({ tile }) => tile);

/** Places in `tileFields` of those that `role` may read. */
export const readableColumns = (dataset: Dataset, role: Role): readonly number[] =>
  tileFields(dataset).flatMap((field, column) => (mayReadField(role, dataset, field) ? [column] : []));

/** The different sets of columns that roles read: roles that read alike share their cached tiles. */
export const readersOf = (dataset: Dataset): readonly string[] => [
  ...new Set(
    ROLES.filter((role) => mayReadDataset(role, dataset)).map((role) => readableColumns(dataset, role).join()),
  ),
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
    new Map(ROLES.map((role) => [role, readersOf(dataset).indexOf(readableColumns(dataset, role).join())])),
  ]),
);

/** The place of `role` in `readersOf`: part of the key of a cached tile. */
export const readerPlace = (dataset: Dataset, role: Role): number => READERS.get(dataset)!.get(role)!;
