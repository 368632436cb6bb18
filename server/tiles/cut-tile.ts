/** From blocks to the bytes of a tile: clip, round to tile units, drop what vanishes, encode. */
import { BlockView } from './block-view.ts';
import { Bytes } from './bytes.ts';
import { addPoint, clipLine, clipRing, makeRoom, newPoints, type Points } from './clip.ts';
import { LayerWriter } from './encode-mvt.ts';
import { LINE, POINT, POLYGON } from './shape.ts';
import type { TileBox } from './tile-box.ts';
import type { ValueTable } from './value-table.ts';

/** What a tile of one dataset holds at one zoom for one kind of reader. */
export type Plan = {
  readonly layer: string;
  /** Names of the columns; the id comes before them. */
  readonly keys: readonly string[];
  /** Columns of the block, in the order of `keys`. */
  readonly columns: readonly number[];
  /** Whether features carry their row number as well; our own map knows them by `id`. */
  readonly numbered: boolean;
  /** Smallest width or height, in Mercator units, of a polygon that gets a label point; Infinity = none does. */
  readonly labelFrom: number;
  /** Points get a label too: in a dataset of polygons a point is a feature known by its place alone. */
  readonly labelsPoints: boolean;
};

const view = new BlockView();
const { input } = view;
const shapes = new LayerWriter();
const labels = new LayerWriter();
const tile = new Bytes(65536);
const raw = newPoints();
const clipped = newPoints();
let rounded = new Int32Array(8192);

/** MVT bytes, uncompressed; empty where the tile is. */
export const cutTile = (blocks: Iterable<Buffer>, box: TileBox, plan: Plan): Uint8Array => {
  shapes.clear();
  labels.clear();
  tile.clear();
  for (const body of blocks) cutBlock(body, box, plan);
  const keys = ['id', ...plan.keys];
  shapes.writeTo(tile, plan.layer, keys, box.extent);
  labels.writeTo(tile, `${plan.layer}Label`, keys, box.extent);
  return tile.take();
};

const cutBlock = (body: Buffer, box: TileBox, plan: Plan): void => {
  view.open(body);
  let opened = false;
  for (let index = 0; index < view.count; index++) {
    if (!view.meets(index, box)) continue;
    if (!opened) view.openColumns(plan.columns);
    opened = true;
    view.read(index);
    drawShape(box);
    if (shapes.geometry.length > 0) endFeature(shapes, view.kind, plan);
    if (isLabelled(box, plan)) {
      drawLabel(box);
      endFeature(labels, POINT, plan);
    }
  }
};

/** The tile that holds the point has the label, so a polygon across an edge is named once. */
const isLabelled = (box: TileBox, plan: Plan): boolean => {
  const { kind, minX, minY, maxX, maxY } = view;
  if (kind === POINT ? !plan.labelsPoints : kind !== POLYGON) return false;
  if (kind === POLYGON && Math.max(maxX - minX, maxY - minY) < plan.labelFrom) return false;
  const x = view.labelX - box.x0;
  const y = view.labelY - box.y0;
  return x >= 0 && x < box.size && y >= 0 && y < box.size;
};

/** Rounded down, so that the point stays inside the tile: MapLibre draws no symbol that stands on its far edge. */
const drawLabel = (box: TileBox): void => {
  rounded[0] = (view.labelX - box.x0) >> box.shift;
  rounded[1] = (view.labelY - box.y0) >> box.shift;
  labels.moveTo(rounded, 1);
};

const drawShape = (box: TileBox): void => {
  const { kind } = view;
  const inside = view.minX >= box.minX && view.maxX <= box.maxX && view.minY >= box.minY && view.maxY <= box.maxY;
  const paths = input.varint();
  if (kind === POINT) {
    drawPoints(paths, box);
    return;
  }
  let x = view.minX;
  let y = view.minY;
  let outlineDrawn = false;
  for (let path = 0; path < paths; path++) {
    const head = input.varint();
    readPoints(head >>> 1, x, y);
    x = raw.data[raw.length - 2]!;
    y = raw.data[raw.length - 1]!;
    const hole = (head & 1) === 1;
    if (kind === LINE) drawLine(box, inside);
    else if (!hole) outlineDrawn = drawRing(box, inside, 1);
    else if (outlineDrawn) drawRing(box, inside, -1);
  }
};

const readPoints = (count: number, x: number, y: number): void => {
  makeRoom(raw, count);
  input.points(count, x, y, raw.data);
  raw.length = 2 * count;
};

const drawPoints = (paths: number, box: TileBox): void => {
  clipped.length = 0;
  let x = view.minX;
  let y = view.minY;
  for (let path = 0; path < paths; path++) {
    readPoints(input.varint() >>> 1, x, y);
    x = raw.data[0]!;
    y = raw.data[1]!;
    if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY) addPoint(clipped, x, y);
  }
  if (clipped.length > 0) shapes.moveTo(rounded, round(clipped, box));
};

const drawLine = (box: TileBox, inside: boolean): void => {
  const keep = (piece: Points): void => {
    const count = straightened(round(piece, box));
    if (count >= 2) shapes.line(rounded, count);
  };
  if (inside) keep(raw);
  else clipLine(raw, box, keep);
};

/** Draws a ring unless it has lost its area to the rounding (as rings of fewer than three points have); `sign` is that of the area it must have. */
const drawRing = (box: TileBox, inside: boolean, sign: 1 | -1): boolean => {
  if (!inside) clipRing(raw, box, clipped);
  let count = straightened(round(inside ? raw : clipped, box));
  while (count > 1 && rounded[0] === rounded[2 * count - 2] && rounded[1] === rounded[2 * count - 1]) count--;
  if (sign * doubleArea(count) <= 0) return false;
  shapes.ring(rounded, count);
  return true;
};

/** Rounds to tile units into `rounded`, leaving out repeated points; the number of points. */
const round = (points: Points, box: TileBox): number => {
  if (points.length > rounded.length) rounded = new Int32Array(points.length * 2);
  const { x0, y0, shift } = box;
  const half = (1 << shift) >> 1;
  let length = 0;
  let lastX = 0;
  let lastY = 0;
  for (let i = 0; i < points.length; i += 2) {
    const x = (points.data[i]! - x0 + half) >> shift;
    const y = (points.data[i + 1]! - y0 + half) >> shift;
    if (i > 0 && x === lastX && y === lastY) continue;
    rounded[length++] = x;
    rounded[length++] = y;
    lastX = x;
    lastY = y;
  }
  return length / 2;
};

/** Leaves out the points of `rounded` that lie straight between their neighbours: on whole units many do. The number of points left. */
const straightened = (count: number): number => {
  if (count < 3) return count;
  let kept = 2;
  for (let i = 4; i < 2 * count; i += 2) {
    const x = rounded[i]!;
    const y = rounded[i + 1]!;
    const beforeX = rounded[kept]! - rounded[kept - 2]!;
    const beforeY = rounded[kept + 1]! - rounded[kept - 1]!;
    const stepX = x - rounded[kept]!;
    const stepY = y - rounded[kept + 1]!;
    const isStraight = beforeX * stepY === beforeY * stepX && beforeX * stepX + beforeY * stepY > 0;
    if (!isStraight) kept += 2;
    rounded[kept] = x;
    rounded[kept + 1] = y;
  }
  return kept / 2 + 1;
};

/** Within 32-bit units and a few thousand of them a tile, the products are exact. */
const doubleArea = (count: number): number => {
  let twice = 0;
  let ax = rounded[2 * count - 2]!;
  let ay = rounded[2 * count - 1]!;
  for (let i = 0; i < 2 * count; i += 2) {
    const bx = rounded[i]!;
    const by = rounded[i + 1]!;
    twice += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return twice;
};

/** The id is the feature's own; a column's values are shared within the block, and across blocks where few differ. */
const endFeature = (layer: LayerWriter, kind: number, plan: Plan): void => {
  const { body } = view;
  layer.tag(0, layer.values.add(body, view.idAt, view.idEnd));
  for (let place = 0; place < plan.columns.length; place++) {
    const column = view.columns[place]!;
    const own = body[column.places + view.index]! - 1;
    if (own < 0) continue;
    const known = layer === labels ? column.inLabels : column.inShapes;
    if (known[own] === -1) known[own] = placeOf(layer.values, column.at[own]!, column.at[own + 1]!, column.different);
    layer.tag(place + 1, known[own]!);
  }
  layer.endFeature(plan.numbered ? view.fid : -1, kind);
};

const placeOf = (values: ValueTable, at: number, end: number, different: number): number =>
  different <= Math.max(8, view.count / 2) ? values.share(view.body, at, end) : values.add(view.body, at, end);
