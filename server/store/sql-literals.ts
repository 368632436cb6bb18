/** Values that SQL's `quote()` has written, joined by commas: NULL, numbers, 'text' and X'hex'. */

const LITERAL = /NULL|X'([0-9A-Fa-f]*)'|'((?:[^']|'')*)'|[^,]+/g;

export const fromLiterals = (text: string): readonly (string | number | Uint8Array | null)[] =>
  [...text.matchAll(LITERAL)].map(([literal, hex, quoted]) => {
    if (hex !== undefined) return Buffer.from(hex, 'hex');
    if (quoted !== undefined) return quoted.replaceAll("''", "'");
    return literal === 'NULL' ? null : Number(literal);
  });
