/**
 * Raw values to a row, or to what is wrong with them, by the declaration of the dataset: the one gate for forms and
 * imports. Bad input is data, not an exception: it never throws. Derived fields are left to `derive.ts`.
 */
import type { Geometry } from 'geojson';
import { type Issue, quoted, shapeIssue, valueIssue } from './check/issue.ts';
import { readValue } from './check/read-value.ts';
import type { Dataset } from './dataset.ts';
import type { Value } from './edit.ts';
import { isValid } from './geometry.ts';

export type { Issue } from './check/issue.ts';

export type Checked = {
  /** Every field that is not derived; null where unknown or at fault. */
  readonly properties: Readonly<Record<string, Value>>;
  /** null where there is none or it is at fault. */
  readonly geometry: Geometry | null;
  /** Empty = the row may be stored. */
  readonly issues: readonly Issue[];
};

/** A public field that repeats what stands in a field for fewer readers would give it away. */
function repeated(dataset: Dataset, properties: Readonly<Record<string, Value>>): Issue[] {
  return dataset.fields.flatMap(({ id, zh, en, differsFrom }): Issue[] => {
    const kept = dataset.fields.find((field) => field.id === differsFrom);
    const value = properties[id] ?? null;
    if (!kept || value === null || value !== properties[kept.id]) return [];
    return [
      {
        field: id,
        rule: 'repeats',
        message: {
          zh: `“${zh}”对外公开，与内部字段“${kept.zh}”相同。`,
          en: `“${en}” is public and repeats “${kept.en}”, which is not.`,
        },
        remedy: {
          zh: `请改为对外公布的日期（如下季度首日），或留空。`,
          en: 'Give the day that is published (such as the first of the next quarter), or none.',
        },
        value: quoted(value),
      },
    ];
  });
}

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const NOT_A_ROW: Issue = {
  field: null,
  rule: 'row',
  message: { zh: '这一行不是“字段: 值”的对象。', en: 'The row is not an object of fields and values.' },
  remedy: { zh: '请按字段名提供数值。', en: 'Give the values by field name.' },
  value: '',
};

const unknownField = (dataset: Dataset, key: string): Issue => ({
  field: key,
  rule: 'unknownField',
  message: { zh: `${dataset.zh}没有“${quoted(key)}”这个字段。`, en: `${dataset.en} has no field “${quoted(key)}”.` },
  remedy: { zh: '请改正字段名或去掉该字段。', en: 'Correct the name of the field or leave it out.' },
  value: quoted(key),
});

/** A network (`line`) also holds its stations, which are points. */
const KINDS: Readonly<Record<Dataset['geometry'], readonly string[]>> = {
  none: [],
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString', 'Point'],
  polygon: ['Polygon', 'MultiPolygon'],
};

const KIND_WORDS = {
  point: { zh: '点', en: 'points' },
  line: { zh: '线（站点为点）', en: 'lines (stations are points)' },
  polygon: { zh: '面', en: 'polygons' },
};

function kindIssue(dataset: Dataset, type: string): Issue {
  const base = { field: 'geometry', value: quoted(type) };
  if (dataset.geometry === 'none') {
    return {
      ...base,
      rule: 'noGeometry',
      message: { zh: `${dataset.zh}没有图形。`, en: `${dataset.en} holds no shapes.` },
      remedy: { zh: '请去掉图形。', en: 'Leave the shape out.' },
    };
  }
  const words = KIND_WORDS[dataset.geometry];
  return {
    ...base,
    rule: 'geometryKind',
    message: { zh: `${dataset.zh}的图形应为${words.zh}。`, en: `${dataset.en} holds ${words.en}.` },
    remedy: { zh: '请选择相应类型的图形。', en: 'Choose a shape of that kind.' },
  };
}

function checkShape(dataset: Dataset, raw: unknown): { geometry: Geometry | null; issues: readonly Issue[] } {
  if (raw === null || raw === undefined) return { geometry: null, issues: [] };
  const verdict = isValid(raw);
  const type = isRecord(raw) && typeof raw['type'] === 'string' ? raw['type'] : '';
  if (verdict.valid || KINDS[dataset.geometry].length === 0) {
    if (!KINDS[dataset.geometry].includes(type)) return { geometry: null, issues: [kindIssue(dataset, type)] };
  }
  if (!verdict.valid) return { geometry: null, issues: [shapeIssue(verdict.reason, verdict.at)] };
  const { coordinates } = raw as { coordinates: unknown };
  return { geometry: { type, coordinates } as Geometry, issues: [] };
}

/** Checks the values and the shape of one row against its declaration. */
export function check(dataset: Dataset, raw: unknown, shape: unknown = null): Checked {
  const { geometry, issues: shapeIssues } = checkShape(dataset, shape);
  if (!isRecord(raw)) return { properties: {}, geometry, issues: [NOT_A_ROW, ...shapeIssues] };
  const properties: Record<string, Value> = {};
  const issues: Issue[] = [];
  for (const field of dataset.fields) {
    if (field.derived) continue;
    const given = Object.hasOwn(raw, field.id) ? raw[field.id] : null;
    const read = readValue(field, given);
    properties[field.id] = 'value' in read ? read.value : null;
    if ('rule' in read) issues.push(valueIssue(field, read.rule, given));
  }
  const declared = new Set(dataset.fields.map(({ id }) => id));
  const unknown = Object.keys(raw).filter((key) => !declared.has(key));
  return {
    properties,
    geometry,
    issues: [
      ...issues,
      ...repeated(dataset, properties),
      ...unknown.map((key) => unknownField(dataset, key)),
      ...shapeIssues,
    ],
  };
}
