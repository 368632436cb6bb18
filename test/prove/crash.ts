/**
 * No acknowledged write is lost by a crash, and none is left half done: a writer is killed with SIGKILL at a random moment,
 * again and again, and what it had acknowledged is looked for in the file it leaves.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../server/store/open.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { editOf, inserted } from '../store/fixture.ts';

export type CrashProof = {
  readonly cycles: number;
  readonly acknowledged: number;
  /** Edits acknowledged before a kill and not found after it. */
  readonly lost: number;
  /** Edits of which some rows are there and others not. */
  readonly half: number;
  /** Cycles after which `PRAGMA integrity_check` or the foreign keys complained. */
  readonly damaged: number;
};

const WRITER = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));

export const proveCrash = async (cycles: number): Promise<CrashProof> => {
  const folder = mkdtempSync(join(tmpdir(), 'mutu-crash-'));
  const path = join(folder, 'crash.gpkg');
  const store = await openStore({ path });
  await store.edits.apply(editOf([inserted('zone', 'z1', { name: '测试开发区', kind: 'zone' })]));
  await store.close();
  const acknowledged = new Set<number>();
  let damaged = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const from = cycle * 1_000_000;
    for (const number of await killed(path, from, 20 + Math.random() * 300)) acknowledged.add(number);
    damaged += isSound(path) ? 0 : 1;
  }
  const { lost, half } = await lookInto(path, acknowledged);
  rmSync(folder, { recursive: true });
  return { cycles, acknowledged: acknowledged.size, lost, half, damaged };
};

/** The numbers acknowledged until the writer was killed, `afterMs` behind its first word. */
const killed = (path: string, from: number, afterMs: number) =>
  new Promise<readonly number[]>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, path, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk;
    });
    child.once('close', () => resolve(said.split('\n').slice(0, -1).map(Number)));
  });

const isSound = (path: string): boolean => {
  const db = openSqlite(path);
  const whole = db.pragma('integrity_check', { simple: true }) === 'ok';
  const bound = (db.pragma('foreign_key_check') as unknown[]).length === 0;
  db.close();
  return whole && bound;
};

const lookInto = async (path: string, acknowledged: ReadonlySet<number>) => {
  const store = await openStore({ path });
  const { features } = await store.features.list('parcel', { limit: 1_000_000, geometry: false }, 'admin');
  await store.close();
  const parts = new Map<number, number>();
  for (const { id } of features) parts.set(Number(id.slice(1)), (parts.get(Number(id.slice(1))) ?? 0) + 1);
  return {
    lost: [...acknowledged].filter((number) => !parts.has(number)).length,
    half: [...parts.values()].filter((count) => count !== 3).length,
  };
};
