/** Changes as they come over the wire, checked by the declarations, or a list of what is wrong with which row. */
import { randomUUID } from 'node:crypto';
import type { Geometry, Position } from 'geojson';
import { editableFields, mayEdit, mayReadDataset, type Role, visibleFields } from '../domain/access.ts';
import { check, type Issue } from '../domain/check.ts';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, Feature, Value } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Store } from '../store/store.ts';
import { readableDataset } from './datasets.ts';
import { type Body, isObject } from './request-body.ts';
import { isOneOf, stale, versionNeeded } from './version.ts';
import { geometryJson } from './wire.ts';

/** One row as asked for. `version` absent = a new row; `after` null = delete it; `whole` = fields not named are emptied. */
export type Wanted = {
  readonly dataset: Dataset;
  readonly id: string | null;
  readonly versions?: readonly string[] | undefined;
  readonly after: Body | null;
  readonly whole?: boolean;
  readonly successors?: readonly string[];
};

/** `rule` is one of `check.ts`, or `id` and `successor` of this file. */
type RowIssue = Omit<Issue, 'rule'> & { readonly rule: string };
type Read = { readonly change: Change; readonly issues: readonly RowIssue[] };

const ID = /^[^\s/?#\p{Cc}]{1,128}$/u;

export const isId = (text: string): boolean => ID.test(text);

/** An id as the registers give one to a row that another program leaves without. */
export const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 16);

/** The dataset where the role may write it. Throws notFound for one that it may neither read nor write, forbidden otherwise. */
export const writableDataset = (id: string, role: Role): Dataset => {
  const dataset = datasetOf(id);
  if (dataset && mayEdit(role, dataset, 'write')) return dataset;
  const { zh, en } = readableDataset(id, role);
  throw new MutuError('forbidden', {
    zh: `您的角色不能修改${zh}。`,
    en: `Your role may not edit this: ${en}.`,
  });
};

/** The rows as changes on what is stored now. Throws unprocessable with all issues, stale with both versions, conflict for an id that is taken. */
export const readChanges = async (store: Store, wanted: readonly Wanted[], role: Role): Promise<readonly Change[]> => {
  const read: Read[] = [];
  for (const one of wanted) read.push(await readChange(store, one, role));
  const changes = read.map(({ change }) => change);
  await refuseFaults(store, changes, new Map(read.map(({ change, issues }) => [change, issues])));
  return changes;
};

/** Throws unprocessable with what is wrong with the rows looked at, their references among it; `changes` is all of the edit. */
export const refuseFaults = async (
  store: Store,
  changes: readonly Change[],
  found: ReadonlyMap<Change, readonly RowIssue[]>,
): Promise<void> => {
  const lost = new Map<Change, readonly RowIssue[]>();
  for (const change of found.keys()) lost.set(change, await lostReferences(store, change, changes));
  const issues = [...found].flatMap(([change, own]) =>
    [...own, ...lost.get(change)!].map((issue) => ({
      row: changes.indexOf(change) + 1,
      dataset: change.dataset,
      id: change.id,
      ...issue,
    })),
  );
  if (issues.length === 0) return;
  throw new MutuError(
    'unprocessable',
    {
      zh: `有 ${issues.length} 处不合要求：${issues[0]!.message.zh}${issues[0]!.remedy.zh}`,
      en: `${issues.length} thing(s) to mend: ${issues[0]!.message.en} ${issues[0]!.remedy.en}`,
    },
    { issues: issues.slice(0, 1000) },
  );
};

/** A row of an edit that waits, as its author corrects it: what it made of the row is what he begins with. */
export const correctedChange = (pending: Change, after: Body, role: Role): Read => {
  const dataset = writableDataset(pending.dataset, role);
  const { change, issues } = updated(dataset, pending.after!, { dataset, id: pending.id, after }, after, role);
  return { change: { ...pending, after: change.after }, issues };
};

const readChange = async (store: Store, wanted: Wanted, role: Role): Promise<Read> => {
  const { dataset, versions, after, successors } = wanted;
  const id = wanted.id ?? newId();
  const current = mayReadDataset(role, dataset) ? await store.features.get(dataset.id, id, role) : null;
  if (versions === undefined) {
    if (after === null) throw versionNeeded();
    return inserted(dataset, id, after, current !== null, role);
  }
  const given = isObject(after?.['properties']) ? after['properties'] : {};
  const yours = after && {
    id,
    properties: given as Feature['properties'],
    geometry: (after['geometry'] ?? null) as Geometry | null,
  };
  if (!current || !isOneOf(versions, dataset, current, role))
    throw stale(role, { dataset: dataset.id, id }, yours, current);
  if (after === null) {
    const change = { dataset: dataset.id, id, before: current, after: null, ...(successors ? { successors } : {}) };
    return { change, issues: [] };
  }
  return updated(dataset, current, wanted, after, role);
};

/** What people enter is real unless they say otherwise; only the demonstration is invented. */
const REAL = { synthetic: false };

const inserted = (dataset: Dataset, id: string, after: Body, isTaken: boolean, role: Role): Read => {
  if (isTaken)
    throw new MutuError(
      'conflict',
      { zh: `编号 ${id} 已存在，请换一个编号。`, en: `The id ${id} exists already; choose another one.` },
      { dataset: dataset.id, id },
    );
  const given = withoutDerived(dataset, role, after['properties'] ?? {});
  const checked = check(asEditable(dataset, role), isObject(given) ? { ...REAL, ...given } : given, after['geometry']);
  const feature = { id, properties: checked.properties, geometry: checked.geometry };
  return {
    change: { dataset: dataset.id, id, before: null, after: feature },
    issues: isId(id) ? checked.issues : [badId(id), ...checked.issues],
  };
};

const updated = (dataset: Dataset, current: Feature, { whole }: Wanted, after: Body, role: Role): Read => {
  const editable = asEditable(dataset, role);
  const stored = Object.fromEntries(editable.fields.map(({ id }) => [id, current.properties[id] ?? null]));
  const given = withoutDerived(dataset, role, after['properties'] ?? {});
  const isShaped = whole === true || Object.hasOwn(after, 'geometry');
  const shape = isShaped ? withStoredCorners(after['geometry'], current.geometry, role) : null;
  const checked = check(editable, isObject(given) && !whole ? { ...stored, ...given } : given, shape);
  const named = (field: string | null) =>
    whole === true || field === null || field === 'geometry' || (isObject(given) && Object.hasOwn(given, field));
  const properties: Record<string, Value> = { ...current.properties };
  for (const [id, value] of Object.entries(checked.properties)) if (named(id)) properties[id] = value;
  const geometry = isShaped ? checked.geometry : current.geometry;
  return {
    change: { dataset: dataset.id, id: current.id, before: current, after: { id: current.id, properties, geometry } },
    issues: checked.issues.filter(({ field }) => named(field)),
  };
};

/** The declaration as the role may fill it in: what it may not read is, to it, no field at all. */
const asEditable = (dataset: Dataset, role: Role): Dataset => ({ ...dataset, fields: editableFields(role, dataset) });

/** A row is often sent back as it was read, with its computed fields; they are computed anew. */
const withoutDerived = (dataset: Dataset, role: Role, given: unknown): unknown => {
  if (!isObject(given)) return given;
  const derived = visibleFields(role, dataset).filter((field) => field.derived);
  return Object.fromEntries(Object.entries(given).filter(([id]) => !derived.some((field) => field.id === id)));
};

type Nested = Position | readonly Nested[];

/** Coordinates go out rounded: a corner that comes back as it went keeps the digits that are stored. */
const withStoredCorners = (given: unknown, stored: Geometry | null, role: Role): unknown => {
  if (!isObject(given) || !Array.isArray(given['coordinates']) || !stored || stored.type === 'GeometryCollection')
    return given;
  const shown = geometryJson(stored, role) as typeof stored;
  const [from, to] = [shown.coordinates, stored.coordinates].map((nested) => positionsIn(nested as Nested));
  const corners = new Map(from!.map((at, index) => [String(at), to![index]!]));
  const restored = (nested: unknown, depth: number): unknown => {
    if (!Array.isArray(nested) || depth > 4) return nested;
    return typeof nested[0] === 'number'
      ? (corners.get(String(nested)) ?? nested)
      : nested.map((part) => restored(part, depth + 1));
  };
  return { ...given, coordinates: restored(given['coordinates'], 0) };
};

const positionsIn = (nested: Nested): readonly Position[] =>
  typeof nested[0] === 'number' ? [nested as Position] : (nested as readonly Nested[]).flatMap(positionsIn);

/** References to rows that neither exist nor come with the same edit, and successors likewise. */
const lostReferences = async (store: Store, change: Change, all: readonly Change[]): Promise<readonly RowIssue[]> => {
  const { dataset: id, before, after, successors = [] } = change;
  const exists = async (dataset: string, row: string): Promise<boolean> =>
    all.some((one) => one.dataset === dataset && one.id === row && one.after !== null) ||
    (await store.features.get(dataset, row, 'admin')) !== null;
  const issues: RowIssue[] = [];
  for (const successor of successors) if (!(await exists(id, successor))) issues.push(lostSuccessor(successor));
  for (const field of after ? datasetOf(id)!.fields : []) {
    const value = after?.properties[field.id] ?? null;
    if (!field.ref || typeof value !== 'string' || value === before?.properties[field.id]) continue;
    if (!(await exists(field.ref, value))) issues.push(lostReference(field, value));
  }
  return issues;
};

const badId = (value: string): RowIssue => ({
  field: 'id',
  rule: 'id',
  message: { zh: '编号无效。', en: 'The id is not valid.' },
  remedy: {
    zh: '请用 1 到 128 个字符，不含空格和 / ? #。',
    en: 'Use 1 to 128 characters without blanks and / ? #.',
  },
  value: value.slice(0, 80),
});

const lostReference = (field: Dataset['fields'][number], value: string): RowIssue => ({
  field: field.id,
  rule: 'reference',
  message: {
    zh: `“${field.zh}”所指的记录 ${value} 不存在。`,
    en: `“${field.en}” names ${value}, which does not exist.`,
  },
  remedy: { zh: '请选择已有的记录，或先新建它。', en: 'Choose a record that exists, or make it first.' },
  value,
});

const lostSuccessor = (value: string): RowIssue => ({
  field: 'successors',
  rule: 'successor',
  message: { zh: `后继 ${value} 不存在。`, en: `The successor ${value} does not exist.` },
  remedy: { zh: '请在同一次修改中新建后继。', en: 'Make the successor in the same edit.' },
  value,
});
