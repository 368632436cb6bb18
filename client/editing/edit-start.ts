/** What a form begins with: the row as it stands, and where a draft or a returned edit is corrected, what it made of the row. */
import type { Role } from '#domain/access.ts';
import type { Dataset } from '#domain/dataset.ts';
import type { Item } from '../api.ts';
import { editing } from './edit-calls.ts';
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
};

type Asked = { readonly register: string; readonly rowId: string | null; readonly amends: number | undefined };

export const startOf = async (dataset: Dataset, role: Role, { register, rowId, amends }: Asked): Promise<Start> => {
  const edit = amends === undefined ? null : await editing.edit(amends);
  const change = edit?.changes.find(({ moved }) => !moved);
  const id = change ? (change.before ? change.id : null) : rowId;
  const read = id === null ? null : await editing.row(register, id);
  const shape = change?.after?.geometry ?? null;
  const isOther = shape !== null && !sameShape(shape, read?.item.geometry ?? null);
  return {
    item: read?.item ?? null,
    version: read?.version ?? null,
    typed: typedOf(dataset, role, change?.after ?? read?.item ?? null),
    shape: isOther ? shape : undefined,
    note: edit?.note ?? '',
  };
};
