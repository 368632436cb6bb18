/** What happened to one row, as the role may see it, and the way back for one that was deleted: `/api/history/{dataset}/{id}`. */
import { fieldsChanged } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { refuseEdit, stateFor } from '../domain/review.ts';
import { readableDataset } from './datasets.ts';
import { writableDataset } from './edit-input.ts';
import { missing } from './gone.ts';
import { readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { changeJson, tellEdit } from './put-forward.ts';
import { readBody, writerOf } from './request-body.ts';
import { versionOf } from './version.ts';
import { sendJson } from './wire.ts';

export const history = (parts: Parts) => {
  const { store } = parts;
  return {
    async show(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      const dataset = readableDataset(c.req.param('dataset') ?? '', role);
      const id = c.req.param('id') ?? '';
      const logged = await store.edits.history(dataset.id, id, role);
      const current = await store.features.get(dataset.id, id, role);
      if (!current && logged.length === 0) throw await missing(parts, c, dataset, id);
      const origin = await store.edits.origin(dataset.id, id, role);
      return sendJson(c, {
        dataset: dataset.id,
        id,
        version: current && versionOf(dataset, current, role),
        successors: await store.edits.successors(dataset.id, id, role),
        edits: (origin ? [...logged, origin] : logged).map(({ changes, ...edit }) => ({
          ...edit,
          ...changeJson(changes[0]!, role),
          fields: fieldsChanged(changes[0]!),
        })),
      });
    },

    async restore(c) {
      const by = writerOf(c, parts);
      await readBody(c, []);
      const dataset = writableDataset(c.req.param('dataset') ?? '', by.role);
      const id = c.req.param('id') ?? '';
      const state = stateFor(by.role, [dataset.id]);
      refuseEdit(by.role, [dataset.id], state);
      if (await store.features.get(dataset.id, id, 'admin'))
        throw new MutuError('unprocessable', {
          zh: '这条记录没有被删除，无需恢复。',
          en: 'This record has not been deleted: there is nothing to restore.',
        });
      return tellEdit(parts, c, await store.edits.restore(dataset.id, id, by, state));
    },
  } satisfies Record<string, Handler>;
};
