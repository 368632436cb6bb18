/** What a form begins with: the row as it stands, and where a draft or a returned edit is corrected, what it made of the row. */
import type { Role } from '#domain/access.ts';
import type { Dataset } from '#domain/dataset.ts';
import type { Change, EditDetail } from '#domain/edit.ts';
import type { Item } from '../api.ts';
import { namesBehind } from '../lenses/load-names.ts';
import type { Names } from '../lenses/names.ts';
import type { Scene } from '../lenses/scene.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { type Amended, editing } from './edit-calls.ts';
import { sameShape } from './edit-diff.ts';
import { type Typed, typedOf } from './edit-values.ts';

export type Start = {
  /** null = a new row. */
  readonly item: Item | null;
  readonly version: string | null;
  readonly typed: Typed;
  /** undefined = the shape was left alone. */
  readonly shape: GeoJSON.Geometry | undefined;
  readonly note: string;
  readonly amends: Amended | null;
  /** The other rows of the edit that is corrected: they are in no register yet. */
  readonly beside: readonly Item[];
  /** With those of the rows that this one points at. */
  readonly names: Names;
};

type Begun = Omit<Start, 'names'>;

type Asked = { readonly register: string; readonly rowId: string | null; readonly amends: number | undefined };

const isNamed = ({ dataset, id, moved }: Change, { register, rowId }: Asked): boolean =>
  !moved && dataset === register && id === rowId;

/** A form of one row is corrected on the row as it stands now; of an import or a split, row by row on what it made. */
const correction = (dataset: Dataset, role: Role, edit: EditDetail, change: Change): Begun => ({
  item: change.after,
  version: null,
  typed: typedOf(dataset, role, change.after),
  shape: undefined,
  note: edit.note,
  amends: { seq: edit.seq, wholly: false },
  beside: edit.changes.flatMap((one) => (one !== change && one.dataset === change.dataset && one.after) || []),
});

const begin = async (dataset: Dataset, role: Role, asked: Asked): Promise<Begun> => {
  const edit = asked.amends === undefined ? null : await editing.wholeEdit(asked.amends);
  const change = edit?.changes.find((one) => isNamed(one, asked));
  const isOneForm = edit?.source === 'form' && edit.changes.filter(({ moved }) => !moved).length === 1;
  if (edit && change && !isOneForm) return correction(dataset, role, edit, change);
  const id = change ? (change.before ? change.id : null) : asked.rowId;
  const read = id === null ? null : await editing.row(asked.register, id);
  const shape = change?.after?.geometry ?? null;
  const isOther = shape !== null && !sameShape(shape, read?.item.geometry ?? null);
  return {
    item: read?.item ?? null,
    version: read?.version ?? null,
    typed: typedOf(dataset, role, change?.after ?? read?.item ?? null),
    shape: isOther ? shape : undefined,
    note: edit?.note ?? '',
    amends: edit && { seq: edit.seq, wholly: true },
    beside: [],
  };
};

export const startOf = async (dataset: Dataset, { session, names }: Scene, asked: Asked): Promise<Start> => {
  const begun = await begin(dataset, session.role, asked);
  const { item } = begun;
  return { ...begun, names: item ? await namesBehind([{ dataset, item }], names) : names };
};

/** What waits for review is not drawn with the registers: the row, and those that came with it, are laid over the map. */
export const layCorrection = (
  board: DrawingBoard | undefined,
  { item, amends, beside }: Start,
  drawn: GeoJSON.Geometry | null | undefined,
): void => {
  const shape = drawn === undefined ? item?.geometry : drawn;
  if (amends && !amends.wholly)
    board?.compare({ before: beside.flatMap(({ geometry }) => geometry ?? []), after: shape ? [shape] : [] });
};
