/** Shapefiles in a zip: one layer for each .shp, its parts found by name beside it, in any folder and any case. */
import { readTable, type Table } from './dbf.ts';
import { guessed, NO_ENCODING } from './decode.ts';
import { layerQuestion } from './layer-question.ts';
import { type Note, note, Refusal } from './note.ts';
import { crsOfPrj } from './prj.ts';
import { columnsOf, safeProperties } from './properties.ts';
import {
  type Choices,
  type Encoding,
  type Layer,
  type Raw,
  type Reader,
  type Reading,
  type Source,
  UNSTATED,
} from './reader.ts';
import { readShapes } from './shp.ts';
import { type Archive, openZip } from './zip.ts';

type Read = {
  readonly layer: Layer;
  readonly features: readonly Raw[];
  readonly encoding: Encoding | null;
  readonly notes: readonly Note[];
};

const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '');

/** The bytes of a part of the layer, null where the archive lacks it. */
function part(archive: Archive, stem: string, extension: string): Uint8Array | null {
  const wanted = `${stem}.${extension}`.toLowerCase();
  const name = archive.names.find((candidate) => candidate.toLowerCase() === wanted);
  return name === undefined ? null : archive.open(name);
}

const asText = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : new TextDecoder().decode(bytes).trim();

const missing = (level: 'ask' | 'warning', layer: string, zh: string, en: string): Note =>
  note(level, 'archive-incomplete', { layer, detail: { zh, en } });

function missingNotes(
  archive: Archive,
  stem: string,
  layer: string,
  table: Table | null,
  choices: Choices,
): readonly Note[] {
  const notes: Note[] = [];
  if (!table && !choices.withoutAttributes) {
    notes.push(
      missing(
        'ask',
        layer,
        '没有 .dbf：图形没有编号和名称，可只导入图形。',
        'No .dbf: the shapes have no numbers or names; they can be imported bare.',
      ),
    );
  }
  if (!part(archive, stem, 'shx')) {
    notes.push(missing('warning', layer, '没有 .shx：按顺序读取 .shp。', 'No .shx: the .shp was read in sequence.'));
  }
  return notes;
}

function countFault(shapes: number, rows: number): Refusal {
  const detail = {
    zh: `（.shp 有 ${shapes} 条，.dbf 有 ${rows} 条）`,
    en: `(${shapes} shapes, but ${rows} rows in the .dbf)`,
  };
  return new Refusal('file-damaged', { detail });
}

function readLayer(archive: Archive, shp: string, firstRow: number, choices: Choices): Read {
  const stem = stemOf(shp);
  const name = stem.split(/[\\/]/).at(-1)!;
  const { shapes, hasHeights } = readShapes(archive.open(shp));
  const dbf = part(archive, stem, 'dbf');
  const table = dbf && readTable(dbf, asText(part(archive, stem, 'cpg')), choices.encoding);
  if (table && table.rows.length !== shapes.length) throw countFault(shapes.length, table.rows.length);
  const prj = asText(part(archive, stem, 'prj'));
  const rows = shapes.map((geometry, index) => {
    const row = firstRow + index;
    const { properties, notes } = safeProperties(table?.rows[index] ?? [], row);
    return { raw: { row, layer: name, geometry, properties }, notes };
  });
  return {
    layer: { name, rows: shapes.length, crs: prj ? crsOfPrj(prj) : UNSTATED, geometry: true },
    features: rows.map(({ raw }) => raw),
    encoding: table?.encoding ?? null,
    notes: [
      ...missingNotes(archive, stem, name, table, choices),
      ...(table ? guessed(table.encoding) : []),
      ...(hasHeights ? [note('warning', 'z-ignored', { layer: name })] : []),
      ...rows.flatMap(({ notes }) => notes),
    ],
  };
}

function read({ bytes }: Source, choices: Choices): Reading {
  const archive = openZip(bytes);
  const shps = archive.names.filter((name) => /\.shp$/i.test(name));
  if (shps.length === 0) throw new Refusal('archive-incomplete', { detail: { zh: '（没有 .shp）', en: '(no .shp)' } });
  const layers: Read[] = [];
  for (const shp of shps) {
    layers.push(readLayer(archive, shp, 1 + layers.reduce((sum, { features }) => sum + features.length, 0), choices));
  }
  const features = layers.flatMap((one) => one.features);
  if (features.length === 0) throw new Refusal('file-empty');
  const all = layers.map(({ layer }) => layer);
  return {
    format: 'shapefile',
    encoding: layers.find(({ encoding }) => encoding)?.encoding ?? NO_ENCODING,
    layers: all,
    columns: columnsOf(features),
    features,
    notes: [...layerQuestion(all, choices), ...layers.flatMap(({ notes }) => notes)],
    rowsIn: features.length,
    axisOrder: 'eastNorth',
  };
}

export const shapefile: Reader = {
  format: 'shapefile',
  extensions: [],
  recognises: ({ entries }) => entries?.some((name) => /\.(shp|dbf|shx)$/i.test(name)) ?? false,
  read,
};
