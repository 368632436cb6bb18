/** Query parameters as every route reads them: known names only, each at most once, of bounded length. */
import { MutuError } from '../domain/errors.ts';
import type { Bbox } from '../domain/filter.ts';
import type { Ctx } from './parts.ts';

const LONGEST = 8192;

export const badParameter = (name: string, zh: string, en: string): MutuError =>
  new MutuError('badRequest', { zh: `参数 ${name}：${zh}`, en: `Parameter ${name}: ${en}` }, { parameter: name });

/** The query as a map. Throws badRequest for a name outside `known`, a repeat, a control character or 8 kB of text. */
export const readQuery = (c: Ctx, known: readonly string[]): ReadonlyMap<string, string> => {
  const query = new Map<string, string>();
  for (const [name, value] of new URL(c.req.url).searchParams) {
    const shown = name.slice(0, 40);
    if (!known.includes(name))
      throw badParameter(
        shown,
        '无此参数。请核对接口说明 /api/docs。',
        'there is no such parameter here. See /api/docs.',
      );
    if (query.has(name)) throw badParameter(shown, '只能出现一次。', 'give it only once.');
    if (value.length > LONGEST)
      throw badParameter(shown, `最长 ${LONGEST} 个字符。`, `give at most ${LONGEST} characters.`);
    if (hasControl(value)) throw badParameter(shown, '含有控制字符。', 'it holds a control character.');
    query.set(name, value);
  }
  return query;
};

const hasControl = (text: string): boolean =>
  [...text].some((letter) => letter < ' ' && letter !== '\n' && letter !== '\t');

/** A whole number within bounds, ASCII digits only; `fallback` where absent. */
export const integer = (
  query: ReadonlyMap<string, string>,
  name: string,
  bounds: { readonly min: number; readonly max: number },
  fallback: number,
): number => {
  const text = query.get(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^-?\d{1,9}$/.test(text) || value < bounds.min || value > bounds.max)
    throw badParameter(
      name,
      `应为 ${bounds.min} 到 ${bounds.max} 的整数。`,
      `give a whole number from ${bounds.min} to ${bounds.max}.`,
    );
  return value;
};

const NUMBER = /^[+-]?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})(e[+-]?\d{1,2})?$/i;

const isCorner = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** Four numbers (or six, whose heights are left aside) in lon/lat degrees; west may exceed east across 180°. */
export const bbox = (query: ReadonlyMap<string, string>): Bbox | undefined => {
  const text = query.get('bbox');
  if (text === undefined) return undefined;
  const wrong = badParameter(
    'bbox',
    '应为“西,南,东,北”四个经纬度数值（度）。',
    'give four numbers in degrees: west,south,east,north.',
  );
  const texts = text.split(',').map((part) => part.trim());
  if (!texts.every((part) => NUMBER.test(part))) throw wrong;
  const numbers = texts.map(Number);
  const [west, south, east, north] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  if (
    (numbers.length !== 4 && numbers.length !== 6) ||
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined
  )
    throw wrong;
  if (!isCorner(west, south) || !isCorner(east, north) || south > north) throw wrong;
  return [west, south, east, north];
};
