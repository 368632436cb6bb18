/** `POST /api/areas`: a text of coordinates as a search area. Nothing is kept. */
import { isKnownEpsg } from '../domain/crs.ts';
import { MutuError } from '../domain/errors.ts';
import type { Bbox } from '../domain/filter.ts';
import { bboxOf } from '../domain/geometry.ts';
import { readPastedArea } from '../import/pasted-area.ts';
import type { Handler, Parts } from './parts.ts';
import { NO_STORE } from './put-forward.ts';
import { readBody } from './request-body.ts';

/** A longer text is a register, and goes through an import. */
const LONGEST = 60_000;

const bad = (parameter: string, zh: string, en: string): MutuError =>
  new MutuError('badRequest', { zh, en }, { parameter });

const textIn = (value: unknown): string => {
  if (typeof value !== 'string' || value.trim() === '')
    throw bad(
      'text',
      '请粘贴坐标：界址点 TXT、GeoJSON、WKT，或每行两个数。',
      'Paste coordinates: boundary point TXT, GeoJSON, WKT, or two numbers a line.',
    );
  if (value.length > LONGEST)
    throw bad(
      'text',
      '文字超过 6 万字，请改用导入。',
      'The text is longer than 60 000 characters: import it as a file.',
    );
  return value;
};

const crsIn = (value: unknown): number | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && isKnownEpsg(value)) return value;
  throw bad(
    'crs',
    'crs 应为 EPSG 编号：4490、4326 或 4491–4554。',
    'crs must be an EPSG number: 4490, 4326 or 4491–4554.',
  );
};

export const pastedArea =
  ({ store }: Parts): Handler =>
  async (c) => {
    const body = await readBody(c, ['text', 'crs']);
    const [text, crs] = [textIn(body['text']), crsIn(body['crs'])];
    const { features } = await store.features.list('zone', { fields: ['name'] }, c.get('session').role);
    const boxes = features.flatMap(({ geometry }): Bbox[] => (geometry ? [bboxOf(geometry)!] : []));
    return c.json(await readPastedArea(text, boxes, crs), 200, NO_STORE);
  };
