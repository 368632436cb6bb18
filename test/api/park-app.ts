/** The app over the made-up park, with sessions that believe a header: who asks is not what these tests are about. */
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { Parts, Sessions } from '../../server/api/parts.ts';
import { createApp } from '../../server/app.ts';
import { createCoverage } from '../../server/coverage/coverage.ts';
import { isRole, type Role } from '../../server/domain/access.ts';
import { createImports } from '../../server/import/jobs/jobs.ts';
import { readSettings } from '../../server/settings.ts';
import type { GeoPackageStore } from '../../server/store/open.ts';
import { createTiler } from '../../server/tiles/create-tiler.ts';
import type { Tiler } from '../../server/tiles/tiler.ts';
import { openFixture } from '../store/fixture.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const believing: Sessions = {
  async of(request) {
    const role = request.headers.get('x-test-role');
    return isRole(role) && role !== 'guest'
      ? { role, user: { name: role, displayName: role } }
      : { role: 'guest', user: null };
  },
  answer: async () => new Response('{}'),
};

export type ParkApp = {
  readonly app: ReturnType<typeof createApp>;
  readonly store: GeoPackageStore;
  readonly tiler: Tiler;
  readonly parts: Parts;
  /** GET as a role. */
  ask(path: string, role?: Role, headers?: Record<string, string>): Promise<Response>;
  json<T = Record<string, never>>(path: string, role?: Role): Promise<T>;
  close(): Promise<void>;
};

export const openParkApp = async (changes: Partial<Parts> = {}): Promise<ParkApp> => {
  const { clock = { today: '2024-12-31' } } = changes;
  const store = await openFixture(clock);
  const tiler = createTiler({ database: store.path, store });
  const coverage = createCoverage({ database: store.path, store });
  const basemap = folder('../../data/basemap');
  const imports = createImports({ entry: import.meta.url, database: store.path, basemap });
  const parts: Parts = {
    store,
    tiler,
    coverage,
    imports,
    clock,
    demo: true,
    sessions: believing,
    settings: readSettings('/nowhere', {}),
    log: pino({ level: 'silent' }),
    folders: { client: folder('./client'), basemap },
    archive: null,
    stopping: new AbortController().signal,
    ...changes,
  };
  const app = createApp(parts);
  const ask = async (path: string, role: Role = 'guest', headers: Record<string, string> = {}) =>
    app.request(path, { headers: { 'x-test-role': role, ...headers } });
  return {
    app,
    store,
    tiler,
    parts,
    ask,
    json: async (path, role) => (await ask(path, role)).json(),
    async close() {
      await imports.close();
      await tiler.close();
      await coverage.close();
      await store.close();
    },
  };
};
