/** Sign-in by better-auth: names and passwords, roles as a column that no request can write. The library stays behind this door. */
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { username } from 'better-auth/plugins';
import type { Logger } from 'pino';
import { isRole, type Role } from '../domain/access.ts';
import type { Settings } from '../settings.ts';
import type { openAccounts as openFile } from '../store/accounts.ts';
import type { Session, Sessions } from './parts.ts';
import { isSameOrigin } from './session.ts';

const COOKIE_PREFIX = 'mutu';
/** Set by us from the socket on every request that reaches the library, so a client cannot choose it. */
const ADDRESS_HEADER = 'x-mutu-address';
const NAME = /^[\p{Script=Han}\p{L}\p{N}._-]{2,30}$/u;
/** A session is looked up once a second at most; well below the 5 s in which a demotion must take hold. */
const KEPT_MS = 1000;
const MOST_KEPT = 1000;

const GUEST: Session = { role: 'guest', user: null };

export type Account = { readonly name: string; readonly displayName: string; readonly role: Role };

export interface Accounts extends Sessions {
  /** Rejects where the name is taken or not 2–30 letters, digits, dots, hyphens. */
  add(account: Account, password: string): Promise<void>;
  list(): Promise<readonly Account[]>;
  setRole(name: string, role: Role): Promise<void>;
}

/** The database handle of the accounts; the library speaks to it, nobody else. */
export type AccountsHandle = ReturnType<typeof openFile>;

type Stored = {
  readonly id: string;
  readonly username?: string | null;
  readonly name: string;
  readonly role?: unknown;
};

const optionsFor = (handle: AccountsHandle, secret: string, settings: Settings, log: Logger) => ({
  appName: 'Mutu',
  database: handle,
  secret,
  baseURL: settings.publicUrl ?? `http://${settings.host}:${settings.port}`,
  basePath: '/api/auth',
  // The page may be opened by any name of this machine: what counts is that the page and the request share a host.
  trustedOrigins: (request?: Request) =>
    request && isSameOrigin(request, settings.publicUrl) ? [request.headers.get('origin')] : [],
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
  user: {
    additionalFields: { role: { type: 'string' as const, required: true, defaultValue: 'guest', input: false } },
  },
  session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 60, cookieCache: { enabled: false } },
  rateLimit: {
    enabled: true,
    storage: 'memory' as const,
    window: 60,
    max: 120,
    customRules: { '/sign-in/username': { window: 60, max: 20 }, '/change-password': { window: 60, max: 10 } },
  },
  advanced: {
    cookiePrefix: COOKIE_PREFIX,
    useSecureCookies: settings.publicUrl?.startsWith('https:') ?? false,
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const },
    ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
  },
  logger: { level: 'error' as const, log: (_level: string, message: string) => log.error(message) },
  telemetry: { enabled: false },
  plugins: [
    username({
      minUsernameLength: 2,
      maxUsernameLength: 30,
      usernameValidator: (name) => NAME.test(name),
      displayUsername: false,
    }),
  ],
});

/** Opens the accounts, making their tables where they are missing. */
export const openSignIn = async (
  handle: AccountsHandle,
  secret: string,
  settings: Settings,
  log: Logger,
): Promise<Accounts> => {
  const options = optionsFor(handle, secret, settings, log);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  const context = await auth.$context;
  const kept = new Map<string, { readonly until: number; readonly session: Promise<Session> }>();

  const lookUp = async (headers: Headers): Promise<Session> => {
    const found = await auth.api.getSession({ headers });
    const user = found?.user as Stored | undefined;
    if (!user?.username || !isRole(user.role)) return GUEST;
    return { role: user.role, user: { name: user.username, displayName: user.name } };
  };

  const userNamed = async (name: string): Promise<Stored | null> =>
    context.adapter.findOne<Stored>({ model: 'user', where: [{ field: 'username', value: name.toLowerCase() }] });

  return {
    async of(request) {
      const cookie = request.headers.get('cookie') ?? '';
      if (!cookie.includes(`${COOKIE_PREFIX}.session_token=`)) return GUEST;
      const now = Date.now();
      const found = kept.get(cookie);
      if (found && found.until > now) return found.session;
      if (kept.size >= MOST_KEPT) kept.clear();
      const session = lookUp(new Headers({ cookie }));
      kept.set(cookie, { until: now + KEPT_MS, session });
      session.catch(() => kept.delete(cookie));
      return session;
    },

    async answer(request, address) {
      kept.clear();
      const headers = new Headers(request.headers);
      headers.set(ADDRESS_HEADER, address);
      const answer = await auth.handler(new Request(request, { headers }));
      kept.clear();
      return answer;
    },

    async add({ name, displayName, role }, password) {
      if (!NAME.test(name))
        throw new Error(`The name “${name}” cannot be used: give 2 to 30 letters, digits, dots or hyphens.`);
      if (password.length < 10) throw new Error('The password is too short: give at least 10 characters.');
      if (await userNamed(name)) throw new Error(`There is already an account “${name}”. Choose another name.`);
      // An e-mail address is obligatory in the library and means nothing here.
      const email = `${Buffer.from(name.toLowerCase()).toString('hex')}@local.invalid`;
      const user = await context.internalAdapter.createUser(
        { name: displayName, username: name, email, emailVerified: true, role },
        { method: 'sign-up' },
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      });
    },

    async list() {
      const users = await context.adapter.findMany<Stored>({
        model: 'user',
        limit: 10_000,
        sortBy: { field: 'createdAt', direction: 'asc' },
      });
      return users.map((user) => ({
        name: user.username ?? '',
        displayName: user.name,
        role: isRole(user.role) ? user.role : 'guest',
      }));
    },

    async setRole(name, role) {
      const user = await userNamed(name);
      if (user === null) throw new Error(`There is no account “${name}”.`);
      await context.internalAdapter.updateUser(user.id, { role });
      kept.clear();
    },
  };
};
