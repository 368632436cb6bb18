/** Answers that cost several reads, kept until something the role may read has changed. */
import { type Role, readerOf } from '../domain/access.ts';
import type { Parts } from './parts.ts';
import { visibleRevision } from './session.ts';

const MOST = 200;

export type Remember<T> = (key: string, role: Role, make: () => Promise<T>) => Promise<T>;

/** Roles that read alike share an answer. An answer begun before a change is not given after it. */
export const remembered = <T>(parts: Parts, most = MOST): Remember<T> => {
  const kept = new Map<string, { readonly revision: number; readonly answer: Promise<T> }>();
  return (key, role, make) => {
    const place = `${readerOf(role)} ${parts.clock.today} ${key}`;
    const revision = visibleRevision(parts, role);
    const found = kept.get(place);
    if (found?.revision === revision) return found.answer;
    const answer = make();
    kept.set(place, { revision, answer });
    answer.catch(() => kept.delete(place));
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return answer;
  };
};
