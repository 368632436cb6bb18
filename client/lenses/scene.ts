/** What every lens is given by the shell. */
import type { Bbox } from '#domain/filter.ts';
import type { Session } from '../api.ts';
import type { View } from '../state/view.ts';
import type { Names } from './names.ts';

export type Scene = {
  readonly view: View;
  readonly session: Session;
  readonly names: Names;
  /** Grows with every change of the data. */
  readonly revision: number;
  /** What the free part of the resting map shows, in degrees; null before it has come to rest, or without a map. */
  readonly extent: Bbox | null;
};
