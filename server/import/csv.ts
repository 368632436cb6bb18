/** CSV: separator and encoding found, shapes as WKT or in two columns, or none. */
import { readCells, separatorOf } from './csv-cells.ts';
import { decode, guessed } from './decode.ts';
import { columnsOf } from './properties.ts';
import type { Choices, Reader, Reading, Source } from './reader.ts';
import { rowsOfTable } from './table.ts';

function read({ name, bytes }: Source, choices: Choices): Reading {
  const { text, encoding } = decode(bytes, choices.encoding);
  const { features, notes, crs, hasShapes } = rowsOfTable(readCells(text, separatorOf(text)), name, choices);
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
