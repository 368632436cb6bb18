/**
 * What a fresh clone lacks, made on demand: the packages and the two builds. Plain JavaScript, because it runs before
 * anything is installed; it writes to standard error only, because a command's standard output may be data.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const at = (...path) => join(ROOT, ...path);
const STAMP = at('dist', '.stamp');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules' && !/\.(gpkg|sqlite)/.test(name))
      .map((name) => newest(join(path, name))),
  );
}

function run(what, command, args) {
  process.stderr.write(`亩图: ${what} …\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  process.stderr.write(`亩图: ${what} 失败 / failed (${error?.message ?? `exit ${status}`}).\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `亩图需要 Node.js 20.19 或更高版本，当前为 ${process.versions.node}。 / Mutu needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

/** Installs the locked packages when they are missing or older than the lockfile. */
export function install() {
  checkNode();
  const marker = at('node_modules', '.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(at('package-lock.json')).mtimeMs) return;
  run('安装依赖 / installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Builds client and server when a source is newer than the last build. */
export function build() {
  const sources = ['client', 'server', 'data', 'vite.config.ts', 'package-lock.json'].map((name) => newest(at(name)));
  if (existsSync(STAMP) && statSync(STAMP).mtimeMs >= Math.max(...sources)) return;
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  run('构建页面 / building the client', process.execPath, [vite, 'build', '--logLevel=warn']);
  run('构建服务 / building the server', process.execPath, [vite, 'build', '--mode', 'server', '--logLevel=warn']);
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(STAMP, '');
}
