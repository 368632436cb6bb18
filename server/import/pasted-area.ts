/**
 * A search area from pasted text: 界址点 TXT, GeoJSON, WKT, or bare lines of two numbers. It goes through the readers of
 * survey files, so that belt, axis order and faults are told in the same words as for an import.
 */
import { crsLabel } from '../domain/crs/names.ts';
import type { Bbox } from '../domain/filter.ts';
import { isArea, union } from '../domain/geometry.ts';
import type { PastedArea, PastedShape } from '../domain/pasted-area.ts';
import { firstPosition, suggestionFor } from './magnitude.ts';
import { type Normalised, normalise, type Row } from './normalise.ts';
import type { Reading } from './reader.ts';
import { read } from './readers.ts';
import { looksLikeWkt, readWkt } from './wkt.ts';

/** `J1,1,4005500.000,37553900.000`, or the two numbers alone, between commas or blanks. */
const COORDINATES =
  /^\s*(?:[A-Za-z]{0,2}\d*\s*[,，;；\s]\s*\d{1,3}\s*[,，;；\s]\s*)?([-\d.]+)\s*[,，;；\s]\s*([-\d.]+)\s*$/;

/** Bare coordinates as one parcel of a boundary point TXT; null where a line is something else. */
function asSurveyText(text: string): string | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const corners = lines.map((line) => COORDINATES.exec(line));
  if (corners.length < 3 || corners.includes(null)) return null;
  const points = corners.map((match, index) => `J${index + 1},1,${match![1]},${match![2]}`);
  return ['[地块坐标]', ',,,,面,,,,@', ...points].join('\n');
}

const wktAsGeoJson = (text: string): string | null => {
  const geometry = looksLikeWkt(text) ? readWkt(text)?.geometry : null;
  return geometry ? JSON.stringify({ type: 'Feature', properties: {}, geometry }) : null;
};

const readText = (text: string): Promise<Reading> => {
  const trimmed = text.trim();
  const isJson = trimmed.startsWith('{');
  const known = wktAsGeoJson(trimmed) ?? (isJson ? trimmed : null);
  const bytes = new TextEncoder().encode(known ?? asSurveyText(trimmed) ?? trimmed);
  return read({ name: known ? 'pasted.geojson' : 'pasted.txt', bytes }, { withoutAttributes: true });
};

const ringsOf = ({ geometry }: Row): number => {
  if (geometry?.type === 'Polygon') return geometry.coordinates.length;
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates.flat().length : 0;
};

const shapesOf = (rows: readonly Row[], { features }: Reading): readonly PastedShape[] =>
  rows.map((row) => ({
    code: row.code,
    rings: ringsOf(row),
    areaGeodesicM2: row.areaGeodesicM2,
    areaPlaneM2: row.areaPlaneM2,
    statedAreaM2: features.find((raw) => raw.row === row.row && raw.layer === row.layer)?.statedAreaM2 ?? null,
  }));

const outcomeOf = ({ outcome, rows }: Normalised): PastedArea['outcome'] => {
  if (outcome === 'asks') return 'asks';
  return rows.length > 0 ? 'read' : 'refused';
};

/** The system that fits where the registers lie; far from them, what the number of the belt says. */
const suggested = ({ notes }: Normalised, { features }: Reading): number | null => {
  const positions = features.map(({ geometry }) => firstPosition(geometry)).filter((at) => at !== null);
  return notes.find(({ suggestion }) => suggestion !== undefined)?.suggestion ?? suggestionFor(positions, null) ?? null;
};

/** Reads the text as lying in `crs` (EPSG), or as it says itself. `boxes` are where the registers lie, for suggestions. */
export async function readPastedArea(text: string, boxes: readonly Bbox[], crs?: number): Promise<PastedArea> {
  const reading = await readText(text);
  const choices = { withoutAttributes: true, elsewhere: true, ...(crs === undefined ? {} : { crs }) };
  const expected = boxes.length > 0 ? { expected: { boxes } } : {};
  const found = normalise(reading, choices, { kind: 'polygon', ...expected });
  const outcome = outcomeOf(found);
  const areas = found.rows.flatMap(({ geometry }) => (isArea(geometry) ? [geometry] : []));
  return {
    outcome,
    area: outcome === 'read' ? union(areas) : null,
    epsg: found.epsg,
    crs: found.epsg === null ? null : crsLabel(found.epsg),
    suggestion: outcome === 'asks' ? suggested(found, reading) : null,
    shapes: shapesOf(found.rows, reading),
    notes: found.notes.map(({ level, message, remedy }) => ({ level, message, remedy })),
  };
}
