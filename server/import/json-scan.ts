/**
 * Looks over JSON text before it is parsed: a parser recurses as deep as the text nests, and its messages name neither
 * the word nor the place. One pass, no recursion.
 */
import { Refusal } from './note.ts';

/** A GeoJSON MultiPolygon in a collection of collections nests 10 deep. */
const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isOpen = (code: number) => code === 0x7b || code === 0x5b;
const isClose = (code: number) => code === 0x7d || code === 0x5d;
const isUpper = (code: number) => code >= 0x41 && code <= 0x5a;

const placeOf = (text: string, at: number) => {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - before.lastIndexOf('\n') };
};

const refuseWord = (text: string, at: number): never => {
  const word = /^[A-Za-z]+/.exec(text.slice(at, at + 20))?.[0] ?? '';
  const { line, column } = placeOf(text, at);
  throw new Refusal('coordinates-not-finite', {
    value: word,
    detail: { zh: `（第 ${line} 行第 ${column} 列：${word}）`, en: `(line ${line}, column ${column}: ${word})` },
  });
};

/** The place just after the string that opens at `from`; the end of the text where it never closes. */
function skipString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return text.length + 1;
}

/** Refuses text that nests too deep, ends too early or holds NaN or Infinity where a number should stand. */
export function scanJson(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at) - 1;
    else if (isOpen(code)) depth++;
    else if (isClose(code)) depth--;
    // JSON's own words are lower case; NaN and Infinity are not.
    else if (isUpper(code) && /^(NaN|Infinity)/.test(text.slice(at, at + 8))) refuseWord(text, at);
    if (depth > DEEPEST) {
      throw new Refusal('too-deeply-nested', {
        detail: {
          zh: `（第 ${at + 1} 个字符处超过 ${DEEPEST} 层）`,
          en: `(more than ${DEEPEST} levels at character ${at + 1})`,
        },
      });
    }
  }
  if (depth > 0) {
    throw new Refusal('file-truncated', {
      detail: { zh: `（结尾仍有 ${depth} 层未闭合）`, en: `(${depth} levels are still open at its end)` },
    });
  }
}

/** The value of JSON text. Refuses what is no JSON. */
export function parseJson(text: string): unknown {
  scanJson(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new Refusal('file-damaged', { detail: { zh: `（${fault}）`, en: `(${fault})` } });
  }
}
