/** A shapefile as a survey office sends it: metres of a 3° belt, names in GBK, and no word about either. */
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { project } from '../../server/domain/crs.ts';

export type Surveyed = { readonly code: string; readonly name: string; readonly ring: readonly [number, number][] };

/** 3° belt of 111° E, without zone. */
const EPSG = 4546;
const POLYGON = 5;
const HEADER = 100;

const contentOf = ({ ring }: Surveyed): Buffer => {
  const points = ring.map((at) => project(at, EPSG));
  const content = Buffer.alloc(48 + points.length * 16);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  content.writeInt32LE(POLYGON, 0);
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, index) => {
    content.writeDoubleLE(value, 4 + index * 8);
  });
  content.writeInt32LE(1, 36);
  content.writeInt32LE(points.length, 40);
  points.forEach(([x, y], index) => {
    content.writeDoubleLE(x, 48 + index * 16);
    content.writeDoubleLE(y, 56 + index * 16);
  });
  return content;
};

const headerOf = (bytes: number): Buffer => {
  const header = Buffer.alloc(HEADER);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(bytes / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(POLYGON, 32);
  return header;
};

function shapes(rows: readonly Surveyed[]): { shp: Buffer; shx: Buffer } {
  const [shp, shx]: [Buffer[], Buffer[]] = [[], []];
  let at = HEADER;
  rows.forEach((row, index) => {
    const content = contentOf(row);
    const [head, place] = [Buffer.alloc(8), Buffer.alloc(8)];
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(content.length / 2, 4);
    place.writeInt32BE(at / 2, 0);
    place.writeInt32BE(content.length / 2, 4);
    shp.push(head, content);
    shx.push(place);
    at += 8 + content.length;
  });
  return {
    shp: Buffer.concat([headerOf(at), ...shp]),
    shx: Buffer.concat([headerOf(HEADER + 8 * rows.length), ...shx]),
  };
}

const FIELDS = [
  ['地块编号', 'code', 20],
  ['地块名称', 'name', 40],
] as const;

/** dBase III in GBK; its language byte is 0, as most programs leave it. */
function table(rows: readonly Surveyed[]): Buffer {
  const length = 1 + FIELDS.reduce((sum, [, , width]) => sum + width, 0);
  const head = Buffer.alloc(32);
  head[0] = 3;
  head.writeInt32LE(rows.length, 4);
  head.writeInt16LE(32 + 32 * FIELDS.length + 1, 8);
  head.writeInt16LE(length, 10);
  const columns = FIELDS.map(([title, , width]) => {
    const column = Buffer.alloc(32);
    iconv.encode(title, 'gbk').copy(column, 0, 0, 10);
    column[11] = 'C'.charCodeAt(0);
    column[16] = width;
    return column;
  });
  const cell = (text: string, width: number) =>
    Buffer.concat([iconv.encode(text, 'gbk'), Buffer.alloc(width, ' ')]).subarray(0, width);
  const records = rows.map((row) =>
    Buffer.concat([Buffer.from(' '), ...FIELDS.map(([, key, width]) => cell(row[key], width))]),
  );
  return Buffer.concat([head, ...columns, Buffer.from([0x0d]), ...records, Buffer.from([0x1a])]);
}

export function surveyZip(rows: readonly Surveyed[]): Buffer {
  const { shp, shx } = shapes(rows);
  return Buffer.from(zipSync({ '勘测成果.shp': shp, '勘测成果.shx': shx, '勘测成果.dbf': table(rows) }));
}
