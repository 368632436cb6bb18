/** The key that signs session cookies: as set, or made once and kept beside the accounts for their owner's eyes only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Settings } from '../settings.ts';

export const sessionSecret = ({ secret, accountsFile }: Settings): string => {
  if (secret !== null) return secret;
  const file = `${accountsFile}.secret`;
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
};
