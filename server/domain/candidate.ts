/**
 * What the networks promise a parcel: how far the nearest pipe is, what it could still give, how much of the parcel lies
 * near it. A pipe drawn nearby is not service: a candidate never makes an item available, a person or a document does
 * (dataset `service`).
 */

import type { Geometry } from 'geojson';
import type { ServiceItem } from './datasets/service.ts';
import type { Area } from './geometry.ts';

export type NetworkStatus = 'built' | 'building' | 'planned';

/** A line, station or service area of one item. */
export type NetworkElement = {
  readonly id: string;
  readonly item: ServiceItem;
  readonly status: NetworkStatus;
  readonly capacity: number | null;
  readonly capacityUsed: number | null;
  readonly capacityUnit: string | null;
  readonly serviceRadiusM: number | null;
  readonly geometry: Geometry;
};

export type Candidate = {
  readonly parcelId: string;
  readonly item: ServiceItem;
  /** Metres from the parcel line to the nearest element, 0 where it reaches the parcel; null = none recorded within `SEARCH_M`. */
  readonly distanceM: number | null;
  readonly nearestId: string | null;
  readonly nearestStatus: NetworkStatus | null;
  /** The nearest built element that states a capacity and whose service radius, where it states one, reaches the parcel. */
  readonly spareId: string | null;
  /** Capacity less what is used at `spareId`; null = unknown. */
  readonly spare: { readonly value: number; readonly unit: string | null } | null;
  /** Share of the parcel, 0..1, within `NEAR_M` of a built line or in a drawn service area; null = no element of the item is recorded. */
  readonly servedShare: number | null;
};

export type CandidateParcel = { readonly id: string; readonly geometry: Area };

/** What counts as near a line, in metres [a rule of our own, 待核]. */
export const NEAR_M = 300;
/** Beyond this way a connection is a project of its own, and nothing is looked for. */
export const SEARCH_M = 5000;
