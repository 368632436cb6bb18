/** Why a parcel stands where it stands, in one sentence of each language. */
import { COMMON_MERITS, CRITERIA } from '../brief.ts';
import type { Label } from '../dataset.ts';
import { convert, formatWithUnit, UNKNOWN_TEXT } from '../units.ts';
import type { Gate, Points, Ranked } from './answer.ts';

const NAMES: ReadonlyMap<string, Label> = new Map(
  [...CRITERIA, ...COMMON_MERITS].map(({ id, zh, en }) => [id, { zh, en }]),
);

export const nameOf = (id: string): Label => NAMES.get(id) ?? { zh: '可供状态', en: 'Supply' };

const joined = (labels: readonly Label[], lang: keyof Label): string =>
  labels.map((label) => label[lang]).join(lang === 'zh' ? '、' : ', ');

const areaIn = (areaM2: number | null, lang: keyof Label): string =>
  areaM2 === null ? UNKNOWN_TEXT : formatWithUnit(convert(areaM2, 'm2', 'mu'), 'mu', lang);

/** Findings that say what they are only together with the name of their criterion. */
const NAMED: readonly string[] = [
  'floorAreaM2',
  'budgetWanYuan',
  'powerKVA',
  'waterM3PerDay',
  'gasNm3PerH',
  'steamTPerH',
];

const toldGate = ({ criterion, found }: Gate): Label => {
  if (!NAMED.includes(criterion)) return found;
  const name = nameOf(criterion);
  return { zh: `${name.zh} ${found.zh}`, en: `${name.en}: ${found.en}` };
};

/** Gates other than the area, which leads the sentence; what two of them say alike is said once. */
const toldGates = (gates: readonly Gate[]): readonly Label[] =>
  gates
    .filter(({ criterion, result }) => result === 'pass' && !criterion.startsWith('area') && criterion !== 'place')
    .map(toldGate)
    .filter(({ zh }, place, all) => all.findIndex((other) => other.zh === zh) === place);

/** The two merits that bring the most. */
const strongest = (points: readonly Points[]): readonly Label[] =>
  [...points]
    .filter(({ points: earned }) => earned > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, 2)
    .map(({ merit }) => nameOf(merit));

type Told = Omit<Ranked, 'reason' | 'whyNotFirst'>;

export function reasonOf({ areaM2, gates, points, score, of, unknowns }: Told): Label {
  const facts = toldGates(gates);
  const best = strongest(points);
  const open = unknowns.map(nameOf);
  const zh = [
    `${areaIn(areaM2, 'zh')}，${facts.map((fact) => fact.zh).join('，')}`,
    `得 ${score}/${of} 分${best.length > 0 ? `，主要来自${joined(best, 'zh')}` : ''}`,
    ...(open.length > 0 ? [`待核实：${joined(open, 'zh')}`] : []),
  ];
  const en = [
    `${areaIn(areaM2, 'en')}, ${facts.map((fact) => fact.en).join(', ')}`,
    `${score} of ${of} points${best.length > 0 ? `, most from ${joined(best, 'en')}` : ''}`,
    ...(open.length > 0 ? [`not known: ${joined(open, 'en')}`] : []),
  ];
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}

const one = (value: number): string => value.toFixed(1);

const REST: Label = { zh: '其余', en: 'others' };
/** Differences told by name. */
const NAMED_DIFFERENCES = 3;

/** Where the points of two parcels differ most, and the rest as one, so that what is told adds up to the whole. */
function differences(own: Ranked, first: Ranked): readonly { readonly name: Label; readonly tenths: number }[] {
  const all = own.points
    .map(({ merit, points }, index) => ({
      name: nameOf(merit),
      tenths: Math.round(10 * points) - Math.round(10 * (first.points[index]?.points ?? 0)),
    }))
    .filter(({ tenths }) => tenths !== 0)
    .sort((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths));
  const rest = all.slice(NAMED_DIFFERENCES).reduce((sum, { tenths }) => sum + tenths, 0);
  return [...all.slice(0, NAMED_DIFFERENCES), ...(rest === 0 ? [] : [{ name: REST, tenths: rest }])];
}

const signed = (tenths: number): string => `${tenths < 0 ? '−' : '+'}${one(Math.abs(tenths) / 10)}`;

const openGates = ({ gates }: Ranked) =>
  gates.filter(({ result }) => result === 'unknown').map(({ criterion }) => nameOf(criterion));

/** Unknown gates weigh before points, so they are named first. */
export function whyNotFirst(own: Ranked, first: Ranked): Label {
  const open = openGates(own);
  const behind = first.score - own.score;
  const told = differences(own, first);
  const zh = [
    ...(open.length > openGates(first).length ? [`硬条件待核实：${joined(open, 'zh')}`] : []),
    ...(behind > 0
      ? [`比第一名少 ${one(behind)} 分（${told.map(({ name, tenths }) => `${name.zh} ${signed(tenths)}`).join('，')}）`]
      : []),
  ];
  const en = [
    ...(open.length > openGates(first).length ? [`musts not known: ${joined(open, 'en')}`] : []),
    ...(behind > 0
      ? [
          `${one(behind)} points behind the first (${told.map(({ name, tenths }) => `${name.en} ${signed(tenths)}`).join(', ')})`,
        ]
      : []),
  ];
  if (zh.length === 0) return { zh: '与第一名同分，按编号排列。', en: 'Level with the first; in order of ids.' };
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}
