/** What limits building on each lot of a divided parcel, by the constraints about them; nothing for those who may not know. */
import { mayReadDataset } from '#domain/access.ts';
import { type ConstraintShare, constraintShares } from '#domain/constraint.ts';
import { constraint } from '#domain/datasets/constraint.ts';
import { type Area, bboxOf } from '#domain/geometry.ts';
import { digits, type Lang } from '#domain/units.ts';
import { api } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import { t } from '../text/t.ts';

/** More than lie about any parcel, unless small ones were drawn by the thousand. */
const MOST_READ = 1000;

export type LotLimits = {
  /** Of each lot, in order; null where the reader may not know. */
  readonly ofLots: readonly (readonly ConstraintShare[] | null)[];
  /** Constraints about the lots, and how many of them the shares rest on. */
  readonly matched: number;
  readonly read: number;
};

export const lotLimits = async (
  lots: readonly Area[],
  { session }: Pick<Scene, 'session'>,
  signal: AbortSignal,
): Promise<LotLimits> => {
  if (!mayReadDataset(session.role, constraint)) return { ofLots: lots.map(() => null), matched: 0, read: 0 };
  const bbox = bboxOf({ type: 'GeometryCollection', geometries: [...lots] })!;
  const { items, matched } = await api.items(constraint.id, { bbox, geometry: true, limit: MOST_READ }, signal);
  return { ofLots: lots.map((lot) => constraintShares(lot, items)), matched, read: items.length };
};

/** Null where all were looked at. */
export const missedText = ({ matched, read }: LotLimits, lang: Lang): string | null =>
  matched > read ? t(lang, 'print.lot.missed', { matched: digits(matched, [0, 0]), read: digits(read, [0, 0]) }) : null;
