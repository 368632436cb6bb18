/**
 * The log as a role may see it. An edit that touched only what the role may not read leaves no trace, a draft is its
 * author's own, and what colleagues write to each other stays among those who may read all that they wrote about.
 */
import type { Database } from 'better-sqlite3';
import { mayEdit, mayReadDataset, mayReadNames, type Role, visibleFields } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, EditCount, EditDetail, EditSource, EditSummary, Feature, LoggedEdit } from '../domain/edit.ts';
import type { RowRules } from './access-rules.ts';
import { type Group, groupsOn } from './edit-groups.ts';
import { type ChangeRow, changeOf, type EditHead, HEAD } from './edit-log.ts';
import { lineageOn } from './lineage.ts';
import { featureOf, type Raw } from './rows.ts';
import type { EditQuery, Reader } from './store.ts';
import { quoted } from './tables.ts';

export interface EditReading {
  /** Makes what `list` and `get` need ready without holding up others; call it before them. */
  warm(wanted: EditQuery | number): Promise<void>;
  list(query: EditQuery, reader: Reader): readonly EditSummary[];
  get(seq: number, window: { limit: number; offset?: number }, reader: Reader): EditDetail | null;
  history(dataset: Dataset, id: string, role: Role): readonly LoggedEdit[];
  /** The load with which a row came that the log does not name: as it stood before the first change that the log has of it. */
  origin(dataset: Dataset, id: string, role: Role): LoggedEdit | null;
}

/** What one edit did to one row. */
type OneChange = { readonly head: EditHead; readonly change: Change };

/** Heads read at a time while looking for those that the reader may see. */
const PAGE = 200;

export const editReading = (db: Database, rules: RowRules): EditReading => {
  const lineage = lineageOn(db);
  const groups = groupsOn(db);
  const groupsOf = groups.of;
  const head = db.prepare<[number], EditHead>(`SELECT ${HEAD} FROM edit WHERE seq = ?`);
  const changes = db.prepare<[number], ChangeRow>(
    'SELECT dataset, id, before, after, moved FROM "editChange" WHERE edit = ? AND id IS NOT NULL ORDER BY fid',
  );
  const history = db.prepare<[string, string], EditHead & ChangeRow>(
    `SELECT ${HEAD}, dataset, id, before, after, moved FROM "editChange" JOIN edit ON edit.seq = "editChange".edit
     WHERE dataset = ? AND id = ? AND state = 'published' ORDER BY revision DESC, edit.seq DESC, "editChange".fid DESC`,
  );
  /** The load that a row came with, where the log keeps no rows of it. */
  const load = db.prepare<[string], EditHead>(
    `SELECT ${HEAD} FROM "editChange" JOIN edit ON edit.seq = "editChange".edit
     WHERE dataset = ? AND id IS NULL AND state = 'published' ORDER BY revision, edit.seq LIMIT 1`,
  );
  const row = (dataset: Dataset, id: string): Feature | null => {
    const raw = db.prepare<[string], Raw>(`SELECT * FROM ${quoted(dataset.id)} WHERE id = ?`).get(id);
    return raw ? featureOf(raw, dataset.fields) : null;
  };
  const loggedOf = (dataset: Dataset, id: string): readonly OneChange[] =>
    history.all(dataset.id, id).map(({ dataset: _, id: __, before, after, moved, ...head }) => ({
      head,
      change: changeOf({ dataset: dataset.id, id, before, after, moved }, lineage, head.seq),
    }));
  const seenAs = ({ head, change }: OneChange, role: Role): readonly LoggedEdit[] => {
    const seen = seenBy(role, change, rules);
    return seen ? [{ ...told(head, groupsOf(head), { role, name: null }), changes: [seen] }] : [];
  };
  const summaryOf = (edit: EditHead, reader: Reader): EditSummary | null => {
    const groups = groupsOf(edit);
    const seen = groups.filter((group) => mayReadGroup(reader.role, group));
    if (!maySee(edit, groups, seen, reader)) return null;
    return { ...told(edit, groups, reader), counts: added(seen) };
  };
  const headsOf = (wanted: EditQuery | number): readonly EditHead[] => {
    if (typeof wanted === 'number') return head.all(wanted);
    return [...takeFrom(headsOn(db, wanted), (wanted.offset ?? 0) + wanted.limit)];
  };
  return {
    warm: (wanted) => groups.warm(headsOf(wanted)),
    list: (query, reader) => pick(headsOn(db, query), (edit) => summaryOf(edit, reader), query),
    get(seq, { limit, offset = 0 }, reader) {
      const edit = head.get(seq);
      const summary = edit && summaryOf(edit, reader);
      if (!summary) return null;
      const seen = (row: ChangeRow) => seenBy(reader.role, changeOf(row, lineage, seq), rules);
      return { ...summary, changes: pick(changes.iterate(seq), seen, { limit, offset }) };
    },
    history: (dataset, id, role) => loggedOf(dataset, id).flatMap((one) => seenAs(one, role)),
    origin(dataset, id, role) {
      const first = loggedOf(dataset, id).at(-1)?.change;
      const after = first ? first.before : row(dataset, id);
      const head = after && load.get(dataset.id);
      const change = { dataset: dataset.id, id, before: null, after };
      return head ? (seenAs({ head, change }, role)[0] ?? null) : null;
    },
  };
};

/** The first `limit` answers after `offset` that are not null. */
const pick = <From, To>(
  rows: Iterable<From>,
  read: (row: From) => To | null,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): readonly To[] => {
  const picked: To[] = [];
  let left = offset;
  for (const row of rows) {
    if (picked.length >= limit) break;
    const answer = read(row);
    if (answer === null) continue;
    if (left > 0) left -= 1;
    else picked.push(answer);
  }
  return picked;
};

function* takeFrom<T>(all: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const one of all) {
    if (taken >= most) return;
    taken += 1;
    yield one;
  }
}

type Bound = string | number;

/** Heads that the query speaks of, newest first, read page by page. */
function* headsOn(db: Database, { states, dataset, since }: EditQuery): Generator<EditHead> {
  const wheres: (readonly [string, readonly Bound[]])[] = [];
  if (states) wheres.push(['state IN (SELECT value FROM json_each(?))', [JSON.stringify(states)]]);
  if (dataset !== undefined)
    wheres.push(['EXISTS (SELECT 1 FROM "editChange" WHERE edit = edit.seq AND dataset = ?)', [dataset]]);
  if (typeof since === 'number') wheres.push(['revision > ?', [since]]);
  if (typeof since === 'string') wheres.push(['coalesce("publishedAt", "submittedAt", at) >= ?', [since]]);
  const where = wheres.length > 0 ? `WHERE ${wheres.map(([text]) => text).join(' AND ')}` : '';
  const page = db.prepare<Bound[], EditHead>(
    `SELECT ${HEAD} FROM edit ${where} ORDER BY revision DESC NULLS FIRST, seq DESC LIMIT ${PAGE} OFFSET ?`,
  );
  for (let offset = 0; ; offset += PAGE) {
    const heads = page.all(...wheres.flatMap(([, values]) => values), offset);
    yield* heads;
    if (heads.length < PAGE) return;
  }
}

const visibleIds = (role: Role, dataset: Dataset): readonly string[] => [
  ...visibleFields(role, dataset).map(({ id }) => id),
  'geometry',
];

/** True where the role may read something of what the group changed. */
const mayReadGroup = (role: Role, { dataset: id, fields }: Group): boolean => {
  const dataset = datasetOf(id);
  if (!dataset || !mayReadDataset(role, dataset)) return false;
  const visible = visibleIds(role, dataset);
  return fields === null || fields.some((field) => visible.includes(field));
};

/** True where the role may read all of what the group changed. */
const mayReadAllOf = (role: Role, { dataset: id, fields }: Group): boolean => {
  const dataset = datasetOf(id);
  if (!dataset || !mayReadDataset(role, dataset)) return false;
  const visible = visibleIds(role, dataset);
  return (fields ?? dataset.fields.map((field) => field.id)).every((field) => visible.includes(field));
};

const isAuthor = (edit: EditHead, reader: Reader): boolean => reader.name !== null && reader.name === edit.author;

const mayReview = (role: Role, { dataset: id }: Group): boolean => {
  const dataset = datasetOf(id);
  return dataset !== undefined && mayEdit(role, dataset, 'review');
};

const maySee = (edit: EditHead, groups: readonly Group[], seen: readonly Group[], reader: Reader): boolean => {
  if (isAuthor(edit, reader)) return true;
  if (edit.state === 'published') return seen.length > 0;
  return edit.state !== 'draft' && groups.some((group) => mayReview(reader.role, group));
};

/** Sources that say nothing of a person. */
const PROGRAMS: readonly EditSource[] = ['demo', 'external'];

/** The head without what the reader may not read of people and of their notes. */
const told = (edit: EditHead, groups: readonly Group[], reader: Reader): EditHead => {
  const own = isAuthor(edit, reader);
  const names = own || mayReadNames(reader.role);
  const notes = own || (names && groups.every((group) => mayReadAllOf(reader.role, group)));
  return {
    ...edit,
    author: names || PROGRAMS.includes(edit.source) ? edit.author : '',
    reviewer: names ? edit.reviewer : null,
    note: notes || PROGRAMS.includes(edit.source) ? edit.note : '',
    reason: notes ? edit.reason : null,
  };
};

/** Counts by dataset. */
const added = (groups: readonly Group[]): readonly EditCount[] => {
  const sums = new Map<string, EditCount>();
  for (const { dataset, added: came, changed, deleted } of groups) {
    const sum = sums.get(dataset) ?? { dataset, added: 0, changed: 0, deleted: 0 };
    sums.set(dataset, {
      dataset,
      added: sum.added + came,
      changed: sum.changed + changed,
      deleted: sum.deleted + deleted,
    });
  }
  return [...sums.values()];
};

/** The change without what `role` may not read; null where nothing readable changed, so that a hidden edit leaves no trace. */
const seenBy = (role: Role, change: Change, rules: RowRules): Change | null => {
  const dataset = datasetOf(change.dataset);
  if (!dataset || !mayReadDataset(role, dataset) || rules.hides(dataset, change.id, role)) return null;
  const fields = visibleFields(role, dataset).map((field) => field.id);
  // A draft names some fields only; of those that it leaves out nothing is said.
  const seen = (feature: Feature | null): Feature | null =>
    feature && {
      ...feature,
      properties: Object.fromEntries(
        fields.flatMap((id) => (id in feature.properties ? [[id, feature.properties[id]!]] : [])),
      ),
    };
  const [before, after] = [seen(change.before), seen(change.after)];
  return JSON.stringify(before) === JSON.stringify(after) ? null : { ...change, before, after };
};
