/** Reading an upload: prepare it, and leave report, plan, preview and refused rows in the folder of the job. */
import { rm } from 'node:fs/promises';
import { editableFields, type Role } from '../../domain/access.ts';
import type { Dataset } from '../../domain/dataset.ts';
import { datasetOf } from '../../domain/datasets/index.ts';
import type { Change, Feature } from '../../domain/edit.ts';
import type { ImportChange } from '../../domain/imports.ts';
import type { Store } from '../../store/store.ts';
import { bordersIn } from '../borders.ts';
import type { Running } from '../child.ts';
import { type Prepared, prepare } from '../import-file.ts';
import { type Seen, shownChange } from './changes.ts';
import { fileIn, writeJson, writeLines, writeTexts } from './files.ts';
import { previewOf } from './preview.ts';
import { refusedCsv } from './refused-csv.ts';
import { reportFor } from './report.ts';
import type { Message, ReadTask } from './tasks.ts';

/** The declaration as the role may fill it in: a column for a field that it may not see is an unknown column. */
export const asEditable = (dataset: Dataset, role: Role): Dataset => {
  const editable = editableFields(role, dataset);
  return { ...dataset, fields: dataset.fields.filter((field) => field.derived || editable.includes(field)) };
};

/** The same columns in another order are the same header. */
export const headerOf = (columns: readonly string[]): string => JSON.stringify([...columns].sort());

type Read = { readonly prepared: Prepared; readonly remembered: Readonly<Record<string, string>> };

/** Reads again where a mapping is remembered for this header and the author has not chosen another one. */
async function readWithMemory(store: Store, task: ReadTask, dataset: Dataset, running: Running): Promise<Read> {
  const request = {
    file: fileIn(task.folder, 'source'),
    name: task.name,
    dataset,
    choices: task.choices,
    borders: bordersIn(task.basemap),
    ...(task.choices.set ? { set: task.choices.set } : {}),
  };
  const prepared = await prepare(store, request, running);
  const header = headerOf(prepared.parsed.columns.map(({ name }) => name));
  const map = task.choices.map ? null : await store.columnMaps.recall(dataset.id, header);
  if (!map) return { prepared, remembered: {} };
  return {
    prepared: await prepare(store, { ...request, choices: { ...task.choices, map } }, running),
    remembered: map,
  };
}

function* diffOf({ plan }: Prepared, seen: Seen): Generator<ImportChange> {
  for (const [index, change] of (plan?.changes ?? []).entries())
    yield shownChange(change, plan?.changedBy[index] ?? null, seen);
}

const STATES: Readonly<Record<Prepared['parsed']['outcome'], 'asks' | 'ready' | 'failed'>> = {
  accepted: 'ready',
  'accepted-with-warning': 'ready',
  'rows-refused': 'ready',
  asks: 'asks',
  refused: 'failed',
};

/** From so many new rows on they are made ready in a file of their own. */
const MANY_ROWS = 1_000;

function* newRows(changes: readonly Change[]): Generator<Feature> {
  for (const { before, after } of changes) if (!before && after) yield after;
}

async function writePlan(store: Store, folder: string, dataset: Dataset, changes: readonly Change[]): Promise<void> {
  const path = fileIn(folder, 'rows');
  const others = changes.filter(({ before }) => before !== null);
  await rm(path, { force: true });
  if (changes.length - others.length < MANY_ROWS) return writeLines(fileIn(folder, 'plan'), changes);
  await store.edits.stage({ path, dataset: datasetOf(dataset.id)! }, newRows(changes));
  return writeLines(fileIn(folder, 'plan'), others);
}

export async function readUpload(
  store: Store,
  task: ReadTask,
  running: Running,
): Promise<Extract<Message, { read: unknown }>> {
  const { folder, by } = task;
  const dataset = asEditable(datasetOf(task.dataset)!, by.role);
  const { prepared, remembered } = await readWithMemory(store, task, dataset, running);
  const seen: Seen = { dataset, role: by.role, mapped: prepared.mapped };
  await writeJson(fileIn(folder, 'report'), await reportFor(store, prepared, seen, remembered, task.choices.map));
  await writePlan(store, folder, dataset, prepared.plan?.changes ?? []);
  await writeLines(fileIn(folder, 'diff'), diffOf(prepared, seen));
  await writeLines(fileIn(folder, 'preview'), previewOf(prepared));
  await writeTexts(fileIn(folder, 'refused'), refusedCsv(prepared));
  await writeJson(fileIn(folder, 'missing'), prepared.plan?.missing ?? []);
  return { read: { state: STATES[prepared.parsed.outcome] } };
}
