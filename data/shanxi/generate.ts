/**
 * The demonstration: thirteen places of Shanxi with what five articles print of them, and an invented but orderly world
 * around those figures. Pure and deterministic: the same features in the same order at every run.
 */
import type { Feature } from '../../server/domain/edit.ts';
import { buildingsOf } from './buildings.ts';
import { commitmentFeatures } from './commitments.ts';
import { firmsOf } from './enterprises.ts';
import { factFeatures, targetFeatures } from './facts.ts';
import { layPark } from './layout/park.ts';
import { waysAmong } from './network-ways.ts';
import { networkFeatures } from './networks.ts';
import { parcelsOf } from './parcels.ts';
import { parkFeatures } from './parks.ts';
import { PARK_PLANS } from './plans/index.ts';
import { printedWorks } from './printed-works.ts';
import { projectFeatures } from './projects.ts';
import {
  assessmentFeatures,
  constraintFeatures,
  officeFeatures,
  serviceFeatures,
  serviceProfileFeatures,
} from './registers.ts';
import { unitCostFeatures } from './unit-costs.ts';
import { unitsOf } from './units.ts';
import { ZONE_PLANS } from './zone-plans.ts';
import { zoneFeatures } from './zones.ts';

export type GeneratedDataset = { readonly dataset: string; readonly features: readonly Feature[] };

/** Every register, parents before children. */
export function generateShanxi(): readonly GeneratedDataset[] {
  const parks = PARK_PLANS.map((plan) => layPark(plan, ZONE_PLANS.find((zone) => zone.id === plan.zoneId)!.meridian));
  const parcels = parcelsOf(parks);
  const networks = [...networkFeatures(parks), ...printedWorks(parks)];
  const buildings = buildingsOf(parcels);
  const firms = firmsOf(parcels, unitsOf(buildings));
  const projects = projectFeatures(parks, parcels);
  const { commitments, checks } = commitmentFeatures(parcels, projects);
  return [
    { dataset: 'serviceProfile', features: serviceProfileFeatures() },
    { dataset: 'unitCost', features: unitCostFeatures() },
    { dataset: 'zone', features: zoneFeatures(parks) },
    { dataset: 'office', features: officeFeatures() },
    { dataset: 'park', features: parkFeatures(parks) },
    { dataset: 'parcel', features: parcels.map((parcel) => parcel.feature) },
    { dataset: 'service', features: serviceFeatures(parcels, waysAmong(networks)) },
    { dataset: 'assessment', features: assessmentFeatures(parks) },
    { dataset: 'building', features: buildings.map((building) => building.feature) },
    { dataset: 'unit', features: firms.units },
    { dataset: 'utility', features: networks },
    { dataset: 'constraint', features: constraintFeatures(parks) },
    { dataset: 'enterprise', features: firms.enterprises },
    { dataset: 'tenancy', features: firms.tenancies },
    { dataset: 'annualReport', features: firms.reports },
    { dataset: 'project', features: projects },
    { dataset: 'commitment', features: commitments },
    { dataset: 'check', features: checks },
    { dataset: 'target', features: targetFeatures() },
    { dataset: 'fact', features: factFeatures() },
  ];
}
