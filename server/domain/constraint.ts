/** How much of a parcel lies under what limits building: by kind of constraint, ground under several of a kind counted once. */
import type { Label } from './dataset.ts';
import { constraint } from './datasets/constraint.ts';
import type { Feature } from './edit.ts';
import { cutToBox } from './geometry/cut-to-box.ts';
import { type Area, areaM2, bboxOf, isArea, overlapM2, union } from './geometry.ts';

export type ConstraintKind = (typeof KINDS)[number]['id'];

const KINDS = constraint.fields[1].codes;

/** Name, colour and mark of a kind. */
export const constraintKind = (kind: ConstraintKind): (typeof KINDS)[number] => KINDS.find(({ id }) => id === kind)!;

/** What of a parcel lies under the constraints of one kind. */
export type ConstraintShare = {
  readonly kind: ConstraintKind;
  readonly overlapM2: number;
  /** Of the parcel's shape, 0–1. */
  readonly share: number;
  /** The constraints themselves, the largest overlap first. */
  readonly of: readonly {
    readonly id: string;
    readonly name: string;
    readonly overlapM2: number;
    readonly synthetic: boolean;
  }[];
};

/** Who must be asked before anything is built under a constraint of a kind, and where that is laid down. */
export const ASKED: Readonly<Record<ConstraintKind, { readonly who: Label; readonly basis: Label }>> = {
  redLine: {
    who: {
      zh: '自然资源主管部门，会同生态环境、林草部门',
      en: 'Natural resources authority, with ecology and forestry',
    },
    basis: { zh: '自然资发〔2022〕142号', en: 'Notice Ziranzi 2022 no. 142' },
  },
  farmland: {
    who: { zh: '自然资源主管部门、农业农村部门', en: 'Natural resources and agriculture authorities' },
    basis: { zh: '土地管理法第三十五条', en: 'Land Administration Law, art. 35' },
  },
  minedOut: {
    who: {
      zh: '自然资源主管部门（地质灾害）、原采矿权人',
      en: 'Natural resources authority (geological hazards) and the former mine',
    },
    basis: { zh: '地质灾害防治条例第二十一条', en: 'Geological Hazard Regulation, art. 21' },
  },
  mineral: {
    who: {
      zh: '省级自然资源主管部门、矿业权人',
      en: 'Provincial natural resources authority and the holder of the mining right',
    },
    basis: { zh: '国土资发〔2010〕137号', en: 'Notice Guotuzi 2010 no. 137' },
  },
  corridor: {
    who: { zh: '管线权属单位、县级管道保护主管部门', en: 'Owner of the pipes and the county pipeline authority' },
    basis: { zh: '石油天然气管道保护法第三十五条', en: 'Oil and Gas Pipeline Protection Law, art. 35' },
  },
  flood: {
    who: { zh: '水行政主管部门（洪水影响评价）', en: 'Water authority (flood impact assessment)' },
    basis: { zh: '防洪法第三十三条', en: 'Flood Control Law, art. 33' },
  },
};

/** A parcel of which some lies under one constraint. */
export type Touched = {
  readonly id: string;
  readonly name: string;
  readonly overlapM2: number;
  /** Of the parcel's shape, 0–1. */
  readonly share: number;
  readonly synthetic: boolean;
};

/** Parcels that one constraint touches, those that it covers most first. */
export type TouchedParcels = {
  readonly parcels: readonly Touched[];
  /** How many it touches, told or not. */
  readonly matched: number;
  /** False where more lie near it than are looked at. */
  readonly isAll: boolean;
};

/** What of a constraint lies about the parcel: a flood plain has more corners than all parcels beside it. */
const beside = (parcel: Area, limit: Area): Area | null => {
  const box = bboxOf(parcel);
  return box && cutToBox(limit, box);
};

/** Null where the parcel has no ground under the constraint. */
export function touchedBy(limit: Area, { id, properties, geometry }: Feature): Touched | null {
  if (!isArea(geometry)) return null;
  const near = beside(geometry, limit);
  const m2 = near ? overlapM2(near, geometry) : 0;
  if (m2 === 0) return null;
  return {
    id,
    name: String(properties['name'] ?? id),
    overlapM2: m2,
    share: Math.min(1, m2 / areaM2(geometry)),
    synthetic: properties['synthetic'] === true,
  };
}

type Hit = { readonly feature: Feature; readonly area: Area; readonly m2: number };

const shareOf = (kind: ConstraintKind, parcel: Area, hits: readonly Hit[]): ConstraintShare => {
  const m2 = hits.length === 1 ? hits[0]!.m2 : overlapM2(parcel, union(hits.map(({ area }) => area))!);
  return {
    kind,
    overlapM2: m2,
    share: Math.min(1, m2 / areaM2(parcel)),
    of: [...hits]
      .sort((a, b) => b.m2 - a.m2)
      .map(({ feature: { id, properties }, m2: own }) => ({
        id,
        name: String(properties['name'] ?? id),
        overlapM2: own,
        synthetic: properties['synthetic'] === true,
      })),
  };
};

/** The kinds under which some of the parcel lies, the largest share first; one that only touches it is left out. */
export function constraintShares(parcel: Area, constraints: readonly Feature[]): readonly ConstraintShare[] {
  const hits = constraints.flatMap((feature): readonly Hit[] => {
    const area = isArea(feature.geometry) ? beside(parcel, feature.geometry) : null;
    const m2 = area ? overlapM2(parcel, area) : 0;
    return area && m2 > 0 ? [{ feature, area, m2 }] : [];
  });
  return KINDS.flatMap(({ id }) => {
    const own = hits.filter(({ feature }) => feature.properties['kind'] === id);
    return own.length > 0 ? [shareOf(id, parcel, own)] : [];
  }).sort((a, b) => b.share - a.share);
}
