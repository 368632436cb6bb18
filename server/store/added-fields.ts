/** Which fields are summed over the rows of an answer. */
import type { Field } from '../domain/dataset.ts';

/** Areas and money are worth adding up; heights, prices and shares are not. */
const ADDED_UNITS = new Set(['m2', 'wanYuan']);

export const isAdded = ({ type, unit }: Field): boolean =>
  type === 'number' && unit !== undefined && ADDED_UNITS.has(unit);
