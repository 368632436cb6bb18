/** Shapes of the answers a screen reads. The server builds them, the client types its reads with them. */
import type { Candidate } from './candidate.ts';
import type { Coverage, Denominator } from './coverage.ts';
import type { Label } from './dataset.ts';
import type { ServiceItem } from './datasets/service.ts';
import type { Value } from './edit.ts';
import type { Bbox } from './filter.ts';
import type { ServiceProfile } from './services.ts';

/** Rows that pass a filter, with the sum of each number field that makes sense to add (areas, floor areas, money). */
export type Totals = { readonly count: number; readonly sums: Readonly<Record<string, number>> };

export type FacetCount = { readonly value: Value; readonly count: number };

/** Live counts: the counts of a field leave out that field's own clause, so that other choices stay visible. */
export type Facets = Totals & {
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /** Smallest and largest known value of each number facet, its own clause left out. */
  readonly ranges: Readonly<Record<string, readonly [number, number] | null>>;
};

export type SearchHit = {
  readonly kind: 'feature' | 'coordinate';
  readonly dataset: string | null;
  readonly id: string | null;
  readonly name: string;
  /** One line below the name: what it is and where. */
  readonly note: { readonly zh: string; readonly en: string };
  readonly lon: number | null;
  readonly lat: number | null;
  readonly bbox: Bbox | null;
};

/** 总览: one card per zone, with its printed figures and what the registers add up to. */
export type ZoneOverview = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  /** 所在地: the division it lies in, as the register names it. */
  readonly place: string | null;
  readonly kind: 'zone' | 'partner' | 'reportingUnit';
  readonly lon: number;
  readonly lat: number;
  readonly synthetic: boolean;
  readonly facts: readonly PrintedFact[];
  readonly registers: {
    readonly parcels: Totals;
    readonly landAvailable: Totals;
    readonly buildings: Totals;
    readonly units: Totals;
    readonly vacant: Totals;
    readonly projects: Totals;
  };
};

export type PrintedFact = {
  readonly id: string;
  readonly subject: string;
  readonly measure: string;
  readonly value: number | null;
  readonly dateValue: string | null;
  readonly unitText: string;
  readonly bound: string | null;
  readonly nature: 'actual' | 'plan' | 'target';
  readonly date: string;
  readonly source: string;
  readonly quote: string;
};

/** A printed target beside what is known of it; `actual` null = no figure printed, never 0. */
export type TargetProgress = {
  readonly id: string;
  readonly zoneId: string;
  readonly measure: string;
  readonly operator: 'atLeast' | 'equal';
  readonly target: number;
  readonly year: number;
  readonly actual: number | null;
  /** What the actual figure rests on, in words. */
  readonly basis: { readonly zh: string; readonly en: string };
  readonly fact: PrintedFact | null;
};

export type Overview = {
  readonly asOf: string;
  readonly zones: readonly ZoneOverview[];
  readonly targets: readonly TargetProgress[];
};

export type OutputIndicator = 'outputPerMu' | 'taxPerMu' | 'addedValuePerMu';

/** 亩均: one row per parcel with enterprises in that year; value null = land or figures missing (缺用地/缺数据). */
export type OutputRow = {
  readonly parcelId: string;
  readonly name: string;
  readonly zoneId: string;
  readonly parkId: string | null;
  readonly areaM2: number | null;
  readonly numeratorWanYuan: number | null;
  readonly value: number | null;
  readonly enterprises: number;
  readonly synthetic: boolean;
};

export type OutputBoard = {
  readonly indicator: OutputIndicator;
  readonly year: number;
  readonly years: readonly number[];
  /** Upper bounds of the first four of five classes (quantiles of the known values over all years). */
  readonly breaks: readonly number[];
  readonly rows: readonly OutputRow[];
  readonly total: {
    readonly numeratorWanYuan: number;
    readonly areaM2: number;
    readonly value: number | null;
    readonly parcels: number;
    readonly missing: number;
  };
};

/** “为什么是这个数”: the formula in words, each input with its source row, and the figure. */
export type Explanation = {
  readonly indicator: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly formula: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly of: { readonly dataset: string; readonly id: string; readonly name: string };
  readonly year: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly inputs: readonly {
    readonly label: { readonly zh: string; readonly en: string };
    readonly value: number | null;
    readonly unit: string;
    readonly from: { readonly dataset: string; readonly id: string; readonly name: string } | null;
    readonly asOf: string | null;
    readonly source: string | null;
    readonly synthetic: boolean;
  }[];
  readonly asOf: string | null;
  readonly synthetic: boolean;
};

/** Coverage of a park's or zone's land under one denominator; areas in ㎡. */
export type LandCoverage = {
  readonly items: Readonly<Record<ServiceItem, Coverage>>;
  /** By profile id: parcels whose whole profile is confirmed. */
  readonly profiles: Readonly<Record<string, Coverage>>;
  /** 红线内场地平整, a figure of its own. */
  readonly levelled: Coverage;
};

type CoveredPlace = {
  readonly id: string;
  readonly name: string;
  /** By denominator, the default one first. */
  readonly coverage: Readonly<Record<Denominator, LandCoverage>>;
};

/** 配套: park × item; areas in ㎡ of the parcels by status of the item. */
export type UtilityTable = {
  readonly unit: 'm2';
  readonly denominators: readonly (Label & { readonly id: Denominator })[];
  /** As the registers define them, smallest N first. */
  readonly profiles: readonly ServiceProfile[];
  readonly zones: readonly CoveredPlace[];
  readonly parks: readonly (CoveredPlace & {
    readonly zoneId: string;
    /** All parcels, whatever their use. */
    readonly parcels: number;
    readonly areaM2: number;
    readonly items: Readonly<
      Record<
        string,
        {
          readonly confirmedM2: number;
          readonly unknownM2: number;
          readonly plannedM2: number;
          readonly networkLines: number;
          readonly nodes: number;
        }
      >
    >;
  })[];
};

/** What the networks promise the parcels of one park. */
export type ParkCandidates = {
  readonly parkId: string;
  /** Way to a line that counts as near, and the way within which anything is looked for; metres. */
  readonly nearM: number;
  readonly searchM: number;
  readonly candidates: readonly Candidate[];
};

/**
 * A basemap on offer, and how the client draws it: `offline` from GeoJSON, `raster` and `protomaps` from tiles of this
 * server at `/basemap/{id}/{z}/{x}/{y}`, `style` from its own address.
 */
export type Basemap = Label & {
  readonly id: string;
  readonly kind: 'offline' | 'raster' | 'protomaps' | 'style';
  /** Raster: the id under which its names lie, to be drawn over the registers. */
  readonly names?: string;
  readonly url?: string;
  /** Whom it must name on the map. */
  readonly credit?: string;
};
