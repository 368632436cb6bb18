/** The lines of a boundary point TXT: its head, its parcels and their points, before anything is made of them. */
import { Refusal } from './note.ts';

/** `first` and `second` are the two numbers as written; NaN where there is none. */
export type Corner = {
  readonly ring: string;
  readonly first: number;
  readonly second: number;
  readonly line: number;
  readonly text: string;
};

/** `count` null = not stated. `cells`: number, name, kind, sheet, use, code. */
export type Parcel = {
  readonly count: number | null;
  readonly area: string;
  readonly cells: readonly string[];
  readonly corners: Corner[];
};

export type SurveyFile = {
  /** `key=value` before the points; null where the file has no [属性描述]. */
  readonly head: ReadonlyMap<string, string> | null;
  readonly parcels: readonly Parcel[];
  /** Lines of the points in which full-width signs were read as ASCII ones. */
  readonly fullWidth: number;
};

const SECTION = /^\[(.+)\]$/;
const FULL_WIDTH_DIGITS = /[０-９．－]/g;
const NARROW: Readonly<Record<string, string>> = { '．': '.', '－': '-' };

/** Full-width signs as ASCII; a full-width comma only where none is ASCII, because a name may hold one. */
const narrowed = (line: string): string =>
  (line.includes(',') ? line : line.replaceAll('，', ','))
    .replaceAll('＝', '=')
    .replaceAll('＠', '@')
    .replace(FULL_WIDTH_DIGITS, (sign) => NARROW[sign] ?? String(sign.charCodeAt(0) - 0xff10));

const NUMERAL = /^[+-]?\d+(\.\d+)?$/;
const numeral = (text: string | undefined): number =>
  text !== undefined && NUMERAL.test(text) ? Number(text) : Number.NaN;

const parcelOf = (cells: readonly string[]): Parcel => ({
  count: /^\d+$/.test(cells[0] ?? '') ? Number(cells[0]) : null,
  area: cells[1] ?? '',
  cells: cells.slice(2, 8),
  corners: [],
});

const cutShort = (line: number, text: string): Refusal =>
  new Refusal('file-truncated', { detail: { zh: `（第 ${line} 行：${text}）`, en: `(line ${line}: ${text})` } });

/** `J1,1,X,Y`; a line of other length is kept as a point without numbers, so that it refuses its parcel. */
const cornerOf = (cells: readonly string[], line: number): Corner => ({
  ring: cells[1] ?? '',
  first: cells.length === 4 ? numeral(cells[2]) : Number.NaN,
  second: cells.length === 4 ? numeral(cells[3]) : Number.NaN,
  line,
  text: cells.join(',').slice(0, 60),
});

type Line = { readonly text: string; readonly number: number; readonly isNarrowed: boolean };

function parcelsOf(lines: readonly Line[]): Parcel[] {
  const parcels: Parcel[] = [];
  for (const { text, number } of lines) {
    const cells = text.split(',').map((cell) => cell.trim());
    const parcel = parcels.at(-1);
    if (cells.at(-1) === '@') parcels.push(parcelOf(cells.slice(0, -1)));
    else if (parcel) parcel.corners.push(cornerOf(cells, number));
    else
      throw new Refusal('file-damaged', {
        detail: { zh: `（第 ${number} 行：界址点之前没有地块行）`, en: `(line ${number}: a point before any parcel)` },
      });
  }
  return parcels;
}

/**
 * The last line breaks off where the file was cut: fewer cells than a point has, no line end, or digits missing from a
 * number that all points before write in full.
 */
function refuseCutShort(lines: readonly Line[], endsInLine: boolean): void {
  const last = lines.at(-1);
  if (!last || !endsInLine) return;
  const cells = last.text.split(',');
  if (cells.at(-1) === '@') throw cutShort(last.number, last.text);
  const decimals = (text: string | undefined) => (text ?? '').split('.')[1]?.length ?? 0;
  const before = lines.at(-2)?.text.split(',');
  const isShorter = before?.length === 4 && decimals(cells[3]) < decimals(before[3]);
  if (cells.length < 4 || isShorter) throw cutShort(last.number, last.text);
}

const headOf = (lines: readonly Line[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap(({ text }) => {
      const at = text.indexOf('=');
      return at < 0 ? [] : [[text.slice(0, at).trim(), text.slice(at + 1).trim()] as const];
    }),
  );

/** True where a later point of the parcel stands at the place of the first one of its ring. */
const closesRing = (corners: readonly Corner[], corner: Corner): boolean => {
  const start = corners.find(({ ring }) => ring === corner.ring)!;
  return start !== corner && start.first === corner.first && start.second === corner.second;
};

/** A last parcel with fewer points than stated, its last ring open, while parcels before it close theirs. */
function refuseMissingPoints(parcels: readonly Parcel[]): void {
  const last = parcels.at(-1);
  const end = last?.corners.at(-1);
  if (!last || !end || last.count === null || last.corners.length >= last.count || closesRing(last.corners, end))
    return;
  const before = parcels.slice(0, -1);
  if (before.some(({ corners }) => corners.length > 0 && closesRing(corners, corners.at(-1)!)))
    throw cutShort(end.line, end.text);
}

/** Lines by the title of their section. */
function sectionsOf(text: string): ReadonlyMap<string, readonly Line[]> {
  const sections = new Map<string, Line[]>();
  let current: Line[] = [];
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = narrowed(written).trim();
    const title = SECTION.exec(line)?.[1];
    if (title !== undefined) {
      current = [];
      sections.set(title, current);
    } else if (line !== '') current.push({ text: line, number: index + 1, isNarrowed: line !== written.trim() });
  }
  return sections;
}

/** Reads the sections. Refuses a file without [地块坐标], and one that breaks off. */
export function readSurveyText(text: string): SurveyFile {
  const sections = sectionsOf(text);
  const points = sections.get('地块坐标');
  if (!points) throw new Refusal('section-missing');
  refuseCutShort(points, !/[\r\n]\s*$/.test(text));
  const parcels = parcelsOf(points);
  refuseMissingPoints(parcels);
  const head = sections.get('属性描述');
  return { head: head ? headOf(head) : null, parcels, fullWidth: points.filter(({ isNarrowed }) => isNarrowed).length };
}
