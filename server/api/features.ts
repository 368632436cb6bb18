/** The road for one row: `/api/features/{dataset}[/{id}]`. What takes effect at once, and what waits for a reviewer, is the role's. */
import type { LineString } from 'geojson';
import type { Dataset } from '../domain/dataset.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { cut, isArea, isValid } from '../domain/geometry.ts';
import { merge, split } from '../domain/lineage.ts';
import { type Person, stateFor } from '../domain/review.ts';
import type { Once } from '../store/store.ts';
import { isId, newId, readChanges, type Wanted, writableDataset } from './edit-input.ts';
import { missing } from './gone.ts';
import type { Ctx, Handler, Parts } from './parts.ts';
import { NO_STORE, putForward, tellEdit } from './put-forward.ts';
import { type Body, isObject, onceOf, readBody, textIn, writerOf } from './request-body.ts';
import { askedVersions, isOneOf, stale, versionOf } from './version.ts';
import { featureJson } from './wire.ts';

const FEATURE = ['type', 'id', 'geometry', 'properties', 'links', 'bbox'];
const MOST_PARTS = 20;

const bad = (zh: string, en: string): MutuError => new MutuError('badRequest', { zh, en });

const idIn = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && isId(value)) return value;
  throw bad('编号应为 1 到 128 个字符，不含空格和 / ? #。', 'An id holds 1 to 128 characters, no blanks and no / ? #.');
};

const idsIn = ({ ids }: Body): readonly string[] | null => {
  if (ids === undefined) return null;
  if (Array.isArray(ids) && ids.length <= MOST_PARTS) return ids.map((id) => idIn(id) ?? '');
  throw bad('ids 应为编号列表。', 'ids must be a list of ids.');
};

const lineIn = ({ line }: Body): LineString => {
  if (isObject(line) && line['type'] === 'LineString' && isValid(line).valid) return line as unknown as LineString;
  throw bad('line 应为 GeoJSON LineString。', 'line must be a GeoJSON LineString.');
};

const idOf = (c: Ctx): string => c.req.param('id') ?? '';

export const features = (parts: Parts) => {
  const { store } = parts;
  const datasetOf = (c: Ctx, { role }: Person): Dataset => writableDataset(c.req.param('dataset') ?? '', role);

  const forward = (by: Person, changes: readonly Change[], note = '', once?: Once) =>
    putForward(parts, { by, note, changes, state: stateFor(by.role, [changes[0]!.dataset]), once });

  /** The row as it is now, with its version; an edit that waits for a reviewer is told instead. */
  const tell = async (c: Ctx, dataset: Dataset, edit: Awaited<ReturnType<typeof forward>>, status: 200 | 201) => {
    const { role } = c.get('session');
    const id = edit.changes[0]!.id;
    const row = edit.state === 'published' ? await store.features.get(dataset.id, id, role).catch(() => null) : null;
    if (!row) return tellEdit(parts, c, edit);
    return c.json(featureJson(row, role), status, {
      ...NO_STORE,
      etag: versionOf(dataset, row, role),
      'content-location': `/ogc/collections/${dataset.id}/items/${encodeURIComponent(id)}`,
    });
  };

  const change = async (c: Ctx, wanted: Pick<Wanted, 'after' | 'whole'>, by: Person, dataset: Dataset) => {
    const id = idOf(c);
    const versions = askedVersions(c);
    if ((await store.features.get(dataset.id, id, 'admin')) === null) throw await missing(parts, c, dataset, id);
    return forward(by, await readChanges(store, [{ ...wanted, dataset, id, versions }], by.role));
  };

  const write =
    (whole: boolean): Handler =>
    async (c) => {
      const by = writerOf(c, parts);
      const dataset = datasetOf(c, by);
      const after = await readBody(c, FEATURE);
      return tell(c, dataset, await change(c, { after, whole }, by, dataset), 200);
    };

  /** The named rows as stored, all fields: parts of a row keep what their author may not read. */
  const seen = async (c: Ctx, dataset: Dataset, named: unknown, { role }: Person): Promise<Feature> => {
    const { id, version } = isObject(named) ? named : {};
    if (typeof id !== 'string' || typeof version !== 'string')
      throw bad(
        '请给出每个图形的 id 和 version（读取时的 ETag）。',
        'Give id and version (the ETag you read) of each shape.',
      );
    const read = await store.features.get(dataset.id, id, role);
    if (!read) throw await missing(parts, c, dataset, id);
    if (!isOneOf([version], dataset, read, role)) throw stale(role, { dataset: dataset.id, id }, null, read);
    return (await store.features.get(dataset.id, id, 'admin')) ?? read;
  };

  return {
    put: write(true),
    patch: write(false),

    async create(c) {
      const by = writerOf(c, parts);
      const dataset = datasetOf(c, by);
      const body = await readBody(c, FEATURE);
      const once = onceOf(c, body);
      const id = typeof body['id'] === 'string' ? body['id'] : null;
      const made = once && (await store.edits.made(by.name, once));
      if (made) return tell(c, dataset, made, 201);
      const changes = await readChanges(store, [{ dataset, id, after: body }], by.role);
      return tell(c, dataset, await forward(by, changes, '', once), 201);
    },

    async remove(c) {
      const by = writerOf(c, parts);
      const edit = await change(c, { after: null }, by, datasetOf(c, by));
      return edit.state === 'published' ? c.body(null, 204) : tellEdit(parts, c, edit);
    },

    async split(c) {
      const by = writerOf(c, parts);
      const dataset = datasetOf(c, by);
      const body = await readBody(c, ['id', 'version', 'line', 'ids', 'note']);
      const feature = await seen(c, dataset, body, by);
      const line = lineIn(body);
      const { geometry } = feature;
      const ids = idsIn(body) ?? (isArea(geometry) ? cut(geometry, line).map(newId) : []);
      const changes = split(dataset.id, feature, line, ids);
      return tellEdit(parts, c, await forward(by, changes, textIn(body, 'note')));
    },

    async merge(c) {
      const by = writerOf(c, parts);
      const dataset = datasetOf(c, by);
      const body = await readBody(c, ['features', 'id', 'note']);
      const named = Array.isArray(body['features']) ? body['features'] : [];
      if (named.length > MOST_PARTS)
        throw bad(`一次最多合并 ${MOST_PARTS} 个图形。`, `At most ${MOST_PARTS} shapes can be merged at once.`);
      const found: Feature[] = [];
      for (const one of named) found.push(await seen(c, dataset, one, by));
      const changes = merge(dataset.id, found, idIn(body['id']) ?? newId());
      return tellEdit(parts, c, await forward(by, changes, textIn(body, 'note')));
    },
  } satisfies Record<string, Handler>;
};
