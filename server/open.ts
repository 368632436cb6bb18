/** Opens what the server and the command line both stand on: store, demonstration, tiles, accounts. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from './api/parts.ts';
import { sessionSecret } from './api/secret.ts';
import { type Accounts, openSignIn } from './api/sign-in.ts';
import type { Role } from './domain/access.ts';
import { DATASETS } from './domain/datasets/index.ts';
import type { Settings } from './settings.ts';
import { openAccounts } from './store/accounts.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** The demonstration is written for this day. */
const DEMONSTRATION_DAY = '2024-12-31';

/** The store at `file`, made where it is missing, in a folder made where that is missing. */
export const openStoreAt = async (file: string, clock?: Clock): Promise<Store> => {
  mkdirSync(dirname(file), { recursive: true });
  return openStore({ path: file, ...(clock ? { today: () => clock.today } : {}) });
};

/** No dataset was ever written. */
export const isEmpty = (store: Store): boolean => DATASETS.every((dataset) => store.revision(dataset.id) === 0);

/** Real registers hold no invented zone. */
export const hasDemonstration = async (store: Store): Promise<boolean> => {
  const invented = { op: '=', field: 'synthetic', value: true } as const;
  return (await store.features.count('zone', { filter: invented }, 'admin')).count > 0;
};

/**
 * The day the data stand at: as set, the calendar's, or the demonstration's own, once it is known that the store, which
 * is opened with this clock, holds the demonstration.
 */
export const clockOf = ({ today }: Settings): Clock & { isDemonstration: boolean } => ({
  isDemonstration: false,
  get today() {
    return today ?? (this.isDemonstration ? DEMONSTRATION_DAY : new Date().toISOString().slice(0, 10));
  },
});

/** Writes the Shanxi demonstration as one edit and tells how many rows it has. */
export const loadDemonstration = async (store: Store): Promise<number> => {
  const { generateShanxi } = await import('../data/shanxi/generate.ts');
  const changes = generateShanxi().flatMap(({ dataset, features }) =>
    features.map((after) => ({ dataset, id: after.id, before: null, after })),
  );
  await store.edits.apply({ author: 'demo', role: 'admin', source: 'demo', note: '山西演示数据', changes });
  return changes.length;
};

export const openAccountsOf = async (settings: Settings, log: Logger): Promise<Accounts> =>
  openSignIn(openAccounts(settings.databaseFile), sessionSecret(settings), settings, log);

const STAFF: readonly (readonly [string, string, Role])[] = [
  ['planner', '规划岗（演示）', 'planner'],
  ['steward', '数据管家（演示）', 'steward'],
  ['desk', '厂房盘活岗（演示）', 'desk'],
  ['manager', '管理岗（演示）', 'manager'],
  ['admin', '系统管理员（演示）', 'admin'],
];

/** Makes the demonstration's staff where there is no account at all, and gives their passwords, which are kept nowhere. */
export const addDemonstrationStaff = async (accounts: Accounts): Promise<readonly (readonly [string, string])[]> => {
  if ((await accounts.list()).length > 0) return [];
  const passwords: (readonly [string, string])[] = [];
  for (const [name, displayName, role] of STAFF) {
    const password = randomBytes(9).toString('base64url');
    await accounts.add({ name, displayName, role }, password);
    passwords.push([name, password]);
  }
  return passwords;
};
