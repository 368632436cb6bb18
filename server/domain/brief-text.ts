/**
 * A brief as people write it — “60 亩，七通一平，35 kV，6 个月内” — to wishes with units. Only what is plainly said is
 * taken; the words left over are told, so that nothing is believed to be understood that was not.
 */
import type { Brief, Criterion, Wanted, Weight } from './brief.ts';
import { levelWritten } from './say-level.ts';
import { convert } from './units.ts';

export type BriefText = {
  readonly brief: Brief;
  /** Pieces of the text that no rule read. */
  readonly rest: readonly string[];
};

type Found = { readonly [C in Criterion]?: Wanted[C] };

/** A rule reads one piece; `say` makes wishes of what its pattern caught. */
type Reading = { readonly pattern: RegExp; readonly say: (groups: Record<string, string>, today: string) => Found };

const NUMBER = String.raw`(?<n>\d+(?:[.,]\d+)?)`;
const AT_LEAST = String.raw`(?:≥|>=|不少于|至少|at least\s*)?\s*`;
const AT_MOST = String.raw`(?:≤|<=|不超过|不高于|最多|以内|at most\s*|up to\s*|under\s*)`;

const numberIn = ({ n = '' }: Record<string, string>): number => Number(n.replace(',', '.'));

/** The day `months` after `today`; the last of the month where that day is not in it. */
function dayAfter(today: string, months: number): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** "6", "六", "两", "十二". */
const SMALL = String.raw`(?:\d+|十?[一二两三四五六七八九]|十)`;

const smallIn = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const ones = text.replace('十', '').replace('两', '二');
  return (text.startsWith('十') ? 10 : 0) + (ones === '' ? 0 : levelWritten(ones));
};

const yearIn = (today: string): number => Number(today.slice(0, 4));

/** The last day of a month. */
const monthEnd = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

const MONTH = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';

/** A month that is over is meant in the next year. */
const byMonth: Reading['say'] = ({ next, month }, today) => {
  const [of, year] = [smallIn(month!), yearIn(today)];
  return { neededOn: monthEnd(next || monthEnd(year, of) < today ? year + 1 : year, of) };
};

const area = (unit: 'mu' | 'ha' | 'm2') => (groups: Record<string, string>) => convert(numberIn(groups), unit, 'm2');

const pattern = (text: string): RegExp => new RegExp(text, 'i');

const RANGE = String.raw`(?<low>\d+(?:\.\d+)?)\s*(?:-|–|—|~|至|到|to)\s*(?<high>\d+(?:\.\d+)?)\s*`;

const READINGS: readonly Reading[] = [
  {
    pattern: pattern(String.raw`${RANGE}(?:亩|mu\b)`),
    say: ({ low, high }) => ({
      areaMinM2: convert(Number(low), 'mu', 'm2'),
      areaMaxM2: convert(Number(high), 'mu', 'm2'),
    }),
  },
  {
    pattern: pattern(
      String.raw`(?:厂房|建筑面积|floor area)\s*(?:of\s*)?${NUMBER}\s*(?<wan>万)?\s*(?:㎡|平方米|平米|平|m2|m²|sqm)`,
    ),
    say: (groups) => ({ floorAreaM2: numberIn(groups) * (groups['wan'] ? 10_000 : 1) }),
  },
  {
    pattern: pattern(String.raw`(?:预算|budget)\s*${NUMBER}\s*(?<unit>亿|万|million)\s*元?`),
    say: (groups) => ({
      budgetWanYuan: numberIn(groups) * ({ 亿: 10_000, 万: 1 }[groups['unit']!] ?? 100),
    }),
  },
  {
    pattern: pattern(String.raw`${AT_MOST}${NUMBER}\s*(?:亩|mu\b)`),
    say: (groups) => ({ areaMaxM2: area('mu')(groups) }),
  },
  {
    pattern: pattern(String.raw`${AT_LEAST}${NUMBER}\s*(?:亩|mu\b)(?:以上)?`),
    say: (groups) => ({ areaMinM2: area('mu')(groups) }),
  },
  {
    pattern: pattern(String.raw`${AT_LEAST}${NUMBER}\s*(?:公顷|ha\b)`),
    say: (groups) => ({ areaMinM2: area('ha')(groups) }),
  },
  {
    pattern: pattern(String.raw`(?<level>[三五六七九35679])\s*通(?:一平)?`),
    say: ({ level }) => ({ level: levelWritten(level!) }),
  },
  {
    pattern: pattern(String.raw`(?<level>[35679])\s*(?:services|utilities)\b`),
    say: ({ level }) => ({ level: Number(level) }),
  },
  {
    pattern: pattern(String.raw`${AT_LEAST}${NUMBER}\s*(?:kV(?!A)|千伏(?!安))`),
    say: (groups) => ({ voltageKV: numberIn(groups) }),
  },
  {
    pattern: pattern(
      String.raw`${AT_LEAST}${NUMBER}\s*(?<unit>万)?\s*(?<mva>MVA|兆伏安)|${AT_LEAST}(?<k>\d+(?:\.\d+)?)\s*(?<wan>万)?\s*(?:kVA|千伏安)`,
    ),
    say: ({ n, mva, k, wan }) => ({
      powerKVA: mva ? Number(n) * 1000 : Number(k) * (wan ? 10_000 : 1),
    }),
  },
  { pattern: /双回路|双电源|dual[- ]feed|two feeds/i, say: () => ({ dualFeed: true }) },
  {
    pattern: pattern(
      String.raw`(?:用水|供水|water)\s*${NUMBER}\s*(?:m3|m³|吨|t|立方米?|方)\s*[/每]?\s*(?:d|天|日|day)`,
    ),
    say: (groups) => ({ waterM3PerDay: numberIn(groups) }),
  },
  {
    pattern: pattern(
      String.raw`(?:燃气|天然气|用气|gas)\s*${NUMBER}\s*(?:N?m3|N?m³|标方|立方米?|方)\s*[/每]?\s*(?:h|小时|时|hour)`,
    ),
    say: (groups) => ({ gasNm3PerH: numberIn(groups) }),
  },
  {
    pattern: pattern(String.raw`(?:蒸汽|steam)\s*${NUMBER}\s*(?:t|吨)\s*[/每]?\s*(?:h|小时|时|hour)`),
    say: (groups) => ({ steamTPerH: numberIn(groups) }),
  },
  {
    pattern: pattern(
      String.raw`(?<year>20\d\d)\s*[年-]\s*(?<month>1[0-2]|0?[1-9])\s*(?:月|-)\s*(?:(?<day>[0-3]?\d)\s*日?)?\s*(?:之?前|底前)?`,
    ),
    say: ({ year, month, day }) => {
      const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
      const on = Math.min(day ? Number(day) : last, last);
      return { neededOn: `${year}-${month!.padStart(2, '0')}-${String(on).padStart(2, '0')}` };
    },
  },
  {
    pattern: pattern(String.raw`(?<n>${SMALL})\s*个?月(?:之?内|以内|前)|(?:within|in)\s*(?<m>\d+)\s*months?`),
    say: ({ n, m }, today) => ({ neededOn: dayAfter(today, n ? smallIn(n) : Number(m)) }),
  },
  { pattern: /半年(?:之?内|以内)|half a year/i, say: (_, today) => ({ neededOn: dayAfter(today, 6) }) },
  {
    pattern: pattern(String.raw`(?<n>${SMALL})\s*年(?:之?内|以内)|within\s*(?:a|(?<m>\d+))\s*years?`),
    say: ({ n, m }, today) => ({ neededOn: dayAfter(today, 12 * (n ? smallIn(n) : Number(m ?? 1))) }),
  },
  { pattern: pattern(String.raw`(?<next>明年)\s*${MONTH}\s*月(?:底|末)?(?:之?前)?`), say: byMonth },
  { pattern: pattern(String.raw`${MONTH}\s*月(?:底|末|之?前)(?:之?前)?`), say: byMonth },
  {
    pattern:
      /(?:(?<year>20\d\d)|(?<next>明)|今|本)?年(?:底|末|内)(?:之?前)?|by the end of (?:(?<later>next)|the|this) year/i,
    say: ({ year, next, later }, today) => ({
      neededOn: monthEnd(year ? Number(year) : yearIn(today) + Number(Boolean(next ?? later)), 12),
    }),
  },
  { pattern: /(?<code>[A-T]\d{2,4})(?![\dA-Za-z])/, say: ({ code }) => ({ industryCode: code! }) },
];

/** Criteria without which the land would be of no use; the others are told as shoulds until somebody says otherwise. */
const MUSTS: readonly Criterion[] = ['areaMinM2', 'areaMaxM2', 'level', 'voltageKV'];

const weightOf = (criterion: Criterion): Weight => (MUSTS.includes(criterion) ? 'must' : 'should');

/** `today` is the day from which “within six months” counts, YYYY-MM-DD. */
export function readBriefText(text: string, today: string): BriefText {
  let left = text.normalize('NFKC');
  const found: Record<string, unknown> = {};
  for (const { pattern: rule, say } of READINGS) {
    const match = rule.exec(left);
    if (!match) continue;
    const said = say((match.groups ?? {}) as Record<string, string>, today);
    if (Object.keys(said).some((criterion) => criterion in found)) continue;
    Object.assign(found, said);
    left = `${left.slice(0, match.index)} , ${left.slice(match.index + match[0].length)}`;
  }
  const brief = Object.fromEntries(
    Object.entries(found).map(([criterion, value]) => [criterion, { value, weight: weightOf(criterion as Criterion) }]),
  ) as Brief;
  const rest = left
    .split(/[,;、。;\n]|\s{2,}/)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d]/u.test(piece) && !/^(and|with|要|需要|需|有|用地|供地)$/i.test(piece));
  return { brief, rest };
}
