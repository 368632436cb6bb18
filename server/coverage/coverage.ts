/**
 * What the networks promise the parcels, kept beside the GeoPackage and never older than its last edit. Reads give a
 * role what it could have found out itself: a candidate that rests on a network element the role may not read is unknown
 * to it.
 */
import { type Role, visibleFields } from '../domain/access.ts';
import { type Candidate, NEAR_M, SEARCH_M, spareOf } from '../domain/candidate.ts';
import { utility } from '../domain/datasets/utility.ts';
import type { Filter } from '../domain/filter.ts';
import { type CandidateRow, type CoverageFile, type KeptElement, openCoverageFile } from '../store/coverage/file.ts';
import type { Store } from '../store/store.ts';
import { boxAround, leastGapM, widened } from './cells.ts';
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
  readonly worker?: URL | string;
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
  let running: Promise<unknown> | null = null;

  const bringUp = (): Promise<unknown> =>
    worker ? bringUpElsewhere(database, worker, stopping.signal) : bringUpHere(database);

  /** Resolves when the file holds every edit that was there at the call: a run that was under way may have begun before it. */
  const fresh = async (): Promise<void> => {
    const wanted = revision();
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
  const stopFollowing = store.onChange(({ datasets }) => {
    if (datasets.some((dataset) => FOLLOWED.includes(dataset))) catchUp();
  });
  catchUp();

  const readBy = async (role: Role, ids: readonly string[], rows: readonly CandidateRow[]) => {
    const hidden = await hiddenFrom(store, file, role, ids);
    return rows.map((row) => seenBy(role, row, file, hidden));
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

/** Elements around the parcels that the role may not read, by id. */
const hiddenFrom = async (
  store: Pick<Store, 'features'>,
  file: CoverageFile,
  role: Role,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptElement>> => {
  const boxes = ids.map((id) => file.parcel(id)?.box).filter((box) => box !== undefined);
  if (boxes.length === 0) return new Map();
  const bbox = widened(boxAround(boxes), SEARCH_M);
  const page = await store.features.list(utility.id, { bbox, fields: [], geometry: false }, role);
  const readable = new Set(page.features.map(({ id }) => id));
  const elements = file.elementsWithin(bbox).filter(({ id }) => !readable.has(id));
  return new Map(elements.map((element) => [element.id, element]));
};

const CAPACITY = ['capacity', 'capacityUsed', 'capacityUnit'];

const seenBy = (
  role: Role,
  row: CandidateRow,
  file: CoverageFile,
  hidden: ReadonlyMap<string, KeptElement>,
): Candidate => {
  const fields = visibleFields(role, utility).map(({ id }) => id);
  const isNearestSeen = row.nearestId !== null && !hidden.has(row.nearestId);
  const isSpareSeen =
    row.spareId !== null && !hidden.has(row.spareId) && CAPACITY.every((field) => fields.includes(field));
  const place = hidden.size > 0 ? file.parcel(row.parcelId) : undefined;
  const isShareSeen = ![...hidden.values()].some(
    ({ item, isServing, box }) => isServing && item === row.item && place && leastGapM(place.box, box) <= NEAR_M,
  );
  return {
    parcelId: row.parcelId,
    item: row.item,
    distanceM: isNearestSeen ? row.distanceM : null,
    nearestId: isNearestSeen ? row.nearestId : null,
    nearestStatus: isNearestSeen ? row.nearestStatus : null,
    spareId: isSpareSeen ? row.spareId : null,
    spare: isSpareSeen ? spareOf(row) : null,
    servedShare: isShareSeen ? row.servedShare : null,
  };
};
