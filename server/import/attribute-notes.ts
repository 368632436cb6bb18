/** What can be said about the values of a row whatever field they belong to. All of them are kept as they are. */
import { type Note, note } from './note.ts';
import type { Raw } from './reader.ts';

/** The widest text field of a Shapefile: what is longer is cut by the next office's program. */
const LONGEST = 254;

/** A spreadsheet runs what begins so; a signed number or telephone number and a lone dash are none. Full-width signs run too. */
const FORMULA = /^[=＝@＠\t\r]|^[+\-＋－](?![\d.,\s-]*$)/;

export const attributeNotes = ({ row, properties }: Raw): readonly Note[] =>
  Object.entries(properties).flatMap(([field, value]) => {
    if (typeof value !== 'string') return [];
    const notes: Note[] = [];
    if (FORMULA.test(value)) notes.push(note('warning', 'formula-in-attribute', { row, field, value }));
    if (value.length > LONGEST) {
      const detail = { zh: `（${value.length} 字）`, en: `(${value.length} characters)` };
      notes.push(note('warning', 'attribute-too-long', { row, field, value, detail }));
    }
    return notes;
  });
