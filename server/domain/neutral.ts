/**
 * Text that a spreadsheet would run as a formula, made plain. Excel and WPS take full-width signs for ASCII ones in
 * Chinese locales, and skip blanks and invisible characters before them; so does the test.
 */
const RUNS = /^'*(?:[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n])/u;

/** An apostrophe before the text makes it text (OWASP, CSV injection); one that stands there already gets another. */
export const neutral = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** The text as it was before `neutral`: the apostrophe that keeps a spreadsheet from running it is no part of it. */
export const asItWas = (text: string): string => (text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text);
