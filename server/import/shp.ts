/** The .shp of a Shapefile (ESRI 1998): shapes by record, in the order of the file; the .shx is never needed. */
import type { Geometry, Position } from 'geojson';
import { Refusal } from './note.ts';
import { areaOf, polygonsOf } from './rings.ts';

const FILE_CODE = 9994;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

const NULL_SHAPE = 0;
/** Shape types by what they are; Z (+10) and M (+20) variants put their extra numbers after the points. */
const POINT = 1;
const LINE = 3;
const POLYGON = 5;
const MULTI_POINT = 8;

const damaged = (record: number, zh: string, en: string): Refusal =>
  new Refusal('file-damaged', {
    detail: { zh: `（.shp 第 ${record} 条记录：${zh}）`, en: `(.shp, record ${record}: ${en})` },
  });

/** Reads within one record; asking beyond it is a fault of the file. */
class Record {
  constructor(
    private readonly view: DataView,
    private readonly number: number,
  ) {}

  int(at: number): number {
    this.within(at, 4);
    return this.view.getInt32(at, true);
  }

  point(at: number): Position {
    this.within(at, 16);
    return [this.view.getFloat64(at, true), this.view.getFloat64(at + 8, true)];
  }

  /** A count that its items can fit into. */
  count(at: number, itemBytes: number): number {
    const count = this.int(at);
    if (count < 0 || count * itemBytes > this.view.byteLength)
      throw damaged(this.number, `数量 ${count}`, `it claims ${count} items`);
    return count;
  }

  private within(at: number, bytes: number): void {
    if (at < 0 || at + bytes > this.view.byteLength)
      throw damaged(this.number, '长度不足', 'it is too short for what it claims');
  }
}

const pointsFrom = (record: Record, at: number, count: number): Position[] =>
  Array.from({ length: count }, (_, index) => record.point(at + 16 * index));

/** The parts of a line or polygon: their first indexes, then all points. */
function partsOf(record: Record, number: number): Position[][] {
  const parts = record.count(36, 4);
  const points = record.count(40, 16);
  const starts = Array.from({ length: parts }, (_, index) => record.int(44 + 4 * index));
  const isRising = starts.every((start, index) => start >= (starts[index - 1] ?? 0) && start <= points);
  if (!isRising || (parts > 0 && starts[0] !== 0))
    throw damaged(number, '环的起点错误', 'its parts do not follow one another');
  const all = pointsFrom(record, 44 + 4 * parts, points);
  return starts.map((start, index) => all.slice(start, starts[index + 1] ?? points));
}

function shapeOf(record: Record, number: number): Geometry | null {
  const type = record.int(0);
  if (type === NULL_SHAPE) return null;
  switch (type % 10) {
    case POINT:
      return { type: 'Point', coordinates: record.point(4) };
    case MULTI_POINT:
      return { type: 'MultiPoint', coordinates: pointsFrom(record, 40, record.count(36, 16)) };
    case LINE: {
      const lines = partsOf(record, number);
      return lines.length === 1
        ? { type: 'LineString', coordinates: lines[0]! }
        : { type: 'MultiLineString', coordinates: lines };
    }
    case POLYGON:
      return areaOf(polygonsOf(partsOf(record, number).filter((ring) => ring.length > 0)));
    default:
      throw damaged(number, `未知图形类型 ${type}`, `unknown shape type ${type}`);
  }
}

/** Whether a Z shape has heights other than 0; they stand after its points, smallest and greatest first. */
function hasHeights(record: Record, view: DataView): boolean {
  const type = record.int(0);
  if (type < 10 || type >= 20) return false;
  const flat = type % 10;
  const at =
    { [POINT]: 20, [MULTI_POINT]: 40 + 16 * record.int(36) }[flat] ?? 44 + 4 * record.int(36) + 16 * record.int(40);
  const isNotFlat = (place: number) => place + 8 <= view.byteLength && view.getFloat64(place, true) !== 0;
  return isNotFlat(at) || (flat !== POINT && isNotFlat(at + 8));
}

export type Shapes = { readonly shapes: readonly (Geometry | null)[]; readonly hasHeights: boolean };

/** Every shape of the file, null for null shapes. Refuses files that end early or contradict themselves. */
export function readShapes(bytes: Uint8Array): Shapes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE)
    throw new Refusal('format-not-recognised', { value: '.shp' });
  const stated = view.getInt32(24) * 2;
  if (stated > bytes.length) {
    throw new Refusal('file-truncated', {
      detail: {
        zh: `（.shp 应有 ${stated} 字节，实有 ${bytes.length}）`,
        en: `(.shp states ${stated} bytes and has ${bytes.length})`,
      },
    });
  }
  const shapes: (Geometry | null)[] = [];
  let heights = false;
  for (let at = HEADER_BYTES; at + RECORD_HEADER_BYTES <= bytes.length; ) {
    const number = shapes.length + 1;
    const length = view.getInt32(at + 4) * 2;
    const from = at + RECORD_HEADER_BYTES;
    if (length < 4 || from + length > bytes.length)
      throw damaged(number, `声称 ${length} 字节`, `it claims ${length} bytes`);
    const inner = new DataView(view.buffer, view.byteOffset + from, length);
    const record = new Record(inner, number);
    shapes.push(shapeOf(record, number));
    heights ||= hasHeights(record, inner);
    at = from + length;
  }
  return { shapes, hasHeights: heights };
}
