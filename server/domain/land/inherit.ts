/** 区域评价: a parcel inherits an assessment only where it lies wholly inside the scope, and while the assessment is in date. */
import type { Geometry, MultiLineString } from 'geojson';
import { ASSESSMENT_ITEMS, type AssessmentItem } from '../datasets/assessment.ts';
import type { Value } from '../edit.ts';
import { pathsOf } from '../geometry/distance.ts';
import { type Area, areaM2, isArea, type Meets, meetsArea, overlapM2 } from '../geometry.ts';
import { textOf } from '../value.ts';
import type { InheritedAssessment } from './answer.ts';

export type AssessmentRow = {
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
  readonly geometry: Geometry | null;
};

/** What may stick out of a scope: two surveys of one line differ by as much. */
const TOLERANCE_M2 = 1;

const outlineOf = (area: Area): MultiLineString => ({ type: 'MultiLineString', coordinates: [...pathsOf(area)] });

type Scope = { readonly ground: Meets; readonly outline: Meets };

/** Scopes taken apart: one of them is held against many parcels. */
const scopes = new WeakMap<Area, Scope>();

const scopeOf = (scope: Area): Scope => {
  const known = scopes.get(scope);
  if (known) return known;
  const made = { ground: meetsArea(scope), outline: meetsArea(outlineOf(scope)) };
  scopes.set(scope, made);
  return made;
};

/** Whether a parcel lies wholly inside a scope; null where either has no shape. */
export function liesInside(shape: Geometry | null, scope: Geometry | null): boolean | null {
  if (!isArea(shape) || !isArea(scope)) return null;
  const { ground, outline } = scopeOf(scope);
  // Far from the line of the scope nothing need be cut.
  if (!outline.shape(shape) && ground.shape(shape)) return true;
  return overlapM2(shape, scope) >= areaM2(shape) - TOLERANCE_M2;
}

type Held = Pick<InheritedAssessment, 'result' | 'why'>;

function heldBy({ properties }: AssessmentRow, isInside: boolean | null, today: string): Held {
  const [status, until] = [properties['status'], textOf(properties['validUntil'])];
  if (isInside === null) return { result: 'unknown', why: { zh: '范围待核实', en: 'scope not known' } };
  if (!isInside) return { result: 'no', why: { zh: '地块不全在评价范围内', en: 'parcel not wholly inside the scope' } };
  if (status === 'underway') return { result: 'no', why: { zh: '办理中', en: 'under way' } };
  if (status !== 'done') return { result: 'no', why: { zh: '未开展', en: 'not started' } };
  if (until === null) return { result: 'unknown', why: { zh: '有效期待核实', en: 'validity not known' } };
  return until >= today
    ? { result: 'yes', why: { zh: `有效期至 ${until}`, en: `valid until ${until}` } }
    : { result: 'no', why: { zh: `已于 ${until} 过期`, en: `expired on ${until}` } };
}

const WORTH = { yes: 2, unknown: 1, no: 0 } as const;

const NONE: Held = { result: 'unknown', why: { zh: '无记录', en: 'no record' } };

const told = (item: AssessmentItem, row: AssessmentRow | null, held: Held): InheritedAssessment => ({
  item,
  ...held,
  assessmentId: row?.id ?? null,
  approvalNo: row && textOf(row.properties['approvalNo']),
  validUntil: row && textOf(row.properties['validUntil']),
});

/** Scopes drawn alike are one scope, told by the text of its shape. */
const texts = new WeakMap<Geometry, string>();

const textOfShape = (shape: Geometry): string => {
  const text = texts.get(shape) ?? JSON.stringify(shape);
  texts.set(shape, text);
  return text;
};

/** The ten items for a parcel of this shape. Ten items mostly share one scope, which is cut only once. */
export function inheritedBy(
  shape: Geometry | null,
  rows: readonly AssessmentRow[],
  today: string,
): readonly InheritedAssessment[] {
  const known = new Map<string, boolean | null>();
  const isInside = ({ geometry }: AssessmentRow): boolean | null => {
    if (geometry === null) return null;
    const scope = textOfShape(geometry);
    if (!known.has(scope)) known.set(scope, liesInside(shape, geometry));
    return known.get(scope)!;
  };
  return inherited(rows, isInside, today);
}

/** The ten items for one parcel; where several scopes speak of an item, the one that helps it most. */
export function inherited(
  rows: readonly AssessmentRow[],
  isInside: (row: AssessmentRow) => boolean | null,
  today: string,
): readonly InheritedAssessment[] {
  return ASSESSMENT_ITEMS.map(({ id }) => {
    const [best] = rows
      .filter(({ properties }) => properties['item'] === id)
      .map((row) => ({ row, held: heldBy(row, isInside(row), today) }))
      .sort((a, b) => WORTH[b.held.result] - WORTH[a.held.result]);
    return best ? told(id, best.row, best.held) : told(id, null, NONE);
  });
}
