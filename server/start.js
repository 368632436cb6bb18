/** `npm start` serves the map; `npm run mutu -- …` is the command line. Both make what is missing first. */
import { build, install, ROOT } from './prepare.js';

process.chdir(ROOT);
install();
build();
if (process.argv[2] === 'mutu') {
  process.argv.splice(2, 1);
  await import('../dist/server/cli.js');
} else {
  await import('../dist/server/main.js');
}
