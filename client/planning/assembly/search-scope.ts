/** Where assemblies are looked for, as a filter of the parcels that may be put together. Pure. */
import { type Brief, without } from '#domain/brief.ts';
import { type Bbox, type Filter, print } from '#domain/filter.ts';
import { gateFilter } from '#domain/matching/gate-filter.ts';

/** `brief`: where the brief says, and by its other musts · `extent`: what the map shows · else a zone by its id. */
export type Scope = 'brief' | 'extent' | `zone:${string}`;

/** The musts of a brief apart from its area, which the parcels meet together. */
const others = (brief: Brief): Brief => without(without(brief, 'areaMinM2'), 'areaMaxM2');

const filterOf = (scope: Scope, brief: Brief | null, extent: Bbox | null): Filter | null => {
  if (scope === 'brief') return brief && gateFilter(others(brief));
  if (scope === 'extent') return extent && { op: 'intersects', area: extent };
  return { op: '=', field: 'zoneId', value: scope.slice('zone:'.length) };
};

/** As CQL2 text; undefined where the scope says nothing. */
export const scopeCql = (scope: Scope, brief: Brief | null, extent: Bbox | null): string | undefined => {
  const filter = filterOf(scope, brief, extent);
  return filter ? print(filter) : undefined;
};
