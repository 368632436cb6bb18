/**
 * The pattern of LIKE (OGC 21-065 §7.4): `%` any run of characters, `_` one character, `\` takes the next one as it is.
 * Upper and lower case differ. A character is a code point, so `_` takes 𠮷 whole, as the database does.
 */

/** One step of a pattern. */
type LikeStep = { readonly any: 'run' | 'one' } | { readonly char: string };

export const likeSteps = (pattern: string): readonly LikeStep[] => {
  const steps: LikeStep[] = [];
  const chars = [...pattern];
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at]!;
    if (char === '%') steps.push({ any: 'run' });
    else if (char === '_') steps.push({ any: 'one' });
    else if (char === '\\' && at + 1 < chars.length) steps.push({ char: chars[++at]! });
    else steps.push({ char });
  }
  return steps;
};

/** Walks with one way back, to the last run: time grows with text × pattern at most, whatever the pattern. */
export const like = (text: string, pattern: string): boolean => {
  const chars = [...text];
  const steps = likeSteps(pattern);
  let [at, step] = [0, 0];
  let back: { at: number; step: number } | null = null;
  while (at < chars.length) {
    const now = steps[step];
    if (now && 'any' in now && now.any === 'run') {
      back = { at, step: step + 1 };
      step += 1;
    } else if (now && ('any' in now || now.char === chars[at])) {
      at += 1;
      step += 1;
    } else if (back) {
      back = { at: back.at + 1, step: back.step };
      ({ at, step } = back);
    } else return false;
  }
  return steps.slice(step).every((rest) => 'any' in rest && rest.any === 'run');
};
