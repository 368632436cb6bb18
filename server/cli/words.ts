/** What every command says and how it refuses. */
import { MutuError } from '../domain/errors.ts';

/** Asked wrongly: the sentence is shown with the list of commands. */
export class UsageError extends Error {}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Standard error, so that standard output may be data. */
export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** In both languages, Chinese first. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof MutuError) return `${error.say.zh} ${error.say.en}`;
  return error instanceof Error ? error.message : String(error);
};

/** A command that is refused says why and ends with 2; any other fault is the program's own. */
export const orRefused = async (work: () => Promise<void>): Promise<number> => {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof MutuError)) throw error;
    complain(sentenceOf(error));
    return 2;
  }
};
