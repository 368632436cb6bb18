/** The folder of one import: what was uploaded and what was made of it, readable by nobody else; gone with the job. */
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const NAMES = {
  source: 'source',
  report: 'report.json',
  /** The changes of the edit, one a line; without the new rows where they are many. */
  plan: 'plan.ndjson',
  /** Very many new rows, as they will be stored. */
  rows: 'rows.sqlite',
  /** The same for people: cell by cell. */
  diff: 'diff.ndjson',
  preview: 'preview.ndjson',
  refused: 'refused.csv',
  /** Ids of stored rows that the file does not hold. */
  missing: 'missing.json',
} as const;

export const fileIn = (folder: string, name: keyof typeof NAMES): string => join(folder, NAMES[name]);

const OWNER_ONLY = { mode: 0o600 };

export const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, JSON.stringify(value), OWNER_ONLY);

export const readJson = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

export const writeTexts = (path: string, texts: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(texts), createWriteStream(path, OWNER_ONLY));

export const writeLines = (path: string, values: Iterable<unknown>): Promise<void> =>
  writeTexts(path, jsonLines(values));

/** The lines as values, as they are read: a hundred thousand are never held at once, and others get their turn. */
export async function* readLines<T>(path: string): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line) as T;
}
