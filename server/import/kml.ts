/** KML 2.2 and KMZ. Longitude and latitude on WGS 84 by definition. Links are followed inside the archive, never fetched. */
import { kml as toGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson';
import { decode, guessed } from './decode.ts';
import { type Note, Refusal } from './note.ts';
import { columnsOf, safeProperties } from './properties.ts';
import type { Choices, Crs, Encoding, Format, Raw, Reader, Reading, Source } from './reader.ts';
import { areaOf } from './rings.ts';
import { scanXml, statedXmlEncoding } from './xml-scan.ts';
import { type Archive, openZip } from './zip.ts';

const BY_DEFINITION: Crs = {
  epsg: 4326,
  stated: true,
  evidence: { zh: 'KML 规定为 WGS 84 经纬度', en: 'KML is WGS 84 by definition' },
};

/** Looks, not facts. */
const STYLE = /^(styleUrl|styleHash|styleMapHash|stroke|fill|icon|label|visibility$)/;

type Document = {
  readonly text: string;
  readonly encoding: Encoding;
  readonly features: readonly Feature<Geometry | null>[];
};

function parsed(text: string): Feature<Geometry | null>[] {
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
    // A link is no feature; inside an archive it is followed instead.
    return toGeoJson(document).features.filter(({ properties }) => properties?.['@geometry-type'] !== 'networklink');
  } catch (error) {
    const fault = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    throw new Refusal('file-damaged', { detail: { zh: `（${fault}）`, en: `(${fault})` } });
  }
}

function documentOf(bytes: Uint8Array, choices: Choices): Document {
  const named = statedXmlEncoding(bytes);
  const stated =
    named === null
      ? undefined
      : { name: named, evidence: { zh: `XML 声明：${named}`, en: `XML declaration: ${named}` } };
  const { text, encoding } = decode(bytes, choices.encoding, stated);
  scanXml(text);
  return { text, encoding, features: parsed(text.replace(/^\uFEFF/, '')) };
}

const isArea = (geometry: Geometry): geometry is Polygon | MultiPolygon =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';

/** A MultiGeometry of polygons only is one area of several parts. */
function merged(geometry: Geometry | null): Geometry | null {
  if (geometry?.type !== 'GeometryCollection' || !geometry.geometries.every(isArea)) return geometry;
  const polygons = (geometry.geometries as (Polygon | MultiPolygon)[]).flatMap((part) =>
    part.type === 'Polygon' ? [part.coordinates] : part.coordinates,
  );
  return areaOf(polygons);
}

function rawOf(
  { id, properties, geometry }: Feature<Geometry | null>,
  row: number,
  layer: string,
): { raw: Raw; notes: readonly Note[] } {
  const given = Object.entries(properties ?? {}).filter(([name]) => !STYLE.test(name));
  const safe = safeProperties(id === undefined ? given : [['id', id], ...given], row);
  return { raw: { row, layer, geometry: merged(geometry), properties: safe.properties }, notes: safe.notes };
}

function reading(format: Format, layer: string, documents: readonly Document[]): Reading {
  const rows = documents.flatMap(({ features }) => features).map((feature, index) => rawOf(feature, index + 1, layer));
  if (rows.length === 0) throw new Refusal('file-empty');
  const features = rows.map(({ raw }) => raw);
  const { encoding } = documents[0]!;
  return {
    format,
    encoding,
    layers: [{ name: layer, rows: features.length, crs: BY_DEFINITION, geometry: true }],
    columns: columnsOf(features),
    features,
    notes: [...guessed(encoding), ...rows.flatMap((row) => row.notes)],
    rowsIn: features.length,
    axisOrder: 'eastNorth',
  };
}

/** Names of the archive that a document links to; `from` is its own name. */
function linksIn(text: string, from: string, archive: Archive): string[] {
  const folder = from.includes('/') ? `${from.slice(0, from.lastIndexOf('/'))}/` : '';
  const hrefs = [...text.matchAll(/<NetworkLink\b[\s\S]*?<href>\s*([^<]*?)\s*<\/href>/g)].map(([, href]) => href!);
  return hrefs.flatMap((href) => [folder + href, href].filter((name) => archive.names.includes(name)).slice(0, 1));
}

function documentsOf(archive: Archive, choices: Choices): Document[] {
  const roots = archive.names.filter((name) => /\.kml$/i.test(name));
  const waiting = roots.includes('doc.kml') ? ['doc.kml'] : roots.slice(0, 1);
  const seen = new Set<string>();
  const documents: Document[] = [];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const document = documentOf(archive.open(name), choices);
    documents.push(document);
    waiting.push(...linksIn(document.text, name, archive));
  }
  return documents;
}

export const kml: Reader = {
  format: 'kml',
  extensions: ['kml'],
  recognises: ({ head }) => /^\s*(<\?xml|<kml|<!--)/.test(head),
  read: ({ name, bytes }, choices) => reading('kml', name, [documentOf(bytes, choices)]),
};

export const kmz: Reader = {
  format: 'kmz',
  extensions: [],
  recognises: ({ entries }) => entries?.some((name) => /\.kml$/i.test(name)) ?? false,
  read: ({ name, bytes }: Source, choices: Choices) => reading('kmz', name, documentsOf(openZip(bytes), choices)),
};
