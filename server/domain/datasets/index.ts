/** Every dataset, in the order in which a parent comes before its children. */
import type { Dataset, Field } from '../dataset.ts';
import { annualReport } from './annual-report.ts';
import { assessment } from './assessment.ts';
import { building } from './building.ts';
import { check, commitment } from './commitment.ts';
import { constraint } from './constraint.ts';
import { enterprise } from './enterprise.ts';
import { fact, target } from './fact.ts';
import { document, office } from './office.ts';
import { parcel } from './parcel.ts';
import { park } from './park.ts';
import { project } from './project.ts';
import { scenario } from './scenario.ts';
import { service } from './service.ts';
import { serviceProfile } from './service-profile.ts';
import { tenancy } from './tenancy.ts';
import { unit } from './unit.ts';
import { unitCost } from './unit-cost.ts';
import { utility } from './utility.ts';
import { zone } from './zone.ts';

export const DATASETS = [
  serviceProfile,
  unitCost,
  zone,
  office,
  park,
  parcel,
  service,
  assessment,
  building,
  unit,
  utility,
  constraint,
  scenario,
  enterprise,
  tenancy,
  annualReport,
  project,
  commitment,
  check,
  target,
  fact,
  document,
] as const satisfies readonly Dataset[];

/** The declaration of `id`, or undefined where no such dataset exists. */
export const datasetOf = (id: string): Dataset | undefined => DATASETS.find((dataset) => dataset.id === id);

export const fieldOf = (dataset: Dataset, id: string): Field | undefined => dataset.fields.find((field) => field.id === id);
