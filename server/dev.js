/** `npm run dev`: the server restarts on a change of its files, the page reloads by itself on :5173. */
import { spawn } from 'node:child_process';
import { install, ROOT } from './prepare.js';

process.chdir(ROOT);
install();
const tsx = [
  'node_modules/tsx/dist/cli.mjs',
  'watch',
  '--exclude',
  'client/**',
  '--exclude',
  'dist/**',
  'server/main.ts',
];
const vite = ['node_modules/vite/bin/vite.js'];
const children = [tsx, vite].map((args) => spawn(process.execPath, args, { stdio: 'inherit' }));
const stop = () => {
  for (const child of children) child.kill();
};
for (const child of children) child.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
