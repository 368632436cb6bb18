/**
 * The imports under way, each its author's own: from upload to edit, with a folder that vanishes with it. The states and
 * what leads from one to the next stand here; the work is done by child processes, two at a time.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportChoices, ImportJob, ImportReport, ImportState } from '../../domain/imports.ts';
import type { Person } from '../../domain/review.ts';
import { fileIn, readJson } from './files.ts';
import { type NewImport, newJob, type Upload } from './new-job.ts';
import { FAULT, notFound, notNow, STOPPED, tooMany } from './refusals.ts';
import { type Answer, runTask, type TaskRun } from './run-task.ts';
import { createSteps, type Steps } from './steps.ts';
import type { AcceptTask, ReadTask, Task } from './tasks.ts';
import { createTurns } from './turns.ts';

const LOOK_EVERY_MS = 60_000;
const MOST_EACH = 20;
const AT_ONCE = 2;

export interface Imports {
  /** A new folder to put the upload into (`source`); the caller discards it where the upload fails. Throws tooMany. */
  open(by: Person): Upload;
  discard(upload: Upload): void;
  begin(upload: NewImport): ImportJob;
  /** This and what follows throw notFound for a job that is not the author's own, conflict in the wrong state. */
  get(id: string, by: Person): ImportJob;
  list(by: Person): readonly ImportJob[];
  folder(id: string, by: Person): string;
  reread(id: string, choices: ImportChoices, by: Person): ImportJob;
  accept(id: string, how: Pick<AcceptTask, 'deleteMissing' | 'replaces'>, by: Person): ImportJob;
  /** Stops what is under way; resolves when it has ended and what it left is known. */
  cancel(id: string, by: Person): Promise<ImportJob>;
  remove(id: string, by: Person): Promise<void>;
  /** Publishes or undoes an edit of very many rows. */
  readonly step: Steps['take'];
  /** Stops everything and leaves no file. */
  close(): Promise<void>;
}

export type ImportsOptions = {
  /** `import.meta.url` of the program's entry. */
  readonly entry: string;
  /** Path of the GeoPackage; the uploads lie beside it. */
  readonly database: string;
  /** Folder of the offline basemap, whose county borders are known. */
  readonly basemap: string;
  /** Real time, in ms. */
  readonly now?: () => number;
  /** Told of faults of the program; the author gets a sentence. */
  readonly onFault?: (words: string) => void;
};

type Held = {
  job: ImportJob;
  readonly by: Person;
  readonly folder: string;
  run: TaskRun | null;
  /** Settles when what is under way has ended. */
  ended: Promise<void>;
  /** Aborted when what is under way is cancelled. */
  stop: AbortController;
  /** How often it was read: each plan is written once, however often that is asked. */
  reads: number;
  /** The plan in the folder is that of the choices. */
  isPlanned: boolean;
};

const RESTING: readonly ImportState[] = ['asks', 'ready', 'done', 'failed', 'cancelled'];

/** What is remembered of a mapping that its author has chosen; nothing where the program's own guess was good enough. */
const chosenMap = ({ choices, report }: ImportJob): Readonly<Record<string, string>> => {
  if (!choices.map || !report) return {};
  const read = Object.entries(report.mapping).map(([field, { column }]) => [field, column]);
  return { ...choices.map, ...Object.fromEntries(read) };
};

export const createImports = (options: ImportsOptions): Imports => {
  const { entry, database, basemap, now = Date.now, onFault = () => {} } = options;
  const root = `${database}.imports`;
  const jobs = new Map<string, Held>();
  const turn = createTurns(AT_ONCE);
  const steps = createSteps(entry, database);
  // What a server that was killed has left behind belongs to no job.
  rmSync(root, { recursive: true, force: true });

  const change = (held: Held, to: Partial<ImportJob>): void => {
    held.job = { ...held.job, ...to };
  };
  const drop = ({ job, folder }: Held): void => {
    jobs.delete(job.id);
    rmSync(folder, { recursive: true, force: true });
  };
  const expire = (): void => {
    for (const held of jobs.values())
      if (RESTING.includes(held.job.state) && Date.parse(held.job.expiresAt) <= now()) drop(held);
  };
  const clock = setInterval(expire, LOOK_EVERY_MS).unref();
  const own = (id: string, by: Person): Held => {
    expire();
    const held = jobs.get(id);
    if (!held || held.by.name !== by.name) throw notFound();
    return held;
  };

  /** Runs a task when its turn comes. A job cancelled while it waits has no child. */
  const inTurn = async (held: Held, task: Task): Promise<Answer> => {
    const release = await turn(held.stop.signal);
    if (!release) return { ended: '' };
    try {
      if (held.stop.signal.aborted) return { ended: '' };
      held.run = runTask(entry, task, (progress) => change(held, { progress }));
      return await held.run.answer;
    } finally {
      held.run = null;
      release();
    }
  };

  const failed = (held: Held, answer: Answer): void => {
    if (held.stop.signal.aborted) {
      change(held, { state: 'cancelled', progress: null });
      return;
    }
    const say = 'fault' in answer ? (answer.fault.refusal?.say ?? null) : 'ended' in answer ? STOPPED : null;
    if ('fault' in answer && !say) onFault(answer.fault.words);
    if ('ended' in answer) onFault(`ended early: ${answer.ended}`);
    change(held, { state: 'failed', progress: null, problem: say ?? FAULT });
  };

  const read = async (held: Held, task: ReadTask): Promise<void> => {
    const answer = await inTurn(held, task);
    if (!('read' in answer)) return failed(held, answer);
    const report = await readJson<ImportReport>(fileIn(held.folder, 'report'));
    held.isPlanned = answer.read.state === 'ready';
    change(held, { state: answer.read.state, progress: null, report });
  };

  /** A child that ended before its last word may still have written: the registers know. */
  const write = async (held: Held, task: AcceptTask): Promise<void> => {
    const answer = await inTurn(held, task);
    const last = 'ended' in answer ? await runTask(entry, { ...task, kind: 'look' }, () => {}).answer : answer;
    if ('accepted' in last && last.accepted) change(held, { state: 'done', progress: null, result: last.accepted });
    else failed(held, answer);
  };

  const start = (held: Held, state: 'reading' | 'accepting', work: () => Promise<void>): ImportJob => {
    held.stop = new AbortController();
    change(held, { state, problem: null, progress: { phase: 'waiting', done: 0, total: null } });
    held.ended = work().catch((error: unknown) => {
      onFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
      change(held, { state: 'failed', progress: null, problem: FAULT });
    });
    return held.job;
  };

  const startReading = (held: Held): ImportJob => {
    held.isPlanned = false;
    held.reads += 1;
    const { by, folder, job } = held;
    const { dataset, name, choices } = job;
    return start(held, 'reading', () =>
      read(held, { kind: 'read', database, basemap, folder, dataset, name, choices, by }),
    );
  };

  const stop = async (held: Held): Promise<void> => {
    if (RESTING.includes(held.job.state)) return;
    held.stop.abort();
    held.run?.kill();
    await held.ended;
  };

  return {
    open(by) {
      expire();
      if ([...jobs.values()].filter((held) => held.by.name === by.name).length >= MOST_EACH) throw tooMany(MOST_EACH);
      const id = randomUUID();
      mkdirSync(join(root, id), { recursive: true, mode: 0o700 });
      chmodSync(root, 0o700);
      return { id, folder: join(root, id) };
    },
    discard: ({ folder }) => rmSync(folder, { recursive: true, force: true }),
    begin(upload) {
      const { folder, by } = upload;
      const job = newJob(upload, now());
      const held: Held = {
        job,
        by,
        folder,
        run: null,
        ended: Promise.resolve(),
        stop: new AbortController(),
        reads: 0,
        isPlanned: false,
      };
      jobs.set(job.id, held);
      return startReading(held);
    },
    get: (id, by) => own(id, by).job,
    list(by) {
      expire();
      return [...jobs.values()].filter((held) => held.by.name === by.name).map(({ job }) => job);
    },
    folder: (id, by) => own(id, by).folder,
    reread(id, choices, by) {
      const held = own(id, by);
      if (!['asks', 'ready', 'failed', 'cancelled'].includes(held.job.state)) throw notNow(held.job.state);
      change(held, { choices });
      return startReading(held);
    },
    accept(id, how, by) {
      const held = own(id, by);
      const { job, folder, isPlanned, reads } = held;
      if (!RESTING.includes(job.state) || job.state === 'done' || !isPlanned) throw notNow(job.state);
      const { dataset, name } = job;
      const header = job.report?.columns.map((column) => column.name) ?? [];
      const what = { database, folder, dataset, name, by, ...how, map: chosenMap(job), header };
      return start(held, 'accepting', () => write(held, { kind: 'accept', key: `import-${id}-${reads}`, ...what }));
    },
    async cancel(id, by) {
      const held = own(id, by);
      await stop(held);
      return held.job;
    },
    async remove(id, by) {
      const held = own(id, by);
      await stop(held);
      drop(held);
    },
    step: steps.take,
    async close() {
      clearInterval(clock);
      steps.close();
      await Promise.all([...jobs.values()].map(stop));
      rmSync(root, { recursive: true, force: true });
    },
  };
};
