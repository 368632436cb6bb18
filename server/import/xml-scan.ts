/** Looks over XML before a parser builds a tree of it: entities, depth, and a file that ends inside an element. */
import { Refusal } from './note.ts';

const DEEPEST = 64;

/** Comments, sections of plain text, instructions and tags; quoted values may hold any sign. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)[A-Za-z_][^\s/>]*(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/g;

const lineOf = (text: string): number => text.split('\n').length;

export function scanXml(text: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refusal('xml-doctype');
  let depth = 0;
  for (const [, closing, empty] of text.matchAll(MARKUP)) {
    if (closing === undefined) continue;
    depth += closing === '/' ? -1 : empty === '/' ? 0 : 1;
    if (depth > DEEPEST)
      throw new Refusal('too-deeply-nested', {
        detail: { zh: `（超过 ${DEEPEST} 层）`, en: `(more than ${DEEPEST} levels)` },
      });
  }
  if (depth > 0) {
    const line = lineOf(text);
    throw new Refusal('file-truncated', {
      detail: {
        zh: `（第 ${line} 行，仍有 ${depth} 个元素未结束）`,
        en: `(line ${line}: ${depth} elements are still open)`,
      },
    });
  }
}

/** What the first line states about the encoding. */
export function statedXmlEncoding(bytes: Uint8Array): string | null {
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(first)?.[1] ?? null;
}
