/** Sentences of the search box and the coordinate under the pointer, in English. */
import type { zhSearch } from '../zh/search.ts';

export const enSearch: Record<keyof typeof zhSearch, string> = {
  'search.label': 'Search',
  'search.placeholder': 'Name, number, pinyin initials or coordinate',
  'search.hint': 'Also longitude,latitude or 3° grid X,Y',
  'search.none': 'Nothing found for “{text}”. Try part of a name, pinyin initials or a coordinate.',
  'search.results': '{count} results',

  'place.title': 'Coordinate here',
  'place.close': 'Close the coordinate',
  'place.degrees': 'Longitude, latitude',
  'place.grid': '{width}° belt {zone} (meridian {meridian}°) X, Y',
  'place.copyOf': 'Copy {name}',
  'place.copy': 'Copy',
};
