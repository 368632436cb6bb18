/** Text inside XML: marked up characters as entities, and those that XML 1.0 does not know left out. */

/** Control characters but tab and line ends, halves of a pair, and the two that are no characters. */
const UNKNOWN_TO_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

export const escapeXml = (text: string): string =>
  text.replace(UNKNOWN_TO_XML, '').replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);
