/** Every reader, and the one that a file is for: by its content first, by its name only where the content is silent. */
import { bomOf } from './decode.ts';
import { geojson, geojsonl } from './geojson.ts';
import { Refusal } from './note.ts';
import type { Choices, Peek, Reader, Reading, Source } from './reader.ts';
import { surveyText } from './survey-text.ts';

const READERS: readonly Reader[] = [surveyText, geojsonl, geojson];

const HEAD_BYTES = 4096;

/** The beginning as text, good enough to recognise a format by; a character cut in half at its end does not matter. */
function headOf(bytes: Uint8Array): string {
  const first = bytes.subarray(0, HEAD_BYTES);
  const utf8 = new TextDecoder(bomOf(first) ?? 'utf-8').decode(first);
  return utf8.slice(0, -4).includes('\uFFFD') ? new TextDecoder('gb18030').decode(first) : utf8;
}

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

function peekAt(source: Source): Peek {
  return { ...source, extension: extensionOf(source.name), head: headOf(source.bytes), entries: null };
}

function readerFor(source: Source): Reader {
  const peek = peekAt(source);
  const reader =
    READERS.find(({ recognises }) => recognises(peek)) ??
    READERS.find(({ extensions }) => extensions.includes(peek.extension));
  if (!reader) throw new Refusal('format-not-recognised');
  return reader;
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
    return await readerFor(source).read(source, choices);
  } catch (error) {
    if (error instanceof Refusal) return refusedReading(error);
    throw error;
  }
}
