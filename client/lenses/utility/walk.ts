/** From stop to stop of a table whose lines need not have a stop in every column. Pure. */
export type Way = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

const ROUND = { left: -1, right: 1 } as const;
const ALONG = { up: -1, down: 1 } as const;

/** The stop that lies `way` of `from`, in the same column where the way leads up or down; null at the edge. */
export function walked<T>(
  lines: readonly (readonly T[])[],
  from: T,
  way: Way,
  columnOf: (stop: T) => string,
): T | null {
  const at = lines.findIndex((line) => line.includes(from));
  const line = lines[at];
  if (!line) return null;
  if (way === 'first') return line[0] ?? null;
  if (way === 'last') return line.at(-1) ?? null;
  if (way === 'left' || way === 'right') return line[line.indexOf(from) + ROUND[way]] ?? null;
  for (let next = at + ALONG[way]; lines[next]; next += ALONG[way]) {
    const stop = lines[next]!.find((one) => columnOf(one) === columnOf(from));
    if (stop !== undefined) return stop;
  }
  return null;
}
