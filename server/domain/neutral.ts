/**
 * Text that a spreadsheet would run as a formula, made plain. Excel and WPS take full-width signs for ASCII ones in
 * Chinese locales, and skip blanks and invisible characters before them; so does the test.
 */
const RUNS = /^(?:[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** An apostrophe before the text makes it text (OWASP, CSV injection). */
export const neutral = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
