/** Split and merge: the rows they make, the ids that continue the old ones, and which of them inherits what refers to the old. */
import type { Geometry } from 'geojson';
import type { Change, Feature } from './edit.ts';
import { MutuError } from './errors.ts';
import { planeAt } from './geometry/plane.ts';
import { together } from './geometry/together.ts';
import { type Area, areaM2, contains, cut, isArea, join, labelPoint } from './geometry.ts';

/** Surveyed figures speak of one outline: no part of it, and no sum, may keep them. */
const OF_THE_OUTLINE: readonly string[] = ['areaCertM2', 'areaPlaneM2', 'surveyedCoordinates', 'landCode'];

const withoutSurvey = (properties: Feature['properties']): Feature['properties'] =>
  Object.fromEntries(Object.entries(properties).filter(([id]) => !OF_THE_OUTLINE.includes(id)));

const areaOf = ({ geometry }: Feature): Area => {
  if (isArea(geometry)) return geometry;
  throw new MutuError('unprocessable', {
    zh: '只有面状图形可以分割或合并。',
    en: 'Only areas can be split or merged.',
  });
};

/**
 * The changes that cut `feature` along a line into one row a part, the largest first; part n takes the n-th of `ids`.
 * Throws unprocessable where the line does not cross the shape or the ids do not fit.
 */
export function split(
  dataset: string,
  feature: Feature,
  line: Extract<Geometry, { type: 'LineString' }>,
  ids: readonly string[],
): readonly Change[] {
  const parts = cut(areaOf(feature), line);
  if (parts.length < 2)
    throw new MutuError('unprocessable', {
      zh: '分割线没有把图形分开，请让它穿过整个图形。',
      en: 'The line does not divide the shape; draw it right across.',
    });
  if (ids.length !== parts.length || new Set(ids).size !== ids.length)
    throw new MutuError(
      'unprocessable',
      {
        zh: `分割后有 ${parts.length} 块，请给出同样多的不同编号。`,
        en: `The split makes ${parts.length} parts; give as many different ids.`,
      },
      { parts: parts.length },
    );
  return splitInto(dataset, feature, parts, ids);
}

/** The changes that make one row a part of `feature`; the caller knows that the parts are its ground, and has an id for each. */
export function splitInto(
  dataset: string,
  feature: Feature,
  parts: readonly Area[],
  ids: readonly string[],
): readonly Change[] {
  const properties = withoutSurvey(feature.properties);
  return [
    { dataset, id: feature.id, before: feature, after: null, successors: ids },
    ...parts.map((geometry, index) => inserted(dataset, ids[index]!, properties, geometry)),
  ];
}

/** The changes that make one row of several; what it is called and counted as comes from the first. Throws unprocessable for fewer than two. */
export function merge(dataset: string, features: readonly Feature[], id: string): readonly Change[] {
  const [first] = features;
  if (!first || features.length < 2)
    throw new MutuError('unprocessable', { zh: '合并至少需要两个图形。', en: 'A merge needs at least two shapes.' });
  const shapes = features.map(areaOf);
  const geometry = join(together(shapes, planeAt(labelPoint(shapes[0]!)!)));
  return [
    ...features.map((feature) => ({ dataset, id: feature.id, before: feature, after: null, successors: [id] })),
    inserted(dataset, id, withoutSurvey(first.properties), geometry),
  ];
}

const inserted = (dataset: string, id: string, properties: Feature['properties'], geometry: Geometry): Change => ({
  dataset,
  id,
  before: null,
  after: { id, properties, geometry },
});

/** Of the rows that continue a dead one, the one that a child lies in; the largest where it lies in none or has no place. */
export function heirOf(child: Geometry | null, successors: readonly Feature[]): Feature | undefined {
  const place = child && labelPoint(child);
  const around = place && successors.find(({ geometry }) => isArea(geometry) && contains(geometry, place));
  const sizeOf = ({ geometry }: Feature): number => (geometry ? areaM2(geometry) : 0);
  return around ?? [...successors].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
}
