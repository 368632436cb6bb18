/**
 * Bytes to text, with the evidence for the encoding. Order: the user's choice, a byte order mark, what the format
 * states, valid UTF-8, then GB18030 (which holds GBK and GB 2312). Nothing is replaced by a question mark: bytes that
 * fit no encoding refuse the file.
 */
import type { Label } from '../domain/dataset.ts';
import { type Note, note, Refusal } from './note.ts';
import type { Encoding } from './reader.ts';

export type Decoded = { readonly text: string; readonly encoding: Encoding };

type Bom = { readonly name: string; readonly mark: readonly number[] };

const BOMS: readonly Bom[] = [
  { name: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', mark: [0xff, 0xfe] },
  { name: 'utf-16be', mark: [0xfe, 0xff] },
];

/** Names as Chinese programs write them, to those of the Encoding Standard. */
const NAMES: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  cp936: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  ansi_936: 'gb18030',
  '65001': 'utf-8',
  utf8: 'utf-8',
  '950': 'big5',
  cp950: 'big5',
  ansi_950: 'big5',
};

/** The decoder's name of an encoding however it is written; null for one that cannot be read. */
export function encodingNamed(name: string): string | null {
  const key = name.trim().toLowerCase();
  const known = NAMES[key] ?? key;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return null;
  }
}

const decodedAs = (bytes: Uint8Array, name: string): string | null => {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The place of the first byte that is not UTF-8. */
function faultAt(bytes: Uint8Array): number {
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  return new TextEncoder().encode(before).length;
}

const invalid = (name: string, at: number): Refusal =>
  new Refusal('encoding-invalid', {
    value: name,
    detail: { zh: `（第 ${at + 1} 个字节起）`, en: `(from byte ${at + 1} on)` },
  });

/** Decodes as `name`, or refuses the file. */
export function decodeAs(bytes: Uint8Array, name: string, evidence: Label, stated = true): Decoded {
  const known = encodingNamed(name);
  if (!known) throw new Refusal('encoding-invalid', { value: name });
  const text = decodedAs(bytes, known);
  if (text === null) throw invalid(known, known === 'utf-8' ? faultAt(bytes) : 0);
  return { text, encoding: { name: known, stated, evidence } };
}

export const bomOf = (bytes: Uint8Array): string | null =>
  BOMS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.name ?? null;

const CHOSEN: Label = { zh: '由用户选择', en: 'chosen by the user' };

/** The text of a whole file. `stated`: what the format itself says (a code page, a header), if anything. */
export function decode(bytes: Uint8Array, chosen?: string, stated?: { name: string; evidence: Label }): Decoded {
  if (chosen) return decodeAs(bytes, chosen, CHOSEN);
  const bom = bomOf(bytes);
  if (bom) return decodeAs(bytes, bom, { zh: '字节顺序标记（BOM）', en: 'byte order mark' });
  if (stated) return decodeAs(bytes, stated.name, stated.evidence);
  const utf8 = decodedAs(bytes, 'utf-8');
  if (utf8 !== null) {
    return {
      text: utf8,
      encoding: {
        name: 'utf-8',
        stated: false,
        evidence: { zh: '全部字节符合 UTF-8', en: 'every byte is valid UTF-8' },
      },
    };
  }
  const evidence = { zh: '不是 UTF-8，符合 GB18030（GBK）', en: 'not UTF-8, but valid GB18030 (GBK)' };
  const gb = decodedAs(bytes, 'gb18030');
  if (gb === null) throw invalid('utf-8, gb18030', faultAt(bytes));
  return { text: gb, encoding: { name: 'gb18030', stated: false, evidence } };
}

/** Said where the encoding is neither stated nor UTF-8. */
export const guessed = ({ name, stated, evidence }: Encoding): readonly Note[] =>
  stated || name === 'utf-8'
    ? []
    : [
        note('warning', 'encoding-guessed', {
          value: name,
          detail: { zh: `按 ${name} 读取（${evidence.zh}）。`, en: `Read as ${name} (${evidence.en}).` },
        }),
      ];

/** Tables and archives of numbers have no text encoding. */
export const NO_ENCODING: Encoding = {
  name: 'utf-8',
  stated: true,
  evidence: { zh: '格式规定', en: 'fixed by the format' },
};
