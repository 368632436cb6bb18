/** Edits of several rows, and their way through review: `/api/edits`. */
import type { Role } from '../domain/access.ts';
import { EDIT_STATES, type EditState } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Person, ReviewAction } from '../domain/review.ts';
import { readableDataset } from './datasets.ts';
import { correctRow } from './edit-correction.ts';
import { readChanges, type Wanted, writableDataset } from './edit-input.ts';
import { publishing } from './edit-step.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { editDetail, NO_STORE, putForward, tellEdit } from './put-forward.ts';
import { type Body, isObject, onceOf, readBody, textIn, writerOf } from './request-body.ts';
import { visibleRevision } from './session.ts';
import { withVersions } from './version.ts';
import { sendJson } from './wire.ts';

const MOST_CHANGES = 1000;
const NEW_STATES: readonly unknown[] = ['draft', 'inReview', 'published'];
const STEPS: readonly string[] = ['submit', 'return', 'publish', 'discard'] satisfies ReviewAction[];
const CHANGE_MEMBERS = ['dataset', 'id', 'version', 'after', 'successors'];

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** One element of `changes`; its values are left to the check. */
const wantedIn = (raw: unknown, index: number, role: Role): Wanted => {
  const wrong = (zh: string, en: string) => bad(`第 ${index + 1} 项修改：${zh}`, `Change ${index + 1}: ${en}`);
  if (!isObject(raw)) throw wrong('应为一个对象。', 'it must be an object.');
  const { dataset, id, version, after = null, successors } = raw;
  const stranger = Object.keys(raw).find((name) => !CHANGE_MEMBERS.includes(name));
  if (stranger !== undefined)
    throw wrong(`没有“${stranger.slice(0, 40)}”这一项。`, `there is no member “${stranger.slice(0, 40)}”.`);
  if (typeof dataset !== 'string') throw wrong('缺少 dataset。', 'dataset is missing.');
  if (after !== null && !isObject(after)) throw wrong('after 应为对象或 null。', 'after must be an object or null.');
  if (id !== undefined && id !== null && typeof id !== 'string') throw wrong('id 应为文字。', 'id must be a text.');
  if (version !== undefined && version !== null && typeof version !== 'string')
    throw wrong('version 应为读取时的 ETag。', 'version must be the ETag you read.');
  const heirs = Array.isArray(successors) ? successors.filter((one) => typeof one === 'string') : [];
  if (successors !== undefined && (!Array.isArray(successors) || heirs.length !== successors.length || after !== null))
    throw wrong(
      'successors 应为编号列表，且只用于删除。',
      'successors must be a list of ids, and goes with a deletion.',
    );
  return {
    dataset: writableDataset(dataset, role),
    id: textOrNull(id),
    after,
    ...(typeof version === 'string' ? { versions: [version] } : {}),
    ...(heirs.length > 0 ? { successors: heirs } : {}),
  };
};

const wantedOf = ({ changes }: Body, role: Role): readonly Wanted[] => {
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > MOST_CHANGES)
    throw bad(
      `changes 应为 1 到 ${MOST_CHANGES} 项修改的列表。`,
      `changes must be a list of 1 to ${MOST_CHANGES} changes.`,
    );
  const wanted = changes.map((raw, index) => wantedIn(raw, index, role));
  const rows = wanted.flatMap(({ dataset, id }) => (id === null ? [] : [`${dataset.id} ${id}`]));
  if (new Set(rows).size !== rows.length)
    throw bad('同一条记录在一次修改中只能出现一次。', 'A record may occur only once in an edit.');
  return wanted;
};

const statesIn = (query: ReadonlyMap<string, string>): readonly EditState[] | undefined => {
  const names = query.get('state')?.split(',');
  const states = names?.filter((name): name is EditState => (EDIT_STATES as readonly string[]).includes(name));
  if (states?.length !== names?.length)
    throw badParameter('state', `可用：${EDIT_STATES.join('、')}。`, `give some of ${EDIT_STATES.join(', ')}.`);
  return states;
};

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z)?$/;

const sinceIn = (query: ReadonlyMap<string, string>): number | string | undefined => {
  const text = query.get('since');
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (MOMENT.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw badParameter(
    'since',
    '应为版本号（revision），或日期、UTC 时刻，如 2024-06-30。',
    'give a revision, or a day or moment in UTC such as 2024-06-30.',
  );
};

const seqOf = (c: Ctx): number => {
  const text = c.req.param('seq') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
};

const noEdit = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个编号的修改。', en: 'There is no edit of this number.' });

export const edits = (parts: Parts) => {
  const { store } = parts;

  /** Throws notFound for an edit that the asking person may not see, before anything is said about it. */
  const seen = async (c: Ctx): Promise<number> => {
    const seq = seqOf(c);
    if ((await editDetail(parts, c, seq, { limit: 0 })) === null) throw noEdit();
    return seq;
  };

  const decide = async (c: Ctx, seq: number, action: string, by: Person, reason: string): Promise<Response> => {
    const step = action as Exclude<ReviewAction, 'amend'>;
    const { changes } = (await store.edits.get(seq, { limit: MOST_CHANGES }, by)) ?? { changes: [] };
    const here = () => store.edits.decide(seq, step, by, reason);
    const edit = await withVersions<unknown>(parts, by.role, changes, () =>
      step === 'publish' ? publishing(parts, seq, 'publish', by, here) : here(),
    );
    if (edit === null) return c.body(null, 204);
    return c.json(await editDetail(parts, c, seq), 200, NO_STORE);
  };

  return {
    async list(c) {
      const query = readQuery(c, ['state', 'dataset', 'since', 'limit', 'offset']);
      const { role, user } = c.get('session');
      const [states, since, dataset] = [statesIn(query), sinceIn(query), query.get('dataset')];
      const limit = integer(query, 'limit', { min: 1, max: 200 }, 50);
      const offset = integer(query, 'offset', { min: 0, max: 1_000_000 }, 0);
      if (dataset !== undefined) readableDataset(dataset, role);
      const found = await store.edits.list(
        {
          limit: limit + 1,
          offset,
          ...(states ? { states } : {}),
          ...(since === undefined ? {} : { since }),
          ...(dataset === undefined ? {} : { dataset }),
        },
        { role, name: user?.name ?? null },
      );
      const more = found.length > limit;
      return sendJson(c, { edits: found.slice(0, limit), limit, offset, more, revision: visibleRevision(parts, role) });
    },

    async show(c) {
      const query = readQuery(c, ['limit', 'offset']);
      const limit = integer(query, 'limit', { min: 0, max: 1000 }, 100);
      const offset = integer(query, 'offset', { min: 0, max: 10_000_000 }, 0);
      const edit = await editDetail(parts, c, seqOf(c), { limit, offset });
      if (edit === null) throw noEdit();
      return sendJson(c, { ...edit, limit, offset });
    },

    async create(c) {
      const by = writerOf(c, parts);
      const body = await readBody(c, ['note', 'state', 'changes']);
      const { state = 'draft' } = body;
      if (!NEW_STATES.includes(state))
        throw bad(`state 可用：${NEW_STATES.join('、')}。`, `state must be one of ${NEW_STATES.join(', ')}.`);
      const once = onceOf(c, body);
      const made = once && (await store.edits.made(by.name, once));
      if (made) return tellEdit(parts, c, made);
      const changes = await readChanges(store, wantedOf(body, by.role), by.role);
      const edit = await putForward(parts, {
        by,
        note: textIn(body, 'note'),
        changes,
        state: state as 'draft' | 'inReview' | 'published',
        once,
      });
      return tellEdit(parts, c, edit);
    },

    async amend(c) {
      const by = writerOf(c, parts);
      const seq = await seen(c);
      const body = await readBody(c, ['note', 'changes']);
      const changes = await readChanges(store, wantedOf(body, by.role), by.role);
      const note = textIn(body, 'note');
      await withVersions(parts, by.role, changes, () => store.edits.amend(seq, { note, changes }, by));
      return c.json(await editDetail(parts, c, seq), 200, NO_STORE);
    },

    /** One row of the edit; its other rows stay as they are. */
    async correct(c) {
      const by = writerOf(c, parts);
      const seq = await seen(c);
      const body = await readBody(c, ['note', 'dataset', 'id', 'properties', 'geometry']);
      const { dataset, id, note, ...after } = body;
      if (typeof dataset !== 'string' || typeof id !== 'string')
        throw bad('请用 dataset 和 id 指明要改的记录。', 'Name the row by dataset and id.');
      const row = { dataset, id, after, note: note === undefined ? null : textIn(body, 'note') };
      const corrected = await correctRow(store, seq, row, by);
      await withVersions(parts, by.role, corrected.changes, () => store.edits.amend(seq, corrected, by));
      return c.json(await editDetail(parts, c, seq), 200, NO_STORE);
    },

    async step(c) {
      const by = writerOf(c, parts);
      const seq = await seen(c);
      const action = c.req.param('action') ?? '';
      const reason = textIn(await readBody(c, ['reason']), 'reason');
      if (action === 'undo') {
        const undone = await publishing(parts, seq, 'undo', by, () => store.edits.undo(seq, by));
        return tellEdit(parts, c, { seq: undone, state: 'published' });
      }
      if (STEPS.includes(action)) return decide(c, seq, action, by, reason);
      throw new MutuError('notFound', { zh: '没有这个地址。', en: 'There is nothing at this address.' });
    },
  } satisfies Record<string, Handler>;
};
