/** `npm run mutu -- …`: what is done to the registers and accounts without a browser. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pino from 'pino';
import type { Accounts } from './api/sign-in.ts';
import { say, sentenceOf, UsageError } from './cli/words.ts';
import { isRole, ROLES } from './domain/access.ts';
import { FORMATS } from './export/writer.ts';
import { IMPORT_USAGE } from './import/command.ts';
import { PROJECT_ROOT, readSettings } from './settings.ts';

const USAGE = `用法 / Usage: npm run mutu -- <command>

  generate [--out FILE]         重建演示数据库 / make the demonstration database (default: MUTU_DB)
  user add NAME --role ROLE     新建账户并显示密码 / add an account and print its password
  user list                     列出账户 / list the accounts
  export DATASET --format ${FORMATS.join('|')} --out FILE
      [--filter CQL2] [--ids a,b] [--crs EPSG:n] [--encoding utf-8|gbk] [--lang zh|en]
      [--role ROLE]             导出数据（默认游客权限） / export a dataset (default: what a guest may see)
  backup FILE                   备份数据与账户（可在线） / back up registers and accounts, also while the server runs
  restore FILE                  恢复备份（须先停止服务） / restore a backup (stop the server first)
${IMPORT_USAGE}

角色 / roles: ${ROLES.filter((role) => role !== 'guest').join(', ')}
`;

/** Commands with a module of their own, which gives the exit code. */
const COMMANDS: Readonly<
  Record<string, () => Promise<{ run(words: readonly string[], entry: string): Promise<number> }>>
> = {
  export: () => import('./cli/export.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  import: () => import('./cli/import.ts'),
};

const openAccounts = async (): Promise<Accounts> => {
  const { openAccountsOf } = await import('./open.ts');
  return openAccountsOf(readSettings(PROJECT_ROOT), pino({ level: 'error' }, pino.destination(2)));
};

const generate = async (out: string | undefined): Promise<void> => {
  const file = out === undefined ? readSettings(PROJECT_ROOT).databaseFile : resolve(out);
  if (!file.endsWith('.gpkg'))
    throw new UsageError(`--out ${file}: 文件名应以 .gpkg 结尾 / the name must end in .gpkg`);
  if (existsSync(file))
    throw new Error(
      `${file} 已存在 / already exists: 请先移走或以 --out 指定其他文件 / move it away or name another file with --out.`,
    );
  const { loadDemonstration, openStoreAt } = await import('./open.ts');
  const store = await openStoreAt(file);
  try {
    const rows = await loadDemonstration(store);
    say(`${file}: ${rows} 行 / rows`);
  } finally {
    await store.close();
  }
};

const addUser = async (name: string, role: string | undefined): Promise<void> => {
  if (!isRole(role) || role === 'guest')
    throw new UsageError(`--role 应为 / give one of: ${ROLES.slice(1).join(', ')}`);
  const password = randomBytes(12).toString('base64url');
  const accounts = await openAccounts();
  await accounts.add({ name, displayName: name, role }, password);
  say(`${name}  ${role}  ${password}`);
};

const listUsers = async (): Promise<void> => {
  const accounts = await openAccounts();
  for (const { name, role, displayName } of await accounts.list()) say(`${name}\t${role}\t${displayName}`);
};

const run = async (words: readonly string[]): Promise<number> => {
  const [first = '', ...rest] = words;
  if (Object.hasOwn(COMMANDS, first)) return (await COMMANDS[first]!()).run(rest, import.meta.url);
  await manage(words);
  return 0;
};

const manage = async (words: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { out: { type: 'string' }, role: { type: 'string' } },
  });
  const [command, action, name, ...more] = positionals;
  if (command === 'generate' && action === undefined) return generate(values.out);
  if (command === 'user' && action === 'list' && name === undefined) return listUsers();
  if (command === 'user' && action === 'add' && name !== undefined && more.length === 0)
    return addUser(name, values.role);
  throw new UsageError(command === undefined ? '' : `未知命令 / unknown command: ${positionals.join(' ')}`);
};

/** 2 = asked wrongly, 1 = could not be done. */
const failed = (error: unknown): number => {
  const isUsage =
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  const sentence = sentenceOf(error);
  process.stderr.write(isUsage ? `${sentence ? `${sentence}\n\n` : ''}${USAGE}` : `${sentence}\n`);
  return isUsage ? 2 : 1;
};

process.exitCode = await run(process.argv.slice(2)).catch(failed);
