/**
 * An import from file to edit, in two steps: `prepare` reads and reports and writes nothing; `accept` writes what was
 * prepared as one edit, all or nothing.
 */
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { LoggedEdit } from '../domain/edit.ts';
import type { Store } from '../store/store.ts';
import { type Parsed, parseFile, type Running } from './child.ts';
import type { Mapped } from './columns.ts';
import { fittingColumns } from './columns-fit.ts';
import { type Fill, fillsFor } from './fills.ts';
import { compareWithKnown } from './known-ground.ts';
import { outcomeOf } from './note.ts';
import type { Border } from './place-notes.ts';
import { type Plan, planImport } from './plan.ts';
import { groundOf, holdersOf, knownOf } from './project-ground.ts';
import type { Choices } from './reader.ts';

export type Request = {
  readonly file: string;
  /** The name under which the user knows it. */
  readonly name: string;
  readonly dataset: Dataset;
  readonly choices: Choices;
  /** Values for fields that the file does not hold, by field id. */
  readonly set?: Readonly<Record<string, string>>;
  /** County borders to hold the rows against. */
  readonly borders?: readonly Border[];
};

/** `plan` null where nothing may be written yet: the file is refused, or a question is open. */
export type Prepared = {
  readonly parsed: Parsed;
  readonly mapped: Readonly<Record<string, Mapped>>;
  /** What is filled in where the file says nothing. */
  readonly filled: readonly Fill[];
  readonly plan: Plan | null;
};

const EMPTY = { stored: [], boxes: [] };

const withPlanNotes = (parsed: Parsed, plan: Plan): Parsed => {
  const notes = [...parsed.notes, ...plan.notes];
  const out = new Set(notes.flatMap(({ level, row }) => (level === 'error' && row !== undefined ? [row] : [])));
  const unfit = parsed.rows.filter(({ row }) => out.has(row));
  return {
    ...parsed,
    notes,
    outcome: outcomeOf(notes),
    rowsRefused: out.size,
    rows: parsed.rows.filter(({ row }) => !out.has(row)),
    refused: [...parsed.refused, ...unfit],
  };
};

/** Reads a file and says what importing it would do. `store` null: there is no database yet, only the file is judged. */
export async function prepare(
  store: Store | null,
  { file, name, dataset, choices, set = {}, borders = [] }: Request,
  running: Running,
): Promise<Prepared> {
  const ground = store ? await groundOf(store, dataset) : EMPTY;
  const expected = ground.boxes.length > 0 ? { expected: { boxes: ground.boxes, borders } } : {};
  const kind = dataset.geometry === 'none' ? {} : { kind: dataset.geometry };
  const read = await parseFile({ file, name, choices, options: { ...expected, ...kind } }, running);
  const parsed: Parsed = { ...read, ...(await compareWithKnown(read, knownOf(ground.stored))) };
  const mapped = fittingColumns(dataset, parsed.columns, parsed.rows, choices.map);
  const holders = store ? await holdersOf(store, dataset, mapped) : {};
  const fills = fillsFor(dataset, set, holders);
  const filled = fills.filter(({ field, isSet }) => isSet || !Object.hasOwn(mapped, field));
  if (!store || parsed.outcome === 'refused' || parsed.outcome === 'asks')
    return { parsed, mapped, filled, plan: null };
  const clearsBlank = choices.clearBlank ?? false;
  const planning = {
    dataset,
    rows: parsed.rows,
    mapped,
    fills,
    stored: ground.stored,
    holders,
    file: name,
    clearsBlank,
  };
  const plan = planImport(planning);
  return { parsed: withPlanNotes(parsed, plan), mapped, filled, plan };
}

/** Writes a plan as one edit. Null where it changes nothing. */
export const accept = async (
  store: Store,
  plan: Plan,
  by: { readonly author: string; readonly role: Role },
  name: string,
): Promise<LoggedEdit | null> =>
  plan.changes.length === 0 ? null : store.edits.apply({ ...by, source: 'import', note: name, changes: plan.changes });
