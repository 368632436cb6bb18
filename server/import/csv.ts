/** CSV: separator and encoding found, shapes as WKT or in two columns, or none. */
import { asItWas } from '../domain/neutral.ts';
import { readCells, separatorOf } from './csv-cells.ts';
import { decode, guessed } from './decode.ts';
import { columnsOf } from './properties.ts';
import type { Choices, Reader, Reading, Source } from './reader.ts';
import { rowsOfTable } from './table.ts';

function read({ name, bytes }: Source, choices: Choices): Reading {
  const { text, encoding } = decode(bytes, choices.encoding);
  const cells = readCells(text, separatorOf(text)).map((row) => row.map(asItWas));
  const { features, notes, crs, hasShapes } = rowsOfTable(cells, name, choices);
  return {
    format: 'csv',
    encoding,
    layers: [{ name, rows: features.length, crs, geometry: hasShapes }],
    columns: columnsOf(features),
    features,
    notes: [...guessed(encoding), ...notes],
    rowsIn: features.length,
    axisOrder: hasShapes ? 'eastNorth' : 'none',
  };
}

/** Any text can be CSV, so only the name tells. */
export const csv: Reader = { format: 'csv', extensions: ['csv', 'tsv'], recognises: () => false, read };
