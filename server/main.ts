/** Composition root: settings → store → demonstration → tiles → accounts → app → listen. */
import { join } from 'node:path';
import pino from 'pino';
import { openArchive } from './api/archive.ts';
import { createApp } from './app.ts';
import { createCoverage } from './coverage/coverage.ts';
import { coverageThread } from './coverage/job.ts';
import { MutuError } from './domain/errors.ts';
import { createImports } from './import/jobs/jobs.ts';
import { listen } from './listen.ts';
import {
  addDemonstrationStaff,
  clockOf,
  hasDemonstration,
  isEmpty,
  loadDemonstration,
  openAccountsOf,
  openStoreAt,
} from './open.ts';
import { PROJECT_ROOT, readSettings } from './settings.ts';
import { standingThread } from './standing/job.ts';
import { keepStandings } from './standing/standing.ts';
import { createTiler } from './tiles/create-tiler.ts';
import { tileThread } from './tiles/heavy-job.ts';

/** Longest wait for requests under way when the server is told to stop. */
const GRACE_MS = 5000;
/** /readyz says no for this long before the door is closed. */
const NOTICE_MS = 200;

const log = pino({ level: 'info', base: null });

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const shownHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;

const start = async (): Promise<void> => {
  const settings = readSettings(PROJECT_ROOT);
  const clock = clockOf(settings);
  const store = await openStoreAt(settings.databaseFile, clock);
  if (settings.demo && isEmpty(store))
    say(`演示数据已载入 / demonstration loaded: ${await loadDemonstration(store)} 行 / rows`);
  const demo = await hasDemonstration(store);
  clock.isDemonstration = demo;
  const folders = { client: join(PROJECT_ROOT, 'dist/client'), basemap: join(PROJECT_ROOT, 'data/basemap') };
  const tiler = createTiler({ database: settings.databaseFile, store, worker: tileThread(import.meta.url) });
  const coverage = createCoverage({
    database: settings.databaseFile,
    store,
    worker: coverageThread(import.meta.url),
  });
  const standings = keepStandings({
    database: settings.databaseFile,
    basemap: folders.basemap,
    store,
    worker: standingThread(import.meta.url),
  });
  // A register of the demonstration's size is complete at the first answer; a province's is worked out meanwhile.
  await standings.begun;
  const imports = createImports({
    entry: import.meta.url,
    database: settings.databaseFile,
    basemap: folders.basemap,
    onFault: (words) => log.error({ words }, 'an import failed'),
  });
  const [accounts, archive] = await Promise.all([
    openAccountsOf(settings, log),
    settings.basemap?.kind === 'pmtiles' ? openArchive(settings.basemap.file) : null,
  ]);
  const passwords = demo ? await addDemonstrationStaff(accounts) : [];

  const stopping = new AbortController();
  const app = createApp({
    store,
    tiler,
    coverage,
    imports,
    clock,
    demo,
    sessions: accounts,
    settings,
    log,
    folders,
    archive,
    stopping: stopping.signal,
  });
  const server = listen(app.fetch, settings, (port) => {
    for (const [name, password] of passwords) say(`演示账户 / demonstration account  ${name.padEnd(8)}  ${password}`);
    if (passwords.length > 0) say('以上密码只显示这一次。 / These passwords are shown this once only.');
    say(`亩图 Mutu: http://${shownHost(settings.host)}:${port}/`);
  });
  server.on('error', (error: NodeJS.ErrnoException) =>
    fail(
      error.code === 'EADDRINUSE'
        ? new Error(
            `PORT is “${settings.port}”: another program listens there. Give another port, for example PORT=8081.`,
          )
        : error,
    ),
  );

  const stop = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    await new Promise((resolve) => setTimeout(resolve, NOTICE_MS));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(patience);
    await imports.close();
    await tiler.close();
    await coverage.close();
    await standings.close();
    await store.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

/** One line that says what is wrong and how to mend it; the stack only where nobody foresaw the fault. */
const fail = (error: unknown): void => {
  if (error instanceof MutuError) process.stderr.write(`${error.say.zh} ${error.say.en}\n`);
  else if (error instanceof Error)
    process.stderr.write(`${error.name === 'Error' || error.name === 'SettingError' ? error.message : error.stack}\n`);
  else process.stderr.write(`${String(error)}\n`);
  process.exit(1);
};

await start().catch(fail);
