/** Every reader, and the one that a file is for: by its content first, by its name only where the content is silent. */
import { csv } from './csv.ts';
import { bomOf } from './decode.ts';
import { dxf } from './dxf.ts';
import { geojson, geojsonl } from './geojson.ts';
import { geopackage } from './geopackage.ts';
import { kml, kmz } from './kml.ts';
import { Refusal } from './note.ts';
import type { Choices, Peek, Reader, Reading, Source } from './reader.ts';
import { shapefile } from './shapefile.ts';
import { surveyText } from './survey-text.ts';
import { xlsx } from './xlsx.ts';
import { isZip, openZip } from './zip.ts';

const READERS: readonly Reader[] = [geopackage, shapefile, kmz, xlsx, surveyText, geojsonl, geojson, kml, dxf, csv];

const HEAD_BYTES = 4096;

/** The beginning as text, good enough to recognise a format by; a character cut in half at its end does not matter. */
function headOf(bytes: Uint8Array): string {
  const first = bytes.subarray(0, HEAD_BYTES);
  const utf8 = new TextDecoder(bomOf(first) ?? 'utf-8').decode(first);
  return utf8.slice(0, -4).includes('\uFFFD') ? new TextDecoder('gb18030').decode(first) : utf8;
}

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

function peekAt(source: Source): Peek {
  const entries = isZip(source.bytes) ? openZip(source.bytes).names : null;
  return { ...source, extension: extensionOf(source.name), head: entries ? '' : headOf(source.bytes), entries };
}

/** A zip around one file of another format is that file. */
function onlyMember({ bytes, entries }: Peek): Source | null {
  const readable = (entries ?? []).filter((name) => MEMBERS.test(name));
  return readable.length === 1 ? { name: readable[0]!, bytes: openZip(bytes).open(readable[0]!) } : null;
}

const MEMBERS = /\.(geojson|json|geojsonl|txt|csv|dxf|gpkg|kml)$/i;

function readerFor(source: Source): { reader: Reader; source: Source } {
  const peek = peekAt(source);
  const byName = peek.entries ? [] : READERS.filter(({ extensions }) => extensions.includes(peek.extension));
  const reader = READERS.find(({ recognises }) => recognises(peek)) ?? byName[0];
  if (reader) return { reader, source };
  const member = onlyMember(peek);
  if (!member) throw new Refusal('format-not-recognised');
  return readerFor(member);
}

const refusedReading = ({ note }: Refusal): Reading => ({
  format: null,
  encoding: { name: '', stated: false, evidence: { zh: '', en: '' } },
  layers: [],
  columns: [],
  features: [],
  notes: [note],
  rowsIn: 0,
  axisOrder: 'none',
});

/** Reads a file of any format. What is wrong with it is in the notes; only a fault of the program throws. */
export async function read(source: Source, choices: Choices = {}): Promise<Reading> {
  try {
    if (source.bytes.length === 0) throw new Refusal('file-empty');
    const found = readerFor(source);
    return await found.reader.read(found.source, choices);
  } catch (error) {
    if (error instanceof Refusal) return refusedReading(error);
    throw error;
  }
}
