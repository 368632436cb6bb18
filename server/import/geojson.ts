/** GeoJSON (RFC 7946, and the `crs` member of the 2008 edition, which Chinese programs still write) and GeoJSON by lines. */
import type { Geometry } from 'geojson';
import { bomOf, decode, guessed } from './decode.ts';
import { parseJson } from './json-scan.ts';
import { type Note, note, Refusal } from './note.ts';
import { columnsOf, safeProperties } from './properties.ts';
import type { Choices, Crs, Format, Raw, Reader, Reading, Source } from './reader.ts';

type Found = { readonly members: readonly unknown[]; readonly crs: Crs; readonly name: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BY_RFC: Crs = {
  epsg: 4326,
  stated: true,
  evidence: { zh: 'RFC 7946：无 crs 成员即 WGS 84', en: 'RFC 7946: without a crs member it is WGS 84' },
};

/** urn:ogc:def:crs:EPSG::4546, EPSG:4546, http://www.opengis.net/def/crs/EPSG/0/4546, …OGC:1.3:CRS84. */
export function crsNamed(name: string): Crs {
  const code = /EPSG[:/].*?(\d{4,6})$/i.exec(name)?.[1];
  const epsg = code ? Number(code) : /CRS84$/i.test(name) ? 4326 : null;
  return { epsg, stated: true, evidence: { zh: `文件中的 crs：${name}`, en: `crs in the file: ${name}` } };
}

function crsOf(root: Record<string, unknown>): Crs {
  const crs = Object.hasOwn(root, 'crs') ? root['crs'] : null;
  if (crs === null) return BY_RFC;
  const name = isRecord(crs) && isRecord(crs['properties']) ? crs['properties']['name'] : undefined;
  return crsNamed(typeof name === 'string' ? name : JSON.stringify(crs).slice(0, 60));
}

const GEOMETRY_KINDS = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/;

function membersOf(root: unknown): readonly unknown[] | null {
  if (!isRecord(root)) return null;
  if (root['type'] === 'FeatureCollection') return Array.isArray(root['features']) ? root['features'] : null;
  if (root['type'] === 'Feature') return [root];
  const isGeometry = typeof root['type'] === 'string' && GEOMETRY_KINDS.test(root['type']);
  return isGeometry ? [{ type: 'Feature', properties: {}, geometry: root }] : null;
}

function found(root: unknown): Found {
  const members = membersOf(root);
  if (!members || !isRecord(root)) throw new Refusal('format-not-recognised');
  return { members, crs: crsOf(root), name: typeof root['name'] === 'string' ? root['name'] : '' };
}

/** RFC 8142 puts it before each record. */
const RECORD_SEPARATOR = '\u001E';

/** The features of a text of one feature a line. */
function foundInLines(text: string): Found {
  const lines = text
    .replaceAll(RECORD_SEPARATOR, '\n')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const members = lines.flatMap((line, index) => {
    try {
      return membersOf(parseJson(line)) ?? [null];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const place = { zh: `（第 ${index + 1} 行）`, en: `(line ${index + 1})` };
      throw new Refusal(error.note.rule, { detail: place });
    }
  });
  return { members, crs: BY_RFC, name: '' };
}

function rawOf(member: unknown, row: number, layer: string): { raw: Raw; notes: readonly Note[] } {
  const feature = isRecord(member) ? member : {};
  const given = isRecord(feature['properties']) ? Object.entries(feature['properties']) : [];
  const id = feature['id'];
  const hasId = typeof id === 'string' || typeof id === 'number';
  const { properties, notes } = safeProperties(hasId ? [['id', id], ...given] : given, row);
  const geometry = isRecord(feature['geometry']) ? (feature['geometry'] as unknown as Geometry) : null;
  return { raw: { row, layer, geometry, properties }, notes };
}

/** A mark is nothing the user must act on, but JSON does not allow it (RFC 8259 §8.1). */
const markNotes = (bytes: Uint8Array): readonly Note[] => {
  const bom = bomOf(bytes);
  return bom ? [note('warning', 'encoding-unusual', { value: bom })] : [];
};

function readAs(format: Format, find: (text: string) => Found) {
  return ({ name, bytes }: Source, choices: Choices): Reading => {
    const { text, encoding } = decode(bytes, choices.encoding);
    const { members, crs, name: title } = find(text);
    if (members.length === 0) throw new Refusal('file-empty');
    const layer = title || name;
    const rows = members.map((member, index) => rawOf(member, index + 1, layer));
    const features = rows.map(({ raw }) => raw);
    return {
      format,
      encoding,
      layers: [{ name: layer, rows: features.length, crs, geometry: true }],
      columns: columnsOf(features),
      features,
      notes: [...markNotes(bytes), ...guessed(encoding), ...rows.flatMap(({ notes }) => notes)],
      rowsIn: features.length,
      ringsTurnLeft: true,
      axisOrder: 'eastNorth',
    };
  };
}

/** More than one object at the top of the text: each line stands alone. */
const isByLines = (head: string): boolean =>
  head.startsWith(RECORD_SEPARATOR) || /^\s*\{[^\n]*"type"\s*:\s*"Feature"[^\n]*\}\s*\n\s*\{/.test(head);

export const geojsonl: Reader = {
  format: 'geojsonl',
  extensions: ['geojsonl', 'ndjson', 'jsonl', 'geojsons'],
  recognises: ({ head, extension }) =>
    isByLines(head) || (/^\s*\{/.test(head) && ['geojsonl', 'ndjson', 'jsonl', 'geojsons'].includes(extension)),
  read: readAs('geojsonl', foundInLines),
};

export const geojson: Reader = {
  format: 'geojson',
  extensions: [],
  recognises: ({ head, extension }) => /^\s*\{/.test(head) || (/^\s*\[/.test(head) && extension !== 'txt'),
  read: readAs('geojson', (text) => found(parseJson(text.replace(/^\uFEFF/, '')))),
};
