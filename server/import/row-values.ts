/** What a row of a file says of each field, and what the field is to hold then. */
import type { Field } from '../domain/dataset.ts';
import type { Feature } from '../domain/edit.ts';
import { inFieldUnit } from './header-unit.ts';
import type { Row } from './normalise.ts';
import type { Planning } from './plan.ts';
import type { Named } from './references.ts';

const isBlank = (cell: unknown): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** What the cells of the row say, by our fields: in our units, references by id. */
export function saidOf(row: Row, { dataset, mapped }: Planning, named: Named): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const field of dataset.fields) {
    const column = mapped[field.id]?.column;
    const cell = column === undefined ? undefined : row.properties[column];
    if (column === undefined || isBlank(cell)) continue;
    said[field.id] =
      field.ref === undefined ? inFieldUnit(field, column, cell) : (named[field.ref]?.get(String(cell).trim()) ?? cell);
  }
  if (said['code'] === undefined && row.code !== null) said['code'] = row.code;
  return said;
}

/** True where the file holds the field and leaves it blank in this row, and its author wants it emptied. */
const isCleared = ({ id, required }: Field, row: Row, { mapped, clearsBlank }: Planning): boolean => {
  const column = mapped[id]?.column;
  return (
    clearsBlank &&
    !required &&
    column !== undefined &&
    isBlank(row.properties[column]) &&
    Object.hasOwn(row.properties, column)
  );
};

/** A blank cell says nothing, unless it is to empty the field; what is required is never emptied, and filled. */
export function rawOf(
  row: Row,
  said: Readonly<Record<string, unknown>>,
  planning: Planning,
  before: Feature | undefined,
): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const field of planning.dataset.fields) {
    const { id, derived } = field;
    if (derived) continue;
    const fill = planning.fills.find((one) => one.field === id);
    const stored = isCleared(field, row, planning) ? null : before?.properties[id];
    raw[id] = (fill?.isSet ? fill.of(row) : null) ?? said[id] ?? stored ?? fill?.of(row) ?? null;
  }
  return raw;
}
