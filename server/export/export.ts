/** An export from the question to the file: the rows at one moment, seen with the rights of a role, in the format asked for. */
import { open, rm } from 'node:fs/promises';
import { type Role, visibleFields } from '../domain/access.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { type Filter, print } from '../domain/filter.ts';
import type { Lang } from '../domain/units.ts';
import { readableDataset } from '../store/access-rules.ts';
import type { Features, Snapshot } from '../store/store.ts';
import { chosenEncoding, chosenSystem, chosenWriter } from './choices.ts';
import { asSeenBy, extentSeenBy } from './positions.ts';
import type { Context, Rows, Writer } from './writer.ts';

export type Asked = {
  readonly dataset: string;
  readonly format: string;
  readonly filter: Filter | null;
  /** Only these rows; null = all that pass the filter. */
  readonly ids: readonly string[] | null;
  readonly epsg?: number;
  readonly encoding?: string;
  readonly lang: Lang;
  readonly role: Role;
  /** The day the data stand at, ISO. */
  readonly today: string;
  /** More rows than this are refused. */
  readonly most?: number;
  /** Stops the work when nobody waits for it any more. */
  readonly signal?: AbortSignal;
};

export type Exported = {
  /** File name to be offered, in the language asked for, and in ASCII. */
  readonly name: string;
  readonly plainName: string;
  readonly mediaType: string;
  readonly rows: number;
};

async function* seenBy(rows: AsyncIterable<Feature>, role: Role): AsyncGenerator<Feature, void> {
  for await (const feature of rows) yield asSeenBy(feature, role);
}

const refuseMany = (count: number, most: number): void => {
  if (count <= most) return;
  throw new MutuError(
    'tooLarge',
    {
      zh: `将导出 ${count} 行，上限为 ${most} 行。请用筛选条件缩小范围，或在服务器上用命令行导出。`,
      en: `${count} rows would be exported; the limit is ${most}. Narrow the filter, or export by the command line on the server.`,
    },
    { count, most },
  );
};

const contextOf = (asked: Asked, writer: Writer, snapshot: Snapshot): Context => {
  const dataset = readableDataset(asked.dataset, asked.role);
  const fields = visibleFields(asked.role, dataset);
  const knowsSource = fields.some(({ id }) => id === 'sourceEpsg');
  const extent = snapshot.extent();
  return {
    dataset,
    fields,
    filter: asked.filter && print(asked.filter),
    selected: asked.ids?.length ?? null,
    count: snapshot.count,
    synthetic: snapshot.synthetic,
    epsg: chosenSystem(asked.epsg, writer, snapshot, knowsSource, extent),
    extent: extentSeenBy(asked.role, extent),
    date: asked.today,
    revision: snapshot.revision,
    role: asked.role,
    lang: asked.lang,
    encoding: chosenEncoding(asked.encoding, writer),
  };
};

/** Nothing stays at `path` when it fails half way. */
const writeFile = async (path: string, pieces: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      signal?.throwIfAborted();
      await file.writeFile(piece);
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
};

/**
 * Writes the export to a new file at `path`, readable by its owner only; nothing is left there when it fails. Throws
 * notFound, badFilter or badRequest for what cannot be asked, tooLarge past `most` rows.
 */
export const exportTo = async (path: string, features: Features, asked: Asked): Promise<Exported> => {
  const { filter, ids, role } = asked;
  const dataset = readableDataset(asked.dataset, role);
  const writer = chosenWriter(asked.format, dataset);
  const picked = {
    ...(filter ? { filter } : {}),
    ...(ids ? { ids } : {}),
    ...(writer.needs === 'none' ? {} : { isShaped: true as const }),
  };
  const snapshot = await features.snapshot(dataset.id, picked, role);
  try {
    refuseMany(snapshot.count, Math.min(asked.most ?? Infinity, writer.most ?? Infinity));
    const context = contextOf(asked, writer, snapshot);
    const rows: Rows = { [Symbol.asyncIterator]: () => seenBy(snapshot.rows(), role) };
    await writeFile(path, writer.write(rows, context), asked.signal);
    const ending = `_${asked.today}.${writer.extension}`;
    return {
      name: dataset[asked.lang] + ending,
      plainName: dataset.id + ending,
      mediaType: writer.mediaType.startsWith('text/')
        ? `${writer.mediaType}; charset=${context.encoding}`
        : writer.mediaType,
      rows: snapshot.count,
    };
  } finally {
    snapshot.close();
  }
};
