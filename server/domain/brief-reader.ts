/** Reads a brief as it comes over the wire or out of an address; every member that does not fit is named. */
import type { Polygon, Position } from 'geojson';
import {
  type Brief,
  COMMON_MERITS,
  CRITERIA,
  type Criterion,
  type CriterionFact,
  criterionOf,
  type Place,
} from './brief.ts';
import type { Label } from './dataset.ts';
import { LAND_USES } from './datasets/parcel.ts';
import { MutuError } from './errors.ts';
import type { Bbox } from './filter.ts';

type Member = Readonly<Record<string, unknown>>;
type Problem = Label & { readonly field: string };
/** The value as the brief holds it, or what is wrong with it. */
type Read = { readonly value: unknown } | { readonly wrong: Label };

const MOST_POINTS = 100;
const MOST_IDS = 200;
/** In all rings of an area: each parcel is held against every edge. */
const MOST_CORNERS = 2000;
const ID = /^[^\s/?#]{1,128}$/;
/** A section, then a division, group or class. */
const INDUSTRY = /^[A-T]\d{2,4}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isMember = (value: unknown): value is Member =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (zh: string, en: string): Read => ({ wrong: { zh, en } });

const isDay = (text: string): boolean => {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const readAmount = (value: unknown, { range }: CriterionFact): Read => {
  const [low, high] = range!;
  if (typeof value === 'number' && value >= low && value <= high) return { value };
  return wrong(`应为 ${low} 到 ${high} 的数。`, `give a number from ${low} to ${high}.`);
};

const isIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= MOST_IDS &&
  value.every((id) => typeof id === 'string' && ID.test(id));

const readCodes = (value: unknown): Read =>
  isIds(value) && value.every((code) => LAND_USES.some(({ id }) => id === code))
    ? { value }
    : wrong('应为用地类别代码的列表，如 ["100102"]。', 'give a list of land use codes, such as ["100102"].');

const isCorner = (corner: unknown): corner is Position =>
  Array.isArray(corner) &&
  corner.length >= 2 &&
  corner.every((part) => typeof part === 'number' && Number.isFinite(part)) &&
  Math.abs(corner[0]) <= 180 &&
  Math.abs(corner[1]) <= 90;

const isRing = (ring: unknown): ring is Position[] =>
  Array.isArray(ring) &&
  ring.length >= 4 &&
  ring.every(isCorner) &&
  ring[0]![0] === ring.at(-1)![0] &&
  ring[0]![1] === ring.at(-1)![1];

const cornersIn = (rings: readonly unknown[]): number =>
  rings.reduce<number>((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0);

const isArea = (area: unknown): area is Bbox | Polygon => {
  if (Array.isArray(area)) {
    const [west, south, east, north] = area;
    return area.length === 4 && isCorner([west, south]) && isCorner([east, north]) && west < east && south < north;
  }
  return (
    isMember(area) &&
    area['type'] === 'Polygon' &&
    Array.isArray(area['coordinates']) &&
    area['coordinates'].length > 0 &&
    cornersIn(area['coordinates']) <= MOST_CORNERS &&
    area['coordinates'].every(isRing)
  );
};

/** Members of another name are refused, so that a misspelt one does not widen the search. */
const readPlace = (value: unknown): Read => {
  const say = wrong(
    '应为 {zones?, parks?, area?}：开发区或园区编号的列表，矩形 [西,南,东,北] 或闭合的 Polygon（度，不超过 2000 个角点）。',
    'give {zones?, parks?, area?}: lists of ids, a box [west, south, east, north] or a closed Polygon in degrees of at most 2000 corners.',
  );
  if (!isMember(value) || Object.keys(value).length === 0) return say;
  const { zones, parks, area, ...strange } = value;
  const fits =
    Object.keys(strange).length === 0 &&
    (zones === undefined || isIds(zones)) &&
    (parks === undefined || isIds(parks)) &&
    (area === undefined || isArea(area));
  return fits ? { value: value as Place } : say;
};

const readValue = (value: unknown, fact: CriterionFact): Read => {
  switch (fact.kind) {
    case 'amount':
      return readAmount(value, fact);
    case 'codes':
      return readCodes(value);
    case 'industry':
      return typeof value === 'string' && INDUSTRY.test(value)
        ? { value }
        : wrong('应为 GB/T 4754 行业代码，如 C26。', 'give a GB/T 4754 code, such as C26.');
    case 'flag':
      return value === true ? { value } : wrong('只能为 true。', 'give true.');
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? { value }
        : wrong('应为日期，如 2025-06-30。', 'give a date, such as 2025-06-30.');
    case 'place':
      return readPlace(value);
  }
};

const isPoints = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MOST_POINTS;

const readWeights = (value: unknown): Read =>
  isMember(value) &&
  Object.entries(value).every(([merit, points]) => COMMON_MERITS.some(({ id }) => id === merit) && isPoints(points))
    ? { value }
    : wrong(
        `应为 {项目: 0 到 ${MOST_POINTS} 的分值}；可用：${COMMON_MERITS.map(({ id }) => id).join('、')}。`,
        `give {merit: points from 0 to ${MOST_POINTS}}; there are: ${COMMON_MERITS.map(({ id }) => id).join(', ')}.`,
      );

const readWish = (wish: unknown, fact: CriterionFact): Read => {
  if (!isMember(wish) || Object.keys(wish).some((name) => !['value', 'weight', 'points'].includes(name)))
    return wrong('应为 {value, weight, points?}。', 'give {value, weight, points?}.');
  const { value, weight, points } = wish;
  if (weight !== 'must' && weight !== 'should')
    return wrong('weight 应为 must 或 should。', 'weight is must or should.');
  if (weight === 'must' && fact.isSketch)
    return wrong('线位为示意，不能作为硬条件。', 'the line is a sketch and cannot be a must.');
  if (points !== undefined && !isPoints(points))
    return wrong(`points 应为 0 到 ${MOST_POINTS}。`, `points go from 0 to ${MOST_POINTS}.`);
  const read = readValue(value, fact);
  if ('wrong' in read) return read;
  return { value: { value: read.value, weight, ...(points === undefined ? {} : { points }) } };
};

const isCriterion = (name: string): name is Criterion => CRITERIA.some(({ id }) => id === name);

const readMember = (name: string, member: unknown): Read => {
  if (name === 'weights') return readWeights(member);
  if (isCriterion(name)) return readWish(member, criterionOf(name));
  return wrong(
    `没有这个条件；可用：${CRITERIA.map(({ id }) => id).join('、')}，以及 weights。`,
    `there is no such criterion; there are: ${CRITERIA.map(({ id }) => id).join(', ')}, and weights.`,
  );
};

const unprocessable = (problems: readonly Problem[]): MutuError => {
  const [{ field, zh, en }] = problems as [Problem];
  return new MutuError('unprocessable', { zh: `需求 ${field}：${zh}`, en: `Brief, ${field}: ${en}` }, { problems });
};

/** Throws unprocessable with `problems` (field, zh, en), one for each member that does not fit. */
export function parseBrief(raw: unknown): Brief {
  if (!isMember(raw))
    throw unprocessable([{ field: 'brief', zh: '应为一个 JSON 对象。', en: 'give one JSON object.' }]);
  // One member more than there may be is enough to be wrong: a hundred thousand are not told one by one.
  const members = Object.entries(raw)
    .slice(0, CRITERIA.length + 2)
    .map(([name, wish]) => ({
      name: name.slice(0, 40),
      read: readMember(name, wish),
    }));
  const problems = members.flatMap(({ name, read }) => ('wrong' in read ? [{ field: name, ...read.wrong }] : []));
  const brief = Object.fromEntries(
    members.flatMap(({ name, read }) => ('value' in read ? [[name, read.value] as const] : [])),
  ) as Brief;
  const [low, high] = [brief.areaMinM2?.value, brief.areaMaxM2?.value];
  if (low !== undefined && high !== undefined && low > high)
    problems.push({ field: 'areaMaxM2', zh: '小于面积下限。', en: 'it is below the smallest area.' });
  if (problems.length > 0) throw unprocessable(problems);
  return brief;
}
