/** What the routes are made of: the seams that `main.ts` fills with real things and a test with small ones. */
import type { Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { CoverageReads } from '../coverage/coverage.ts';
import type { Role } from '../domain/access.ts';
import type { Imports } from '../import/jobs/jobs.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { Tiler } from '../tiles/tiler.ts';
import type { Archive } from './archive.ts';

/** The day the program stands at, as an ISO date: the demonstration has its own. */
export interface Clock {
  readonly today: string;
}

export type Session = {
  readonly role: Role;
  readonly user: { readonly name: string; readonly displayName: string } | null;
};

export interface Sessions {
  /** Who asks, with the role as stored now; a guest where no valid session is carried. */
  of(request: Request): Promise<Session>;
  /** The sign-in routes. `address` is the client's, taken from the socket, because headers can be forged. */
  answer(request: Request, address: string): Promise<Response>;
}

export type Parts = {
  readonly store: Store;
  readonly tiler: Tiler;
  readonly coverage: CoverageReads;
  readonly imports: Imports;
  readonly clock: Clock;
  /** The registers hold the demonstration. */
  readonly demo: boolean;
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly log: Logger;
  /** Folders that are served: the built client, the offline basemap. */
  readonly folders: { readonly client: string; readonly basemap: string };
  /** A .pmtiles basemap, where one is set. */
  readonly archive: Archive | null;
  /** Aborted when the server begins to stop. */
  readonly stopping: AbortSignal;
};

type Env = { Variables: { session: Session; requestId: string } };
export type App = Hono<Env>;
export type Ctx = Context<Env>;
export type Handler = (c: Ctx) => Response | Promise<Response>;
