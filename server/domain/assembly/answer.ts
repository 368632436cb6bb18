/** What an assembly (拼地) and a split what-if are told as: figures, places and findings, by the ids of parcels and roads. */
import type { Position } from 'geojson';
import type { Label } from '../dataset.ts';
import type { Area } from '../geometry.ts';

/** Frontage along one road, as far as it is the nearest that counts; a planned road is told, but counts nothing. */
export type Fronting = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly frontageM: number;
};

/** Of the ground as it would be: one assembled site, or one part of a split. */
export type SiteFigures = {
  /** On the ellipsoid; ground that two parcels both claim counts once. */
  readonly areaM2: number;
  readonly perimeterM: number;
  /** Perimeter over that of a square of the same area: 1 = square, more = drawn-out or ragged. */
  readonly shapeIndex: number;
  /** The narrowest way through the site. */
  readonly minWidthM: number;
  /** Outline along roads that are built or being built: the sum of theirs. */
  readonly frontageM: number;
  readonly roads: readonly Fronting[];
};

/** Ground that the assembly encloses without owning it. */
export type Hole = { readonly areaM2: number; readonly at: Position };

/** Two members run side by side with ground of nobody between them. */
export type Gap = {
  readonly parcels: readonly [string, string];
  /** Where it is widest. */
  readonly widthM: number;
  readonly lengthM: number;
  readonly at: Position;
};

/** The ten kinds of conflict, in the order in which they are told. */
export const CONFLICT_KINDS = [
  'notTouching',
  'overlap',
  'status',
  'unsettledTenure',
  'tenure',
  'landUse',
  'far',
  'density',
  'place',
  'terms',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

export type Finding = {
  readonly kind: ConflictKind;
  /** Ids of the parcels concerned. */
  readonly parcels: readonly string[];
  /** With their names. */
  readonly say: Label;
};

export type Assembly = SiteFigures & {
  readonly parcels: readonly { readonly id: string; readonly name: string; readonly areaM2: number }[];
  readonly outline: Area;
  /** Sum of what the registers count for the parcels (certified where there is a certificate); null where one is unknown. */
  readonly registeredM2: number | null;
  /** Ground that more than one parcel claims. */
  readonly overlapM2: number;
  readonly holes: readonly Hole[];
  readonly gaps: readonly Gap[];
  readonly isTouching: boolean;
  /** Readiness of the least ready member, 1–5; null where that of a member is unknown. */
  readonly worstTier: number | null;
  readonly conflicts: readonly Finding[];
  /** What could not be checked because a parcel does not say; never counted as free of conflict. */
  readonly unknowns: readonly Finding[];
};

/** A set of touching parcels that reaches the wanted area, by what is known before it is drawn. */
export type Suggestion = {
  readonly ids: readonly string[];
  readonly areaM2: number;
  readonly shapeIndex: number;
};

/** What a search for assemblies answers. */
export type FoundAssemblies = {
  /** Parcels that were looked at. */
  readonly candidates: number;
  /** The best shape first. */
  readonly assemblies: readonly Assembly[];
};
