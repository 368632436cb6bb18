/** `npm run mutu -- import FILE --into DATASET …`: the import without a browser. */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Dataset } from '../domain/dataset.ts';
import { DATASETS, datasetOf } from '../domain/datasets/index.ts';
import type { Store } from '../store/store.ts';
import { bordersIn } from './borders.ts';
import { accept, type Prepared, prepare } from './import-file.ts';
import type { Choices } from './reader.ts';
import { exitCodeOf, reportOf } from './report.ts';

export const IMPORT_USAGE = `  import FILE --into DATASET    导入文件 / import a file; exit 0 = all rows fit, 1 = some refused, 2 = file refused
         [--crs EPSG:4546] [--encoding GBK] [--map our=theirs,…] [--set field=value,…]
         [--layers a,b] [--swap-axes] [--close-rings|--no-close-rings] [--without-attributes] [--elsewhere] [--clear-blank]
         [--dry-run] [--json]`;

/** `entry`: the program's `import.meta.url`. `open` gives null where there is no database yet and none is wanted. */
export type Parts = {
  readonly entry: string;
  readonly open: (need: 'must' | 'ifThere') => Promise<Store | null>;
  readonly say: (line: string) => void;
  /** Folder of the offline basemap, whose county borders are known. */
  readonly basemap: string;
};

/** The command was written wrongly; the message says how. */
export class CommandError extends Error {}

const OPTIONS = {
  into: { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  map: { type: 'string' },
  set: { type: 'string' },
  layers: { type: 'string' },
  'swap-axes': { type: 'boolean' },
  'close-rings': { type: 'boolean' },
  'without-attributes': { type: 'boolean' },
  elsewhere: { type: 'boolean' },
  'clear-blank': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parsed>['values'];

const parsed = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], allowPositionals: true, allowNegative: true, options: OPTIONS });

function epsgIn(text: string): number {
  const code = /^(?:EPSG:)?(\d{4,6})$/i.exec(text.trim())?.[1];
  if (!code) throw new CommandError(`--crs ${text}: 应为 EPSG:4546 之类 / write it like EPSG:4546`);
  return Number(code);
}

function pairsIn(option: string, text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new CommandError(`--${option} ${pair}: 应为 a=b / write it as a=b`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}

const choicesIn = (values: Values): Choices => ({
  ...(values.crs === undefined ? {} : { crs: epsgIn(values.crs) }),
  ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
  ...(values.map === undefined ? {} : { map: pairsIn('map', values.map) }),
  ...(values.layers === undefined ? {} : { layers: values.layers.split(',').map((name) => name.trim()) }),
  ...(values['swap-axes'] === undefined ? {} : { axes: values['swap-axes'] ? 'swapped' : 'asWritten' }),
  ...(values['close-rings'] === undefined ? {} : { closeRings: values['close-rings'] }),
  ...(values['without-attributes'] ? { withoutAttributes: true } : {}),
  ...(values.elsewhere ? { elsewhere: true } : {}),
  ...(values['clear-blank'] ? { clearBlank: true } : {}),
});

function datasetIn(id: string | undefined): Dataset {
  const dataset = id === undefined ? undefined : datasetOf(id);
  if (!dataset)
    throw new CommandError(`--into ${id ?? ''}: 应为 / give one of: ${DATASETS.map((one) => one.id).join(', ')}`);
  return dataset;
}

function fileIn(positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new CommandError('import FILE --into DATASET: 请给出一个文件 / give one file');
  if (!existsSync(file) || !statSync(file).isFile())
    throw new CommandError(`${file}: 文件不存在 / there is no such file`);
  return file;
}

const MARKS = { error: '✗', ask: '?', warning: '!' } as const;

/** The report for people: the file in one line, then each note with its remedy. */
function tell(file: string, { parsed: read, plan, filled }: Prepared, say: Parts['say']): void {
  const crs = read.epsg === null ? '—' : `EPSG:${read.epsg}`;
  say(`${file}: ${read.outcome} · ${read.format ?? '—'} · ${crs} · ${read.encoding.name} · ${read.rowsIn} 行 / rows`);
  for (const { level, row, message, remedy } of read.notes) {
    const place = row === undefined ? '' : `${row}: `;
    say(`${MARKS[level]} ${place}${message.zh} ${message.en}\n    → ${remedy.zh} ${remedy.en}`);
  }
  for (const { field, reason } of filled) say(`+ ${field}: ${reason.zh} ${reason.en}`);
  if (plan) say(`新增 / added ${plan.added} · 修改 / changed ${plan.changed} · 不变 / unchanged ${plan.unchanged}`);
}

/** Runs `import …`, its own word left out, and gives the exit code. Throws `CommandError` where it is written wrongly. */
export async function importCommand(argv: readonly string[], { entry, open, say, basemap }: Parts): Promise<number> {
  const { values, positionals } = parsed(argv);
  const [file, dataset] = [fileIn(positionals), datasetIn(values.into)];
  const name = basename(file);
  const isDry = values['dry-run'] ?? false;
  const request = {
    file,
    name,
    dataset,
    choices: choicesIn(values),
    borders: bordersIn(basemap),
    ...(values.set === undefined ? {} : { set: pairsIn('set', values.set) }),
  };
  const store = await open(isDry ? 'ifThere' : 'must');
  try {
    const prepared = await prepare(store, request, { entry });
    if (store && prepared.plan && !isDry) await accept(store, prepared.plan, { author: 'cli', role: 'admin' }, name);
    if (values.json) say(JSON.stringify(reportOf(name, prepared)));
    else tell(name, prepared, say);
    return exitCodeOf(prepared);
  } finally {
    await store?.close();
  }
}
