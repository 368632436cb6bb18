/**
 * What an import would do to a dataset: each row added, changed field by field, or left as it is, and the stored rows
 * that the file does not have. Nothing is written here. Values pass the same check as those of a form.
 */
import type { Geometry } from 'geojson';
import { check, type Issue } from '../domain/check.ts';
import { beltOf } from '../domain/crs.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Change, Feature, Value } from '../domain/edit.ts';
import { type Area, isArea } from '../domain/geometry.ts';
import { printSurveyed, type SurveyedRing } from '../domain/surveyed.ts';
import type { Mapped } from './columns.ts';
import type { Fill, Holders } from './fills.ts';
import type { Row } from './normalise.ts';
import { type Note, note } from './note.ts';
import { namedIn } from './references.ts';
import { rawOf, saidOf } from './row-values.ts';

export type Plan = {
  readonly changes: readonly Change[];
  /** The row of the file behind each change. */
  readonly changedBy: readonly number[];
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Ids of stored rows of the dataset that the file does not hold; an import never deletes them. */
  readonly missing: readonly string[];
  /** Errors refuse their row, which is then not among the changes. */
  readonly notes: readonly Note[];
};

export type Planning = {
  readonly dataset: Dataset;
  readonly rows: readonly Row[];
  readonly mapped: Readonly<Record<string, Mapped>>;
  readonly fills: readonly Fill[];
  readonly stored: readonly Feature[];
  /** Rows that a field may refer to, by dataset. */
  readonly holders: Holders;
  /** Name of the file, kept as the source of what it brings. */
  readonly file: string;
  /** Blank cells take away what is stored. */
  readonly clearsBlank: boolean;
};

/**
 * The fields by which a row is known again: its number where the dataset has one; for yearly figures, whose they are and
 * of which year; else its title.
 */
export function keyFieldsOf({ fields, title }: Dataset): readonly string[] {
  if (fields.some(({ id }) => id === 'code')) return ['code'];
  const refs = fields.filter(({ ref, required }) => ref !== undefined && required).map(({ id }) => id);
  return fields.some(({ id }) => id === 'year') ? [...refs, 'year'] : [title];
}

const SQUARE_CENTIMETRE = 1e4;
const SURVEYED = 'surveyedCoordinates';

const ringsOf = (area: Area): readonly SurveyedRing[] =>
  (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()) as unknown as readonly SurveyedRing[];

const isSurvey = ({ epsg, own }: Row): boolean => epsg !== null && beltOf(epsg) !== null && isArea(own);

/** What the survey itself says of a shape, for the datasets that keep it. */
function measured(row: Row, file: string): Readonly<Record<string, Value>> {
  return {
    source: file,
    ...(row.areaPlaneM2 === null
      ? {}
      : { areaPlaneM2: Math.round(row.areaPlaneM2 * SQUARE_CENTIMETRE) / SQUARE_CENTIMETRE }),
    ...(row.geometry === null ? {} : { sourceEpsg: row.epsg }),
    ...(isSurvey(row) ? { [SURVEYED]: printSurveyed(ringsOf(row.own as Area)) } : {}),
  };
}

const issueNote = (row: number, { field, message, remedy, value }: Issue): Note => ({
  ...note('error', 'value-invalid', { row, value, ...(field === null ? {} : { field }) }),
  message,
  remedy,
});

/** What the certificate says wins (domain: areas); where it differs from the survey, both are looked at again. */
function certifiedNotes(row: Row, certified: Value | undefined): readonly Note[] {
  if (typeof certified !== 'number' || row.areaPlaneM2 === null) return [];
  if (Math.abs(row.areaPlaneM2 - certified) <= Math.max(1, certified / 1000)) return [];
  const [says, is] = [certified.toFixed(2), row.areaPlaneM2.toFixed(2)];
  const detail = { zh: `（证载 ${says} ㎡，计算 ${is} ㎡）`, en: `(${says} m² certified, ${is} m² computed)` };
  return [note('warning', 'area-contradicts-header', { row: row.row, field: 'areaCertM2', value: says, detail })];
}

/** About 1 mm: exports round so, and no survey measures finer. */
const SAME_DEGREES = 1e-8;

const alike = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((part, index) => alike(part, b[index]))
    : typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= SAME_DEGREES;

const sameShape = (a: Geometry | null, b: Geometry | null): boolean => {
  if (!a || !b || a.type === 'GeometryCollection' || b.type === 'GeometryCollection') return a === b;
  return a.type === b.type && alike(a.coordinates, b.coordinates);
};

/** A file read again is no change, though its name differs. */
const differs = (before: Feature, after: Feature): boolean =>
  !sameShape(before.geometry, after.geometry) ||
  Object.entries(after.properties).some(
    ([field, value]) => field !== 'source' && (before.properties[field] ?? null) !== value,
  );

const REFERENCE = /^[^\s/?#]{1,128}$/;

/** The number as id where it can be one and is free. */
const idFor = (key: string | null, taken: ReadonlySet<string>): string =>
  key !== null && REFERENCE.test(key) && !taken.has(key) ? key : crypto.randomUUID();

const keyIn = (properties: Readonly<Record<string, unknown>>, fields: readonly string[]): string | null => {
  const parts = fields.map((field) => properties[field] ?? null);
  return parts.includes(null) ? null : parts.map((part) => String(part).trim()).join(' ');
};

const withoutShape = (row: number, key: string | null): Note => {
  const detail = {
    zh: `（没有编号为 ${key ?? '—'} 的记录可以补充）`,
    en: `(no stored record ${key ?? '—'} to join it to)`,
  };
  return note('error', 'missing-geometry', { row, detail });
};

type Planned = { readonly change: Change | null; readonly notes: readonly Note[] };

/** One row against the stored one of its key; no change where it says nothing new or is refused. */
function planRow(
  row: Row,
  said: Readonly<Record<string, unknown>>,
  key: string | null,
  before: Feature | undefined,
  id: string,
  planning: Planning,
): Planned {
  const { dataset, file } = planning;
  const stored = before?.geometry ?? null;
  const given = dataset.geometry === 'none' ? null : row.geometry;
  const stays = stored !== null && (given === null || sameShape(stored, given));
  if (!stays && !given && dataset.geometry === 'polygon') return { change: null, notes: [withoutShape(row.row, key)] };
  // A shape that stays keeps its survey, unless this is one.
  const brought = stays && !isSurvey(row) ? { source: file } : measured(row, file);
  const raw = rawOf(row, { ...brought, ...said }, planning, before);
  const { properties, geometry, issues } = check(dataset, raw, stays ? null : given);
  if (issues.length > 0) return { change: null, notes: issues.map((issue) => issueNote(row.row, issue)) };
  const after: Feature = { id, properties, geometry: stays ? stored : geometry };
  const notes = certifiedNotes(row, properties['areaCertM2']);
  if (before && !differs(before, after)) return { change: null, notes };
  return { change: { dataset: dataset.id, id, before: before ?? null, after }, notes };
}

/** Column of our own exports, by which a row that comes back is known whatever was changed in it. */
const ID_COLUMN = 'id';

/** Finds the stored row that a row of the file speaks of: by the id of our own export, else by its key. */
function finderOf({ dataset, stored }: Planning) {
  const keys = keyFieldsOf(dataset);
  const byKey = new Map(stored.map((feature) => [keyIn(feature.properties, keys), feature]));
  const byId = new Map(stored.map((feature) => [feature.id, feature]));
  return (row: Row, said: Readonly<Record<string, unknown>>) => {
    const key = keyIn(said, keys);
    const named = byId.get(String(row.properties[ID_COLUMN] ?? ''));
    return { key, before: named ?? (key === null ? undefined : byKey.get(key)) };
  };
}

const repeated = (row: number, key: string | null): Planned => ({
  change: null,
  notes: [note('error', 'duplicate-id', { row, ...(key === null ? {} : { value: key }) })],
});

export function planImport(planning: Planning): Plan {
  const { rows, stored, fills } = planning;
  const find = finderOf(planning);
  const named = namedIn(planning.holders);
  const given = fills.filter(({ isSet }) => isSet);
  const taken = new Set(stored.map(({ id }) => id));
  const [met, seen] = [new Set<string>(), new Set<string>()];
  const planned = rows.map((row) => {
    const said = saidOf(row, planning, named);
    const { key, before } = find(row, {
      ...said,
      ...Object.fromEntries(given.map(({ field, of }) => [field, of(row)])),
    });
    if ((before && met.has(before.id)) || (!before && key !== null && seen.has(key))) return repeated(row.row, key);
    const id = before?.id ?? idFor(key, taken);
    (before ? met : taken).add(id);
    if (key !== null) seen.add(key);
    return planRow(row, said, key, before, id, planning);
  });
  const changes = planned.flatMap(({ change }) => change ?? []);
  const notes = planned.flatMap((one) => one.notes);
  const refused = new Set(notes.flatMap(({ level, row }) => (level === 'error' ? [row] : [])));
  const added = changes.filter(({ before }) => before === null).length;
  return {
    changes,
    changedBy: rows.flatMap(({ row }, index) => (planned[index]?.change ? [row] : [])),
    added,
    changed: changes.length - added,
    unchanged: rows.length - changes.length - refused.size,
    missing: stored.filter(({ id }) => !met.has(id)).map(({ id }) => id),
    notes,
  };
}
