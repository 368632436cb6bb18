/** What every lens is given by the shell. */
import type { Dataset } from '#domain/dataset.ts';
import { datasetOf } from '#domain/datasets/index.ts';
import type { Session } from '../api.ts';
import type { LensId, View } from '../state/view.ts';
import type { Names } from './names.ts';

export type Scene = {
  readonly view: View;
  readonly session: Session;
  readonly names: Names;
  /** Grows with every change of the data. */
  readonly revision: number;
};

/** The register that a lens filters and lists. */
const REGISTERS: Record<LensId, string> = {
  overview: 'zone',
  land: 'parcel',
  factory: 'unit',
  output: 'parcel',
  utility: 'utility',
  project: 'project',
};

export const registerOf = (lens: LensId): Dataset => datasetOf(REGISTERS[lens])!;
