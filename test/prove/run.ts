/** `npm run prove`: the long proofs. `npm test` runs the same code with small counts. */
import { proveCrash } from './crash.ts';

const { cycles, acknowledged, lost, half, damaged } = await proveCrash(300);
process.stdout.write(
  `crash: ${cycles} kills, ${acknowledged} edits acknowledged, ${lost} lost, ${half} half written, ${damaged} files damaged\n`,
);
process.exit(lost + half + damaged === 0 && acknowledged > cycles ? 0 : 1);
