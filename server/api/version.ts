/**
 * The version of a row, as ETag and If-Match carry it: a digest of what the role may read of it, so that a change of a
 * hidden field shows nowhere, and is not lost either, because fields that an edit does not name keep their value.
 */
import { createHash } from 'node:crypto';
import type { Role } from '../domain/access.ts';
import type { Dataset } from '../domain/dataset.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Change, Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Ctx, Parts } from './parts.ts';
import { featureJson } from './wire.ts';

const digest = (value: unknown): string => createHash('sha1').update(JSON.stringify(value)).digest('base64url');

/** Characters of the mark and the first digest of a version. */
const ENTERED = 1 + digest('').length;

/**
 * A strong ETag; `feature` as read with the rights of `role`. A digest of what was entered, then one of what is derived:
 * an edit rests on the first alone, since the other may change without anybody's edit.
 */
export const versionOf = (dataset: Dataset, feature: Feature, role: Role): string => {
  const { properties, ...rest } = featureJson(feature, role);
  const derived = new Set(dataset.fields.filter((field) => field.derived).map(({ id }) => id));
  const fields = Object.entries(properties);
  const entered = fields.filter(([id]) => !derived.has(id));
  return `"${digest([rest, entered])}${digest(fields.filter(([id]) => derived.has(id)))}"`;
};

/** Whether one of `versions` is that of `feature` in all that was entered. */
export const isOneOf = (versions: readonly string[], dataset: Dataset, feature: Feature, role: Role): boolean => {
  const entered = versionOf(dataset, feature, role).slice(0, ENTERED);
  return versions.some((version) => version.slice(0, ENTERED) === entered);
};

/** A proxy that packs an answer makes its ETag a weak one. */
const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** The versions in If-Match. Throws preconditionNeeded where there is none; `*` would overwrite whatever is there. */
export const askedVersions = (c: Ctx): readonly string[] => {
  const tags = (c.req.header('if-match') ?? '').split(',').map(bare).filter(Boolean);
  if (tags.length > 0 && !tags.includes('*')) return tags;
  throw versionNeeded();
};

export const versionNeeded = (): MutuError =>
  new MutuError('preconditionNeeded', {
    zh: '请给出您所修改的版本（If-Match 填读取时的 ETag），以免覆盖他人的修改。',
    en: 'Say which version you edit (If-Match with the ETag you read), so that no other edit is overwritten.',
  });

/** Both versions, for the author to compare. `current` null = deleted meanwhile. */
export const stale = (
  role: Role,
  { dataset, id }: Pick<Change, 'dataset' | 'id'>,
  yours: Feature | null,
  current: Feature | null,
): MutuError =>
  new MutuError(
    'stale',
    current
      ? {
          zh: '这条记录已被他人修改，请对照两个版本后再改。',
          en: 'This record has been changed by someone else; compare the two versions and edit again.',
        }
      : { zh: '这条记录已被他人删除。', en: 'This record has been deleted by someone else.' },
    {
      dataset,
      id,
      yours: yours && featureJson(yours, role),
      current: current && { ...featureJson(current, role), version: versionOf(datasetOf(dataset)!, current, role) },
    },
  );

/** Runs a write; where the store finds it stale, the answer shows both versions of the first row that is. */
export const withVersions = async <T>(
  { store }: Parts,
  role: Role,
  changes: readonly Change[],
  write: () => Promise<T>,
): Promise<T> => {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof MutuError) || !['stale', 'notFound'].includes(error.code)) throw error;
    const { dataset, id } = error.detail;
    const change = changes.find((one) => one.dataset === dataset && one.id === id);
    if (!change) throw error;
    const current = await store.features.get(change.dataset, change.id, role).catch(() => null);
    throw stale(role, change, change.after, current);
  }
};
