/** What stands around parcels, held for one run: works in a tree of boxes, assessments and scopes as they are met. */
import type { Bbox } from '../domain/filter.ts';
import { boxTree } from '../domain/geometry/box-tree.ts';
import { reaching } from '../domain/geometry/degrees.ts';
import { bboxOf } from '../domain/geometry.ts';
import { type AssessmentRow, inheritedBy } from '../domain/land/inherit.ts';
import { type StandingParcel, type Surroundings, WORKS_M, type Works } from '../domain/land/standing.ts';
import { groundOf, type SketchedLine } from '../domain/matching/ground.ts';
import type { StandingRegister } from '../store/standing/register.ts';
import type { Measuring } from './measured.ts';

/** Assessments kept after they were met; neighbours share theirs. */
const MOST_KEPT = 2_000;

const NOWHERE: Bbox = [0, 0, 0, 0];

export const surroundingsOn = (
  register: StandingRegister,
  works: readonly Works[],
  lines: readonly SketchedLine[],
  today: string,
  measure: Measuring,
) => {
  const tree = boxTree(works.map(({ geometry }) => bboxOf(geometry) ?? NOWHERE));
  const { sketch } = groundOf(today, [], lines);
  const kept = new Map<number, AssessmentRow>();
  const assessmentOf = (fid: number): AssessmentRow => {
    const row = kept.get(fid) ?? register.assessment(fid);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(fid, row);
    return row;
  };
  const worksNear = (box: Bbox): readonly Works[] => {
    const near: Works[] = [];
    tree(reaching(box, WORKS_M), (index) => {
      near.push(works[index]!);
      return false;
    });
    return near;
  };
  return ({ id, geometry }: StandingParcel): Surroundings => {
    const box = geometry && bboxOf(geometry);
    return {
      works: box ? worksNear(box) : [],
      sketch,
      assessments() {
        const rows = box ? register.assessmentsMeeting(box).map(assessmentOf) : [];
        return measure.of(id, () => inheritedBy(geometry, rows, today));
      },
    };
  };
};
