/** The report of an import as one object, for the command line and for programs. Its keys are stable. */
import type { Geometry } from 'geojson';
import type { Prepared } from './import-file.ts';
import type { Row } from './normalise.ts';
import type { Note } from './note.ts';

type Said = {
  readonly row: number | null;
  readonly field: string | null;
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
};

/** Both languages, Chinese first. */
const said = ({ row, field, rule, message, remedy }: Note): Said => ({
  row: row ?? null,
  field: field ?? null,
  rule,
  message: `${message.zh} ${message.en}`,
  remedy: `${remedy.zh} ${remedy.en}`,
});

const polygonsOf = (geometry: Geometry | null) => {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
};

const shown = ({ row, code, geometry, areaPlaneM2, areaGeodesicM2, bbox }: Row) => {
  const polygons = polygonsOf(geometry);
  return {
    row,
    code,
    parts: polygons.length,
    holes: polygons.reduce((sum, rings) => sum + rings.length - 1, 0),
    areaPlaneM2,
    areaGeodesicM2,
    bbox,
  };
};

export function reportOf(file: string, { parsed, mapped, filled, plan }: Prepared) {
  const of = (level: Note['level']) => parsed.notes.filter((note) => note.level === level).map(said);
  return {
    file,
    format: parsed.format,
    outcome: parsed.outcome,
    crs: parsed.epsg === null ? null : `EPSG:${parsed.epsg}`,
    encoding: parsed.format === null ? null : parsed.encoding.name,
    axisOrder: parsed.axisOrder,
    rows: parsed.rowsIn,
    rowsRefused: parsed.rowsRefused,
    /** What keeps rows or the file out, open questions among them. */
    errors: [...of('error'), ...of('ask')],
    /** The questions alone, with what is suggested. */
    asks: parsed.notes
      .filter(({ level }) => level === 'ask')
      .map((note) => ({ ...said(note), suggestion: note.suggestion === undefined ? null : `EPSG:${note.suggestion}` })),
    warnings: of('warning'),
    layers: parsed.layers.map(({ name, rows }) => ({ name, rows })),
    columns: mapped,
    filled: filled.map(({ field, reason }) => ({ field, reason: `${reason.zh} ${reason.en}` })),
    changes: plan && {
      added: plan.added,
      changed: plan.changed,
      unchanged: plan.unchanged,
      missing: plan.missing.length,
    },
    features: parsed.rows.map(shown),
  };
}

/** 0 = all rows fit, 1 = some rows are refused, 2 = the file is refused or waits for an answer. */
export function exitCodeOf({ parsed }: Prepared): 0 | 1 | 2 {
  if (parsed.outcome === 'refused' || parsed.outcome === 'asks') return 2;
  return parsed.outcome === 'rows-refused' ? 1 : 0;
}
