/**
 * Reading a stranger's file happens in a child process with a heap of its own and a clock beside it: a thread cannot
 * stop a native loop, a process can be killed. Rows come back as lines of JSON over a pipe, so that a large file is
 * never one string.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Normalised, Options, RefusedRow, Row } from './normalise.ts';
import { type Note, note } from './note.ts';
import type { Choices, Reading } from './reader.ts';

export type Job = {
  readonly file: string;
  readonly name: string;
  readonly choices: Choices;
  readonly options: Options;
};

export type Parsed = Normalised & Pick<Reading, 'format' | 'encoding' | 'layers' | 'columns' | 'axisOrder'>;

/** One line of the pipe: everything but the lists, then the lists item by item. */
export type Line =
  | { readonly head: Head }
  | { readonly row: Row }
  | { readonly refused: RefusedRow }
  | { readonly note: Note };

type Head = Omit<Parsed, 'rows' | 'refused' | 'notes'>;

export type Limits = { readonly timeMs: number; readonly heapMb: number };

export type Running = {
  /** `import.meta.url` of the program's entry, which tells where the child's code lies: see `childFile`. */
  readonly entry: string;
  readonly limits?: Limits;
  readonly signal?: AbortSignal;
  /** Called with the number of rows that have come back. */
  readonly onProgress?: (rows: number) => void;
};

const HEAP_MB = 512;
/** Whatever its size, a file that needs longer than this to begin with is a trap; honest rows take a tenth of the rest. */
const START_MS = 10_000;
const MS_PER_MB = 2_000;
const MB = 1e6;
const PROGRESS_EVERY = 1_000;
/** The pipe of rows: after standard input, output and error. */
export const ROWS_FD = 3;

const limitsFor = (file: string): Limits => ({
  timeMs: START_MS + MS_PER_MB * Math.floor(statSync(file).size / MB),
  heapMb: HEAP_MB,
});

/**
 * The code of a child process, whose source is at `source`: beside the program's entry in a build; the source itself,
 * which needs tsx, while developing and testing.
 */
export const childFile = (entry: string, source: URL): { file: string; execArgv: string[] } =>
  entry.endsWith('.ts')
    ? { file: fileURLToPath(source), execArgv: ['--import', import.meta.resolve('tsx')] }
    : { file: fileURLToPath(new URL(`./${basename(source.pathname, '.ts')}.js`, entry)), execArgv: [] };

const PARSER = new URL('./parse-child.ts', import.meta.url);

function start(job: Job, { entry, limits = limitsFor(job.file) }: Running): ChildProcess {
  const { file, execArgv } = childFile(entry, PARSER);
  const child = fork(file, [], {
    execArgv: [...execArgv, `--max-old-space-size=${limits.heapMb}`],
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'ipc'],
    // The child needs no setting and no secret of the server.
    env: {},
    timeout: limits.timeMs,
    killSignal: 'SIGKILL',
  });
  child.send(job);
  return child;
}

const NOTHING: Parsed = {
  format: null,
  encoding: { name: '', stated: false, evidence: { zh: '', en: '' } },
  layers: [],
  columns: [],
  axisOrder: 'none',
  outcome: 'refused',
  epsg: null,
  isSwapped: false,
  rows: [],
  rowsIn: 0,
  rowsRefused: 0,
  refused: [],
  notes: [],
};

/** Said where the child ended before its work was done: killed by the clock, or out of memory. */
const stopped = (words: string, { timeMs, heapMb }: Limits): Parsed => {
  const fault = /heap|memory/i.test(words)
    ? { zh: `内存超过 ${heapMb} MB`, en: `more than ${heapMb} MB` }
    : { zh: `超过 ${timeMs / 1000} 秒`, en: `more than ${timeMs / 1000} s` };
  return {
    ...NOTHING,
    notes: [note('error', 'parser-stopped', { detail: { zh: `（${fault.zh}）`, en: `(${fault.en})` } })],
  };
};

async function collect(child: ChildProcess, onProgress: Running['onProgress']): Promise<Parsed | null> {
  let head: Head | null = null;
  const rows: Row[] = [];
  const refused: RefusedRow[] = [];
  const notes: Note[] = [];
  for await (const text of createInterface({
    input: child.stdio[ROWS_FD] as Readable,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const line = JSON.parse(text) as Line;
    if ('head' in line) head = line.head;
    else if ('note' in line) notes.push(line.note);
    else if ('refused' in line) refused.push(line.refused);
    else if (rows.push(line.row) % PROGRESS_EVERY === 0) onProgress?.(rows.length);
  }
  return head && { ...head, rows, refused, notes };
}

type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly words: string };

const ended = (child: ChildProcess): Promise<End> =>
  new Promise((resolve, reject) => {
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-4_000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, words }));
  });

/**
 * Reads and normalises a file in a child process. A file that takes too long or too much is refused by a note; rejects
 * when the signal aborts it, and where the reader itself fails.
 */
export async function parseFile(job: Job, running: Running): Promise<Parsed> {
  running.signal?.throwIfAborted();
  const limits = running.limits ?? limitsFor(job.file);
  const child = start(job, { ...running, limits });
  const kill = () => void child.kill('SIGKILL');
  running.signal?.addEventListener('abort', kill);
  try {
    const [parsed, end] = await Promise.all([collect(child, running.onProgress).catch(() => null), ended(child)]);
    running.signal?.throwIfAborted();
    if (end.code === 0 && parsed) return parsed;
    if (end.signal !== null || /heap|memory/i.test(end.words)) return stopped(end.words, limits);
    throw new Error(`The reader failed on ${job.name}: ${end.words.trim() || `exit code ${end.code}`}`);
  } finally {
    running.signal?.removeEventListener('abort', kill);
  }
}
