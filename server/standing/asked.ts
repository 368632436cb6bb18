/** Which parcels a change touches: those that changed, and those that rest on what changed, as it was or as it is. */
import type { Bbox } from '../domain/filter.ts';
import { reaching } from '../domain/geometry/degrees.ts';
import { bboxOf } from '../domain/geometry.ts';
import { WORKS_M } from '../domain/land/standing.ts';
import type { Counted, Mark, Source, StandingRegister } from '../store/standing/register.ts';

export type Sources = Readonly<Record<Source, ReadonlyMap<number, Counted | null>>>;

/** Parcels to be worked out, by number in order, and what to remember of the rows they rest on. */
export type Asked = { readonly parcels: readonly number[]; readonly sources: Sources };

/** How far from a row of the register parcels rest on it. */
const REACH_M: Readonly<Record<Source, number>> = { utility: WORKS_M, assessment: 0 };

const isPoint = ([west, south, east, north]: Bbox): boolean => west === east && south === north;

const byFid = (rows: readonly Counted[]): ReadonlyMap<number, Counted> => new Map(rows.map((row) => [row.fid, row]));

const worksOf = (register: StandingRegister, today: string, fids: readonly number[] | null): readonly Counted[] =>
  register.works(today, fids).map(({ fid, item, geometry }) => ({ fid, kind: item, box: bboxOf(geometry)! }));

/** Works of one point that stayed where they were count as before, whatever else is said of them. */
const isAsBefore = (dataset: Source, before: Counted, now: Counted): boolean =>
  dataset === 'utility' &&
  before.kind === now.kind &&
  isPoint(now.box) &&
  before.box.every((x, at) => x === now.box[at]);

export const everything = (register: StandingRegister, today: string): Asked => ({
  parcels: register.allParcels(),
  sources: { utility: byFid(worksOf(register, today, null)), assessment: byFid(register.assessmentBoxes(null)) },
});

/** Null where more than `most` parcels are asked for. */
export const touchedSince = (
  register: StandingRegister,
  { seq, day }: Mark,
  today: string,
  most: number,
): Asked | null => {
  const parcels = new Set(register.touched('parcel', seq));
  const around = (dataset: Source, box: Bbox) => {
    for (const fid of register.parcelsWithin(reaching(box, REACH_M[dataset]), most)) parcels.add(fid);
  };
  const sourcesOf = (dataset: Source): ReadonlyMap<number, Counted | null> => {
    const fids = [
      ...new Set([...register.touched(dataset, seq), ...(day === today ? [] : register.ageing(dataset, day, today))]),
    ];
    const before = register.counted(dataset, fids);
    const now = byFid(dataset === 'utility' ? worksOf(register, today, fids) : register.assessmentBoxes(fids));
    const changed = new Map<number, Counted | null>();
    for (const fid of fids) {
      const [was, is] = [before.get(fid), now.get(fid)];
      if (was && is && isAsBefore(dataset, was, is)) continue;
      for (const one of [was, is]) if (one && parcels.size <= most) around(dataset, one.box);
      if (was || is) changed.set(fid, is ?? null);
    }
    return changed;
  };
  const sources = { utility: sourcesOf('utility'), assessment: sourcesOf('assessment') };
  if (parcels.size > most) return null;
  return { parcels: [...parcels].sort((a, b) => a - b), sources };
};
