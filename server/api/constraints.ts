/**
 * What limits building, from both sides: on a parcel, `/api/constraints/{parcelId}`, and the parcels that one constraint
 * touches, `/api/constraints/{id}/parcels`. For those who may read constraints; to anyone else there are none.
 */
import { mayReadDataset, type Role } from '../domain/access.ts';
import {
  type ConstraintShare,
  constraintShares,
  type Touched,
  type TouchedParcels,
  touchedBy,
} from '../domain/constraint.ts';
import { constraint } from '../domain/datasets/constraint.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { type Area, bboxOf, isArea } from '../domain/geometry.ts';
import { readableDataset } from './datasets.ts';
import { toEnd } from './in-turn.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readQuery } from './parameters.ts';
import { parcelsOf } from './parcels.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

/** Who waits longer than for this many others is told to come back. */
const MOST_WAITING = 8;
const MOST_LOOKED_AT = 3000;
const MOST_TOLD = 100;
const PAGE = 100;

/** The thread may be given up after each parcel: a ragged one takes as long as a hundred others. */
function* heldAgainst(limit: Area, parcels: readonly Feature[]): Generator<void, readonly Touched[]> {
  const touched: Touched[] = [];
  for (const parcel of parcels) {
    const one = touchedBy(limit, parcel);
    if (one) touched.push(one);
    yield;
  }
  return touched;
}

const touchedParcels = async ({ store }: Parts, limit: Area, role: Role): Promise<TouchedParcels> => {
  const touched: Touched[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = { bbox: bboxOf(limit)!, fields: ['name', 'synthetic'], limit: PAGE, offset };
    const { features, matched } = await store.features.list('parcel', page, role);
    touched.push(...(await toEnd(heldAgainst(limit, features))));
    await new Promise(setImmediate);
    if (offset + PAGE < Math.min(matched, MOST_LOOKED_AT)) continue;
    const ordered = touched.sort((a, b) => b.share - a.share);
    return { parcels: ordered.slice(0, MOST_TOLD), matched: touched.length, isAll: matched <= MOST_LOOKED_AT };
  }
};

/** The share of a parcel under each kind; null where the role may not know. */
export const sharesOn = async (
  { store }: Parts,
  { geometry }: Feature,
  role: Role,
): Promise<readonly ConstraintShare[] | null> => {
  if (!mayReadDataset(role, constraint)) return null;
  if (!isArea(geometry)) return [];
  const near = await store.features.list(constraint.id, { bbox: bboxOf(geometry)! }, role);
  return constraintShares(geometry, near.features);
};

const noConstraint = (): MutuError =>
  new MutuError('notFound', { zh: '没有这个约束要素。', en: 'There is no such constraint.' });

export const constraints = (parts: Parts) => {
  const { store } = parts;
  const inTurn = oneAtATime(MOST_WAITING);

  return {
    /** What limits building on a parcel, with the share of it that lies under each kind. */
    async onParcel(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      readableDataset('constraint', role);
      const [parcel] = await parcelsOf(parts, c, [c.req.param('parcelId') ?? ''], role);
      return sendJson(c, { constraints: await sharesOn(parts, parcel!, role) });
    },

    /** The parcels that a constraint touches, with the share of each. */
    async touched(c) {
      readQuery(c, []);
      const { role } = c.get('session');
      readableDataset('constraint', role);
      const row = await store.features.get('constraint', c.req.param('id') ?? '', role);
      if (!row) throw noConstraint();
      const { geometry } = row;
      const none: TouchedParcels = { parcels: [], matched: 0, isAll: true };
      return sendJson(c, isArea(geometry) ? await inTurn(() => touchedParcels(parts, geometry, role)) : none);
    },
  } satisfies Record<string, Handler>;
};
