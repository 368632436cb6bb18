/**
 * `npm test`: installs what is missing (packages, and through apt a browser, Chinese fonts, GDAL, poppler and LibreOffice Calc
 * without windows), builds, runs every test and ends with one line `N passed, N failed`. Plain JavaScript, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, ROOT } from '../server/prepare.js';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const has = (command, asked = '--version') => spawnSync(command, [asked], { stdio: 'ignore' }).status === 0;
const browser = () => [process.env.MUTU_TEST_BROWSER, ...BROWSERS].find((path) => path && existsSync(path));

/** Each list is installed by itself: a package that this system does not have keeps no other one out. */
function apt(...lists) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const call = (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    return (
      spawnSync(command, rest, {
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    );
  };
  process.stderr.write(`亩图: 安装测试所需系统软件 / installing ${lists.flat().join(' ')} …\n`);
  if (!call('update', '-qq')) return false;
  return lists.map((list) => call('install', '-y', '-qq', '--no-install-recommends', ...list)).every(Boolean);
}

process.chdir(ROOT);
install();
const wanted = [
  ...(browser() ? [] : [['chromium', 'fonts-noto-cjk']]),
  ...(has('ogrinfo') ? [] : [['gdal-bin', 'python3-gdal']]),
  ...(has('pdftotext', '-v') ? [] : [['poppler-utils']]),
  ...(has('soffice') ? [] : [['libreoffice-calc-nogui']]),
];
if (wanted.length > 0 && !apt(...wanted))
  process.stderr.write(
    '亩图: apt-get 不可用；缺少的软件见上。 / apt-get is not usable here; install the packages above by hand.\n',
  );
const found = browser();
if (!found) {
  process.stderr.write(
    '亩图: 没有浏览器，测试无法运行。请安装 Chromium，或用 MUTU_TEST_BROWSER 指定其路径。 / No browser found: install Chromium or name it in MUTU_TEST_BROWSER.\n0 passed, 1 failed\n',
  );
  process.exit(1);
}
build();
const results = join(ROOT, 'test-results', 'vitest.json');
rmSync(results, { force: true });
mkdirSync(join(ROOT, 'test-results'), { recursive: true });
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, MUTU_TEST_BROWSER: found },
});
const report = existsSync(results)
  ? JSON.parse(readFileSync(results, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, testResults: [] };
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length;
const failed = Math.max(report.numFailedTests + brokenFiles, status === 0 ? 0 : 1);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
