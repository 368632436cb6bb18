/**
 * A reading and the user's choices to features in lon/lat (EPSG:4490) with their areas, and to everything that can be
 * said about them before anything is written: reference system, shapes, numbers, values, neighbours, place.
 */
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { beltOf, type EastNorth, planeAreaM2, project } from '../domain/crs.ts';
import type { Bbox } from '../domain/filter.ts';
import { areaM2, bboxOf, isArea } from '../domain/geometry.ts';
import { attributeNotes } from './attribute-notes.ts';
import { codeColumnOf } from './columns.ts';
import { firstPosition, planeFor } from './magnitude.ts';
import { neighbourNotes, sliverNotes } from './neighbours.ts';
import { type Note, note, type Outcome, outcomeOf } from './note.ts';

import { type Expected, placeNotes } from './place-notes.ts';
import type { Choices, Layer, Properties, Raw, Reading } from './reader.ts';
import { type Settled, settleCrs } from './settle-crs.ts';
import { asWritten, type Kind, shapeOf } from './shape.ts';

export type Options = {
  /** Where the project lies; anywhere in China where absent. */
  readonly expected?: Expected;
  /** The kind of shape the dataset holds; where absent, polygons as soon as the layer has one. */
  readonly kind?: Kind;
  /** EPSG number of the plane on which the project measures. */
  readonly planeEpsg?: number;
};

export type Row = {
  readonly row: number;
  readonly layer: string;
  readonly code: string | null;
  readonly properties: Properties;
  /** In degrees, EPSG:4490; null in tables of values. */
  readonly geometry: Geometry | null;
  /** As surveyed on the plane of `epsg`, after repairs; null where the file is in degrees or in Web Mercator. */
  readonly own: Geometry | null;
  readonly epsg: number | null;
  readonly areaPlaneM2: number | null;
  readonly areaGeodesicM2: number | null;
  readonly bbox: Bbox | null;
  /** In degrees, where the shape was repaired: what stood in the file. */
  readonly asWritten?: Geometry;
};

/** A row that may not be imported, with what of it can be shown. */
export type RefusedRow = Pick<Row, 'row' | 'layer' | 'code' | 'properties' | 'geometry'>;

export type Normalised = {
  readonly outcome: Outcome;
  readonly epsg: number | null;
  readonly isSwapped: boolean;
  /** Rows that may be imported; none while a question about where they lie is open. */
  readonly rows: readonly Row[];
  readonly rowsIn: number;
  readonly rowsRefused: number;
  /** The refused rows one by one, where the file itself is read. */
  readonly refused: readonly RefusedRow[];
  /** Of the reading and of everything here, in the order of the rows. */
  readonly notes: readonly Note[];
};

const areaOnPlane = (geometry: Polygon | MultiPolygon): number => {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce((sum, rings) => sum + planeAreaM2(rings as unknown as EastNorth[][]), 0);
};

/** ㎡ on the surveyed plane, or, for degrees and Web Mercator, on the plane of the project's zone. */
function planeM2(own: Geometry, geometry: Geometry, epsg: number, projectEpsg?: number): number | null {
  if (!isArea(own) || !isArea(geometry)) return null;
  if (beltOf(epsg)) return areaOnPlane(own);
  const plane = planeFor(firstPosition(geometry)?.[0] ?? 0, projectEpsg);
  if (plane === null) return null;
  const onPlane = (ring: readonly number[][]) => ring.map(([x, y]) => [...project([x!, y!], plane)]);
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return areaOnPlane({ type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(onPlane)) });
}

const AREA_TOLERANCE_M2 = 1;
const AREA_TOLERANCE_SHARE = 0.001;

function statedAreaNotes({ statedAreaM2, row }: Raw, computed: number | null): readonly Note[] {
  if (statedAreaM2 === undefined || computed === null) return [];
  const allowed = Math.max(AREA_TOLERANCE_M2, AREA_TOLERANCE_SHARE * statedAreaM2);
  if (Math.abs(computed - statedAreaM2) <= allowed) return [];
  const [said, is] = [statedAreaM2.toFixed(2), computed.toFixed(2)];
  return [
    note('warning', 'area-contradicts-header', {
      row,
      value: said,
      detail: { zh: `（写 ${said} ㎡，计算 ${is} ㎡）`, en: `(${said} m² stated, ${is} m² computed)` },
    }),
  ];
}

type Frame = { readonly layer: Layer; readonly settled: Settled; readonly kind: Kind | null };

const kindOf = (features: readonly Raw[], wanted: Kind | undefined): Kind | null =>
  wanted ?? (features.some(({ geometry }) => isArea(geometry)) ? 'polygon' : null);

function frameOf(layer: Layer, features: readonly Raw[], choices: Choices, options: Options): Frame {
  const positions = features.map(({ geometry }) => firstPosition(geometry)).filter((at) => at !== null);
  const settled = layer.geometry
    ? settleCrs(layer, positions, choices, options.expected?.boxes ?? null)
    : { epsg: null, isSwapped: false, notes: [] };
  return { layer, settled, kind: kindOf(features, options.kind) };
}

const codeText = (value: unknown): string | null => {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
};

type Made = { readonly row: Row; readonly notes: readonly Note[] };

function rowOf(raw: Raw, frame: Frame, code: string | null, reading: Reading, options: Options): Made {
  const bare: Row = {
    row: raw.row,
    layer: raw.layer,
    code: code === null ? null : codeText(raw.properties[code]),
    properties: raw.properties,
    geometry: null,
    own: null,
    epsg: frame.settled.epsg,
    areaPlaneM2: null,
    areaGeodesicM2: null,
    bbox: null,
  };
  const notes = attributeNotes(raw);
  const { epsg, isSwapped } = frame.settled;
  if (!frame.layer.geometry || epsg === null) return { row: bare, notes };
  const place = { epsg, isSwapped, kind: frame.kind, ringsTurnLeft: reading.ringsTurnLeft ?? false };
  const shaped = shapeOf(raw.geometry, raw.row, place);
  const { own, geometry } = shaped;
  const seen = shaped.notes.length > 0 ? asWritten(raw.geometry, place) : null;
  if (!own || !geometry) return { row: { ...bare, geometry: seen }, notes: [...shaped.notes, ...notes] };
  const areaPlaneM2 = planeM2(own, geometry, epsg, options.planeEpsg);
  const areaGeodesicM2 = isArea(geometry) ? areaM2(geometry) : null;
  return {
    row: {
      ...bare,
      own: beltOf(epsg) ? own : null,
      geometry,
      areaPlaneM2,
      areaGeodesicM2,
      bbox: bboxOf(geometry),
      ...(seen ? { asWritten: seen } : {}),
    },
    notes: [...shaped.notes, ...statedAreaNotes(raw, areaPlaneM2), ...notes],
  };
}

/** The second row of a number is refused, whether it says the same or something else. */
function duplicateNotes(rows: readonly Row[]): readonly Note[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row) => {
    if (row.code === null) return [];
    const before = first.get(row.code);
    if (!before) {
      first.set(row.code, row);
      return [];
    }
    const isSame =
      JSON.stringify([row.properties, row.geometry]) === JSON.stringify([before.properties, before.geometry]);
    const detail = isSame
      ? { zh: `与第 ${before.row} 行完全相同。`, en: `The same as row ${before.row} in every value.` }
      : {
          zh: `与第 ${before.row} 行编号相同、内容不同。`,
          en: `Row ${before.row} has the same number and other values.`,
        };
    return [note('error', 'duplicate-id', { row: row.row, value: row.code, detail })];
  });
}

const refusedRows = (notes: readonly Note[]): ReadonlySet<number> =>
  new Set(notes.flatMap(({ level, row }) => (level === 'error' && row !== undefined ? [row] : [])));

/** What can only be said of the rows together and of where they lie. */
function notesOfAll(rows: readonly Row[], hasShapes: boolean, choices: Choices, options: Options): readonly Note[] {
  const doubles = hasShapes ? duplicateNotes(rows) : [];
  const out = refusedRows(doubles);
  const left = rows.filter(({ row }) => !out.has(row));
  return [...doubles, ...placeNotes(left, options.expected, choices), ...sliverNotes(left), ...neighbourNotes(left)];
}

/** The refused rows with their values, those among them that the reader could make nothing of. */
function rowsOut(
  reading: Reading,
  made: readonly Made[],
  refused: ReadonlySet<number>,
  code: string | null,
): readonly RefusedRow[] {
  const byRow = new Map(made.map(({ row }) => [row.row, row]));
  return reading.features.flatMap(({ row, layer, properties }) => {
    if (!refused.has(row)) return [];
    const geometry = byRow.get(row)?.geometry ?? null;
    return [{ row, layer, code: code === null ? null : codeText(properties[code]), properties, geometry }];
  });
}

const inOrder = (notes: readonly Note[]): readonly Note[] => [...notes].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));

/** Never throws for what a file holds. A refused reading stays refused. */
export function normalise(reading: Reading, choices: Choices, options: Options = {}): Normalised {
  const layers = reading.layers.filter(({ name }) => !choices.layers || choices.layers.includes(name));
  const code = codeColumnOf(reading, choices);
  const alreadyRefused = refusedRows(reading.notes);
  const frames = layers.map((layer) => {
    const features = reading.features.filter((raw) => raw.layer === layer.name && !alreadyRefused.has(raw.row));
    return { features, frame: frameOf(layer, features, choices, options) };
  });
  const made = frames.flatMap(({ features, frame }) =>
    features.map((raw) => rowOf(raw, frame, code, reading, options)),
  );
  const early = [
    ...reading.notes,
    ...frames.flatMap(({ frame }) => frame.settled.notes),
    ...made.flatMap(({ notes }) => notes),
  ];
  const isOpen = early.some(({ level }) => level === 'ask');
  const out = refusedRows(early);
  const sound = made.flatMap(({ row }) => (out.has(row.row) ? [] : [row]));
  const hasShapes = layers.some(({ geometry }) => geometry);
  const notes = inOrder([...early, ...(isOpen ? [] : notesOfAll(sound, hasShapes, choices, options))]);
  const outcome = outcomeOf(notes);
  const refused = refusedRows(notes);
  const isRead = outcome !== 'refused' && outcome !== 'asks';
  return {
    outcome,
    epsg: frames[0]?.frame.settled.epsg ?? null,
    isSwapped: frames.some(({ frame }) => frame.settled.isSwapped),
    rows: isRead ? sound.filter(({ row }) => !refused.has(row)) : [],
    rowsIn: reading.rowsIn,
    rowsRefused: outcome === 'refused' ? reading.rowsIn : refused.size,
    refused: isRead ? rowsOut(reading, made, refused, code) : [],
    notes,
  };
}
