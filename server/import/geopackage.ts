/** GeoPackages of other programs, one layer for each table of features or attributes. */
import {
  type ForeignFault,
  ForeignFileError,
  type ForeignLayer,
  isSqlite,
  readGeoPackage,
} from '../store/geopackage-file.ts';
import { NO_ENCODING } from './decode.ts';
import { layerQuestion } from './layer-question.ts';
import { type Note, note, Refusal } from './note.ts';
import { columnsOf, safeProperties } from './properties.ts';
import {
  type Choices,
  type Crs,
  type Layer,
  type Raw,
  type Reader,
  type Reading,
  type Source,
  UNSTATED,
} from './reader.ts';
import type { Rule } from './rules.ts';

const FAULTS: Readonly<Record<ForeignFault, Rule>> = {
  notSqlite: 'format-not-recognised',
  notGeoPackage: 'format-not-recognised',
  truncated: 'file-truncated',
  damaged: 'file-damaged',
};

/** The geometry column decides; where its id is unknown, what the contents and the geometries say is suggested. */
function crsOf({ srs, contentsSrs, blobSrsId }: ForeignLayer): Crs {
  if (!srs) return UNSTATED;
  const evidence = { zh: `srs_id ${srs.srsId}`, en: `srs_id ${srs.srsId}` };
  if (srs.organization?.toUpperCase() === 'EPSG' && srs.code !== null)
    return { epsg: srs.code, stated: true, evidence };
  const isAgreed =
    contentsSrs.organization?.toUpperCase() === 'EPSG' && contentsSrs.code !== null && contentsSrs.srsId === blobSrsId;
  const suggestion = isAgreed ? { suggestion: contentsSrs.code! } : {};
  return {
    epsg: null,
    stated: srs.srsId > 0,
    evidence,
    ask: srs.srsId > 0 ? 'crs-not-recognised' : 'crs-missing',
    ...suggestion,
  };
}

type Read = { readonly layer: Layer; readonly features: readonly Raw[]; readonly notes: readonly Note[] };

/** Bytes in a column are no attribute. */
const entriesOf = (values: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] =>
  Object.entries(values).filter(([name, value]) => name !== 'fid' && !(value instanceof Uint8Array));

function readLayer(foreign: ForeignLayer, firstRow: number): Read {
  const rows = foreign.rows.map(({ values, geometry, fault }, index) => {
    const row = firstRow + index;
    const { properties, notes } = safeProperties(entriesOf(values), row);
    const faults = fault === null ? [] : [note('error', 'malformed', { row, value: fault })];
    return { raw: { row, layer: foreign.name, geometry, properties }, notes: [...faults, ...notes] };
  });
  return {
    layer: { name: foreign.name, rows: rows.length, crs: crsOf(foreign), geometry: foreign.srs !== null },
    features: rows.map(({ raw }) => raw),
    notes: rows.flatMap(({ notes }) => notes),
  };
}

function open(bytes: Uint8Array): readonly ForeignLayer[] {
  try {
    return readGeoPackage(bytes);
  } catch (error) {
    if (!(error instanceof ForeignFileError)) throw error;
    throw new Refusal(FAULTS[error.fault], { detail: { zh: `（${error.message}）`, en: `(${error.message})` } });
  }
}

function read({ bytes }: Source, choices: Choices): Reading {
  const read: Read[] = [];
  let rowsIn = 0;
  for (const foreign of open(bytes)) {
    read.push(readLayer(foreign, rowsIn + 1));
    rowsIn += foreign.rows.length;
  }
  if (rowsIn === 0) throw new Refusal('file-empty');
  const layers = read.map(({ layer }) => layer);
  const features = read.flatMap((one) => one.features);
  return {
    format: 'geopackage',
    encoding: NO_ENCODING,
    layers,
    columns: columnsOf(features),
    features,
    notes: [...layerQuestion(layers, choices), ...read.flatMap(({ notes }) => notes)],
    rowsIn,
    axisOrder: 'eastNorth',
  };
}

export const geopackage: Reader = {
  format: 'geopackage',
  extensions: ['gpkg'],
  recognises: ({ bytes }) => isSqlite(bytes),
  read,
};
