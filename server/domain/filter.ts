/**
 * One filter, three readers: SQL (`store/filter-sql.ts`), MapLibre (`client/map/expression.ts`) and `matches` here. All
 * three hold one rule for unknown values: a comparison with null is unknown, NOT unknown is unknown, and only what is
 * true is picked. On the wire it is CQL2 text (OGC 21-065).
 */
import type { Polygon } from 'geojson';

/** Degrees: west, south, east, north. */
export type Bbox = readonly [number, number, number, number];

export type Literal = string | number | boolean;

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Filter =
  | { readonly op: 'and' | 'or'; readonly args: readonly Filter[] }
  | { readonly op: 'not'; readonly arg: Filter }
  | { readonly op: Comparison; readonly field: string; readonly value: Literal }
  | { readonly op: 'between'; readonly field: string; readonly low: number | string; readonly high: number | string }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly Literal[] }
  | { readonly op: 'like'; readonly field: string; readonly pattern: string }
  | { readonly op: 'isNull'; readonly field: string }
  | { readonly op: 'intersects'; readonly area: Bbox | Polygon };
