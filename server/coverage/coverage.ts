/**
 * What the networks promise the parcels, kept beside the GeoPackage and never older than its last edit. Reads give a
 * role what it could have found out itself: a candidate that rests on a network element the role may not read is unknown
 * to it.
 */
import { type Role, visibleFields } from '../domain/access.ts';
import { type Candidate, NEAR_M, SEARCH_M, spareOf } from '../domain/candidate.ts';
import type { ServiceItem } from '../domain/datasets/service.ts';
import { utility } from '../domain/datasets/utility.ts';
import type { Bbox, Filter } from '../domain/filter.ts';
import { boxesMeet } from '../domain/geometry/box-tree.ts';
import { reaching } from '../domain/geometry/degrees.ts';
import { type CandidateRow, type CoverageFile, openCoverageFile } from '../store/coverage/file.ts';
import type { Store } from '../store/store.ts';
import type { ThreadCode } from '../thread.ts';
import { boxAround } from './cells.ts';
import { bringUpElsewhere, bringUpHere } from './job.ts';

export interface CoverageReads {
  /** Candidates of the parcels of a park that the role may read, parcel by parcel. */
  ofPark(parkId: string, role: Role): Promise<readonly Candidate[]>;
  /** Candidates of those of `ids` that the role may read. For a handful of parcels. */
  ofParcels(ids: readonly string[], role: Role): Promise<readonly Candidate[]>;
  close(): Promise<void>;
}

export type CoverageOptions = {
  /** Path of the GeoPackage; the side file lies beside it. */
  readonly database: string;
  readonly store: Pick<Store, 'features' | 'revision' | 'onChange'>;
  /** Where the work is done; in this thread where absent. */
  readonly worker?: ThreadCode;
};

/** Edits that come within this time are followed together. */
const GATHER_MS = 1000;

const FOLLOWED = ['parcel', 'utility'];

export const createCoverage = ({ database, store, worker }: CoverageOptions): CoverageReads => {
  const file = openCoverageFile(database);
  // A file that knows more than the GeoPackage belongs to another state of it.
  if (file.seq() > store.revision()) file.clear();
  const stopping = new AbortController();
  const revision = () => Math.max(...FOLLOWED.map((dataset) => store.revision(dataset)));
  /** The last touch on which candidates may rest: what is kept of parcels beside the server (`server/standing`) is none. */
  let edited = revision();
  let running: Promise<unknown> | null = null;

  const bringUp = (): Promise<unknown> =>
    worker ? bringUpElsewhere(database, worker, stopping.signal) : bringUpHere(database);

  /** Resolves when the file holds every edit that was there at the call: a run that was under way may have begun before it. */
  const fresh = async (): Promise<void> => {
    const wanted = edited;
    for (let run = 0; run < 2 && file.seq() < wanted; run++) {
      running ??= bringUp().finally(() => {
        running = null;
      });
      await running;
    }
  };

  let waiting: NodeJS.Timeout | undefined;
  /** Without a worker the work waits until somebody asks. A failure is met again, and reported, by whoever asks. */
  const catchUp = () => {
    if (!worker || waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      fresh().catch(() => undefined);
    }, GATHER_MS).unref();
  };
  const stopFollowing = store.onChange(({ datasets, standing }) => {
    if (!datasets.some((dataset) => FOLLOWED.includes(dataset) && !standing.includes(dataset))) return;
    edited = revision();
    catchUp();
  });
  catchUp();

  const readBy = async (role: Role, ids: readonly string[], rows: readonly CandidateRow[]) => {
    const places = new Map(ids.map((id) => [id, file.parcel(id)?.box]));
    const hidden = await hiddenFrom(
      store,
      file,
      role,
      [...places.values()].filter((box) => box !== undefined),
    );
    return rows.map((row) => seenBy(hidden, row, places.get(row.parcelId)));
  };

  return {
    async ofPark(parkId, role) {
      await fresh();
      const filter: Filter = { op: '=', field: 'parkId', value: parkId };
      const page = await store.features.list('parcel', { filter, fields: [], geometry: false }, role);
      const ids = new Set(page.features.map(({ id }) => id));
      const rows = file.ofPark(parkId).filter(({ parcelId }) => ids.has(parcelId));
      return readBy(role, [...ids], rows);
    },
    async ofParcels(ids, role) {
      await fresh();
      const found = await Promise.all(ids.map((id) => store.features.get('parcel', id, role)));
      const readable = found.flatMap((parcel) => parcel?.id ?? []);
      return readBy(role, readable, file.ofParcels(readable));
    },
    async close() {
      stopFollowing();
      clearTimeout(waiting);
      stopping.abort();
      await running?.catch(() => undefined);
      file.close();
    },
  };
};

/** What of the networks around the parcels a role may not read. */
type Hidden = {
  readonly ids: ReadonlySet<string>;
  /** Ground about the serving elements among them, by item: where a share may rest on them. */
  readonly near: ReadonlyMap<ServiceItem, readonly Bbox[]>;
  readonly hidesCapacity: boolean;
};

const CAPACITY = ['capacity', 'capacityUsed', 'capacityUnit'];

const hiddenFrom = async (
  store: Pick<Store, 'features'>,
  file: CoverageFile,
  role: Role,
  boxes: readonly Bbox[],
): Promise<Hidden> => {
  const fields = new Set(visibleFields(role, utility).map(({ id }) => id));
  const hidesCapacity = !CAPACITY.every((field) => fields.has(field));
  if (boxes.length === 0) return { ids: new Set(), near: new Map(), hidesCapacity };
  const bbox = reaching(boxAround(boxes), SEARCH_M);
  const page = await store.features.list(utility.id, { bbox, fields: [], geometry: false }, role);
  const readable = new Set(page.features.map(({ id }) => id));
  const elements = file.elementsWithin(bbox).filter(({ id }) => !readable.has(id));
  const near = new Map<ServiceItem, Bbox[]>();
  for (const { item, isServing, box } of elements)
    if (isServing) near.set(item, [...(near.get(item) ?? []), reaching(box, NEAR_M)]);
  return { ids: new Set(elements.map(({ id }) => id)), near, hidesCapacity };
};

const seenBy = ({ ids, near, hidesCapacity }: Hidden, row: CandidateRow, place: Bbox | undefined): Candidate => {
  const isSeen = (id: string | null) => id !== null && !ids.has(id);
  const isNearestSeen = isSeen(row.nearestId);
  const isSpareSeen = isSeen(row.spareId) && !hidesCapacity;
  const mayRestOnHidden = near.get(row.item)?.some((box) => !place || boxesMeet(box, place)) ?? false;
  return {
    parcelId: row.parcelId,
    item: row.item,
    distanceM: isNearestSeen ? row.distanceM : null,
    nearestId: isNearestSeen ? row.nearestId : null,
    nearestStatus: isNearestSeen ? row.nearestStatus : null,
    spareId: isSpareSeen ? row.spareId : null,
    spare: isSpareSeen ? spareOf(row) : null,
    servedShare: mayRestOnHidden ? null : row.servedShare,
  };
};
