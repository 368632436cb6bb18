/** Sentences of searches kept in the browser, in English. */
import type { zhSaved } from '../zh/saved.ts';

export const enSaved: Record<keyof typeof zhSaved, string> = {
  'saved.title': 'Searches kept in this browser',
  'saved.name': 'A name for this search',
  'saved.keep': 'Keep',
  'saved.drop': 'Delete the search {name}',
};
