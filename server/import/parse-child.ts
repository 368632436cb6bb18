/** The child process of `child.ts`: takes one job, writes its lines to the pipe, ends. */
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { type Job, type Line, ROWS_FD } from './child.ts';
import { normalise } from './normalise.ts';
import { read } from './readers.ts';

const pipe = new Socket({ fd: ROWS_FD });

/** Waits where the parent reads more slowly than rows are made. */
const write = (line: Line): Promise<void> | void => {
  if (pipe.write(`${JSON.stringify(line)}\n`)) return;
  return new Promise((resolve) => pipe.once('drain', resolve));
};

async function work({ file, name, choices, options }: Job): Promise<void> {
  const reading = await read({ name, bytes: await readFile(file) }, choices);
  const { rows, refused, notes, ...rest } = normalise(reading, choices, options);
  const { format, encoding, layers, columns, axisOrder } = reading;
  await write({ head: { ...rest, format, encoding, layers, columns, axisOrder } });
  for (const one of notes) await write({ note: one });
  for (const one of refused) await write({ refused: one });
  for (const row of rows) await write({ row });
  await new Promise<void>((resolve) => pipe.end(resolve));
}

process.once('message', (job: Job) => {
  work(job).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
      process.disconnect();
    },
  );
});
