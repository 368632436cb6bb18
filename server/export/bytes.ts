/** Text to bytes in pieces worth sending, in UTF-8 or GBK. */
import iconv from 'iconv-lite';
import { MutuError } from '../domain/errors.ts';
import type { Encoding } from './writer.ts';

const PIECE_CHARACTERS = 64 * 1024;

/** GBK has no place for some rare characters; a question mark in their stead would change a name, so it is refused. */
const gbk = (text: string): Uint8Array => {
  const bytes = iconv.encode(text, 'gbk');
  const back = iconv.decode(bytes, 'gbk');
  if (back === text) return bytes;
  const lost = [...text].find((character) => iconv.decode(iconv.encode(character, 'gbk'), 'gbk') !== character) ?? '';
  throw new MutuError(
    'unprocessable',
    {
      zh: `字符“${lost}”不在 GBK 编码中。请改用 UTF-8（encoding=utf-8）。`,
      en: `The character “${lost}” does not exist in GBK. Ask for UTF-8 (encoding=utf-8).`,
    },
    { character: lost },
  );
};

/** Throws unprocessable for a character that the encoding does not have. */
export const encode = (text: string, encoding: Encoding): Uint8Array =>
  encoding === 'gbk' ? gbk(text) : Buffer.from(text, 'utf8');

/** Joins small texts into pieces of some 64 k characters. */
export async function* encoded(
  texts: Iterable<string> | AsyncIterable<string>,
  encoding: Encoding = 'utf-8',
): AsyncGenerator<Uint8Array, void> {
  let held: string[] = [];
  let length = 0;
  for await (const text of texts) {
    held.push(text);
    length += text.length;
    if (length < PIECE_CHARACTERS) continue;
    yield encode(held.join(''), encoding);
    held = [];
    length = 0;
  }
  if (length > 0) yield encode(held.join(''), encoding);
}
