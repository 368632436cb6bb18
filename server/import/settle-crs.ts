/**
 * Settles the reference system and the axis order of a layer: what the user chose, what the file states, and whether the
 * numbers can be so. Where they do not settle it, the question is put, with a suggestion that is never taken silently.
 */
import type { Position } from 'geojson';
import { beltOf, isKnownEpsg } from '../domain/crs.ts';
import type { Bbox } from '../domain/filter.ts';
import { fits, isInside, isNorthFirst, most, sizeOf, suggestionFor } from './magnitude.ts';
import { type Note, note } from './note.ts';
import type { Choices, Crs, Layer } from './reader.ts';

/** `epsg` null = to be asked. */
export type Settled = { readonly epsg: number | null; readonly isSwapped: boolean; readonly notes: readonly Note[] };

/** Degrees in China count as expected where the project has not said where it lies. */
const CHINA: readonly Bbox[] = [[73, 3, 136, 54]];

const isGeographic = (epsg: number): boolean => epsg === 4326 || epsg === 4490;
const swapped = ([x, y]: Position): Position => [y!, x!];

const asks = (rule: Note['rule'], layer: string, crs: Crs, suggestion: number | undefined): Note =>
  note('ask', rule, {
    layer,
    detail: { zh: `（${crs.evidence.zh}）`, en: `(${crs.evidence.en})` },
    ...(suggestion === undefined ? {} : { suggestion }),
  });

/** Latitudes beyond 90°, or a place that is the expected one only with the axes exchanged. */
function looksSwapped(positions: readonly Position[], epsg: number, area: readonly Bbox[] | null): boolean {
  if (!isGeographic(epsg)) return most(positions, isNorthFirst);
  if (most(positions, ([x, y]) => Math.abs(y!) > 90 && Math.abs(y!) <= 180 && Math.abs(x!) <= 90)) return true;
  const boxes = area ?? CHINA;
  return !most(positions, (at) => isInside(at, boxes)) && most(positions, (at) => isInside(swapped(at), boxes));
}

type Known = { readonly epsg: number; readonly notes: readonly Note[] } | { readonly ask: Note };

/** The system by choice or statement; degrees in the expected area need none. */
function stated(
  { name, crs }: Layer,
  positions: readonly Position[],
  choices: Choices,
  area: readonly Bbox[] | null,
): Known {
  const suggestion = () => crs.suggestion ?? suggestionFor(positions, area);
  const epsg = choices.crs ?? crs.epsg;
  if (epsg !== null) {
    return isKnownEpsg(epsg)
      ? { epsg, notes: [] }
      : {
          ask: asks(
            'crs-not-recognised',
            name,
            { ...crs, evidence: { zh: `EPSG:${epsg}`, en: `EPSG:${epsg}` } },
            suggestion(),
          ),
        };
  }
  // Nothing to place: the rows say that they have no shape.
  if (positions.length === 0) return { epsg: 4490, notes: [] };
  if (crs.ask) return { ask: asks(crs.ask, name, crs, suggestion()) };
  const isDegrees = most(positions, (at) => isInside(at, area ?? CHINA));
  if (isDegrees) return { epsg: 4490, notes: [note('warning', 'crs-assumed', { layer: name })] };
  const isLatitudeFirst = most(positions, (at) => isInside(swapped(at), area ?? CHINA));
  return isLatitudeFirst
    ? { epsg: 4490, notes: [note('warning', 'crs-assumed', { layer: name })] }
    : { ask: asks('crs-missing', name, crs, suggestion()) };
}

/** `positions`: the first one of each shape of the layer. */
export function settleCrs(
  layer: Layer,
  positions: readonly Position[],
  choices: Choices,
  area: readonly Bbox[] | null,
): Settled {
  const known = stated(layer, positions, choices, area);
  const isSwapped = choices.axes === 'swapped';
  if ('ask' in known) return { epsg: null, isSwapped, notes: [known.ask, ...swapQuestion(layer, positions, choices)] };
  const { epsg, notes } = known;
  const seen = isSwapped ? positions.map(swapped) : positions;
  if (!choices.axes && looksSwapped(positions, epsg, area)) {
    return { epsg: null, isSwapped, notes: [...notes, swapAsked(layer, positions)] };
  }
  const contradicts = seen.length > 0 && most(seen, (at) => !fits(at, epsg) && sizeOf(at) !== 'neither');
  if (!contradicts) return { epsg, isSwapped, notes };
  const suggestion = suggestionFor(seen, area);
  const says =
    beltOf(epsg) || !layer.crs.stated
      ? { ...layer.crs, evidence: { zh: `EPSG:${epsg}`, en: `EPSG:${epsg}` } }
      : layer.crs;
  return {
    epsg: null,
    isSwapped,
    notes: [...notes, asks('crs-contradicts-coordinates', layer.name, says, suggestion)],
  };
}

const swapAsked = ({ name }: Layer, positions: readonly Position[]): Note => {
  const value = positions[0]?.join(', ') ?? '';
  const detail = { zh: `（例如 ${value}）`, en: `(for instance ${value})` };
  return note('ask', 'axes-swapped-suspected', { layer: name, value, detail });
};

/** Both questions are put at once where neither system nor axes are clear. */
const swapQuestion = (layer: Layer, positions: readonly Position[], { axes }: Choices): readonly Note[] =>
  !axes && positions.length > 0 && most(positions, isNorthFirst) ? [swapAsked(layer, positions)] : [];
