/**
 * Surveyed corners as a parcel keeps them beside its shape (`surveyedCoordinates`, in `sourceEpsg`): `X,Y;X,Y;…` in
 * metres, X north and Y east as the surveyor writes them, with the digits he wrote; `|` between rings, each without its
 * repeated last corner. So a file that came in goes out with the same numbers.
 */
import type { EastNorth } from './crs.ts';

export type SurveyedRing = readonly EastNorth[];

const CORNER = /^(\d{1,9}(?:\.\d{1,9})?),(\d{1,9}(?:\.\d{1,9})?)$/;

function cornerOf(text: string): EastNorth | null {
  const match = CORNER.exec(text.trim());
  return match ? [Number(match[2]), Number(match[1])] : null;
}

/** The rings, [east, north]; null where the text is not of this form. */
export function readSurveyed(text: string): readonly SurveyedRing[] | null {
  const rings = text.split('|').map((ring) => ring.split(';').map(cornerOf));
  const isSound = rings.every((ring) => ring.length >= 3 && ring.every((corner) => corner !== null));
  return isSound ? (rings as SurveyedRing[]) : null;
}

/** Less than this is the noise of binary numbers, not a survey. */
const NOISE_M = 1e-6;

/** Millimetres, or the further digits that the survey has. */
const digits = (value: number): string => {
  const text = value.toFixed(3);
  return Math.abs(Number(text) - value) < NOISE_M ? text : String(Number(value.toFixed(6)));
};

/** The text of rings given as [east, north]; a last corner that repeats the first is left out. */
export const printSurveyed = (rings: readonly SurveyedRing[]): string =>
  rings
    .map((ring) => {
      const [first, last] = [ring[0], ring.at(-1)];
      const isClosed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
      return (isClosed ? ring.slice(0, -1) : ring).map(([east, north]) => `${digits(north)},${digits(east)}`).join(';');
    })
    .join('|');
