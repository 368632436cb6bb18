/**
 * Before the journeys: builds client and server, so that they walk through what `npm start` serves, and makes the
 * demonstration once; every journey then begins with a copy of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../server/prepare.js';
import { serve } from './app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the demonstration was made. */
    readonly demonstration: string;
  }
}

export default async (project: TestProject): Promise<() => void> => {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'mutu-made-'));
  const server = await serve(folder);
  await server.stop();
  project.provide('demonstration', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
