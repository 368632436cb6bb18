/**
 * Brings the standing of parcels up to the registers it rests on, in slices, others being served in between. Only rows
 * that come out otherwise are written. The mark moves when all is done: a run that breaks off is run again.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Standing, type Surroundings, standingOf } from '../domain/land/standing.ts';
import type { SketchedLine } from '../domain/matching/ground.ts';
import type { StandingRegister, StoredParcel } from '../store/standing/register.ts';
import { type Asked, everything, touchedSince } from './asked.ts';
import { type Measuring, measuring } from './measured.ts';
import { surroundingsOn } from './surroundings.ts';

/** Parcels worked out and written at a time where others wait for the thread: some 10 ms. */
const SLICE = 50;
/** And where nobody does: the file is held for as long while they are written. */
const LARGE_SLICE = 500;

export type Sketch = {
  readonly lines: readonly SketchedLine[];
  /** Tells these lines from others. */
  readonly print: string;
};

export type Day = { readonly today: string; readonly sketch: Sketch };

/** How many parcels were looked at; null where there were more than `most`, and nothing was done. */
export const bringUp = async (
  register: StandingRegister,
  { today, sketch }: Day,
  most = Infinity,
): Promise<number | null> => {
  const seq = register.lastSeq();
  const asked = askedOf(register, today, sketch.print, most);
  if (asked === null || asked.parcels.length > most) return null;
  const measure = measuring();
  const around = surroundingsOn(
    register,
    register.works(today, [...asked.sources.utility.keys()]),
    sketch.lines,
    today,
    measure,
  );
  const slice = most === Infinity ? LARGE_SLICE : SLICE;
  for (let from = 0; from < asked.parcels.length; from += slice) {
    const parcels = register.parcels(asked.parcels.slice(from, from + slice));
    const changed = parcels.flatMap((parcel) => changeOf(parcel, around, measure));
    if (changed.length > 0) await register.write(changed);
    await nextTurn();
  }
  measure.tell();
  await register.settle({ seq, day: today, sketch: sketch.print }, asked.sources);
  return asked.parcels.length;
};

const UNKNOWN: Standing = {
  readinessTier: null,
  substationM: null,
  waterWorksM: null,
  motorwayKm: null,
  railKm: null,
};

const askedOf = (register: StandingRegister, today: string, print: string, most: number): Asked | null => {
  const mark = register.mark();
  if (mark === null || mark.sketch !== print) return register.lastParcel() > most ? null : everything(register, today);
  // Beyond so many touches they are not even listed.
  return most < Infinity && register.countTouched(mark.seq, most + 1) > most
    ? null
    : touchedSince(register, mark, today, most);
};

const changeOf = (
  parcel: StoredParcel,
  around: (parcel: StoredParcel) => Surroundings,
  measure: Measuring,
): readonly (readonly [number, Standing])[] => {
  const standing = measure.of(parcel.id, () => standingOf(parcel, around(parcel))) ?? UNKNOWN;
  const differs = Object.entries(standing).some(([id, value]) => value !== (parcel.properties[id] ?? null));
  return differs ? [[parcel.fid, standing]] : [];
};
