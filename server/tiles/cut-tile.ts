/** From blocks to the bytes of a tile: clip, round to tile units, drop what vanishes, encode. */
import { BlockView } from './block-view.ts';
import { ByteReader, Bytes } from './bytes.ts';
import { addPoint, clipLine, clipRing, newPoints, type Points } from './clip.ts';
import { LayerWriter } from './encode-mvt.ts';
import { LINE, POINT, POLYGON } from './shape.ts';
import type { TileBox } from './tile-box.ts';

/** What a tile of one dataset holds at one zoom for one kind of reader. */
export type Plan = {
  readonly layer: string;
  /** Names of the columns; the id comes before them. */
  readonly keys: readonly string[];
  /** Columns of the block, in the order of `keys`. */
  readonly columns: readonly number[];
  /** Smallest width or height, in Mercator units, of a polygon that gets a label point; Infinity = none does. */
  readonly labelFrom: number;
  /** Points get a label too: in a dataset of polygons a point is a feature known by its place alone. */
  readonly labelsPoints: boolean;
};

const view = new BlockView();
const shapes = new LayerWriter();
const labels = new LayerWriter();
const input = new ByteReader();
const raw = newPoints();
const clipped = newPoints();
let rounded = new Int32Array(8192);

/** MVT bytes, uncompressed; empty where the tile is. */
export const cutTile = (blocks: Iterable<Buffer>, box: TileBox, plan: Plan): Uint8Array => {
  shapes.clear();
  labels.clear();
  for (const body of blocks) {
    view.open(body, plan.columns);
    cutBlock(box, plan);
  }
  const tile = new Bytes(4096);
  const keys = ['id', ...plan.keys];
  shapes.writeTo(tile, plan.layer, keys, box.extent);
  labels.writeTo(tile, `${plan.layer}Label`, keys, box.extent);
  return tile.take();
};

const cutBlock = (box: TileBox, plan: Plan): void => {
  const known = plan.columns.map(() => new Int32Array(view.count).fill(-1));
  const labelled = plan.columns.map(() => new Int32Array(view.count).fill(-1));
  for (let i = 0; i < view.count; i++) {
    if (view.minX[i]! > box.maxX || view.maxX[i]! < box.minX || view.minY[i]! > box.maxY || view.maxY[i]! < box.minY)
      continue;
    drawShape(i, box);
    if (shapes.geometry.length > 0) endFeature(shapes, i, view.kind[i]!, known);
    if (isLabelled(i, box, plan)) {
      drawLabel(i, box);
      endFeature(labels, i, POINT, labelled);
    }
  }
};

/** The tile that holds the point has the label, so a polygon across an edge is named once. */
const isLabelled = (i: number, box: TileBox, plan: Plan): boolean => {
  if (view.kind[i] === POINT ? !plan.labelsPoints : view.kind[i] !== POLYGON) return false;
  if (
    view.kind[i] === POLYGON &&
    Math.max(view.maxX[i]! - view.minX[i]!, view.maxY[i]! - view.minY[i]!) < plan.labelFrom
  )
    return false;
  const x = view.labelX[i]! - box.x0;
  const y = view.labelY[i]! - box.y0;
  return x >= 0 && x < box.size && y >= 0 && y < box.size;
};

/** Rounded down, so that the point stays inside the tile: MapLibre draws no symbol that stands on its far edge. */
const drawLabel = (i: number, box: TileBox): void => {
  rounded[0] = (view.labelX[i]! - box.x0) >> box.shift;
  rounded[1] = (view.labelY[i]! - box.y0) >> box.shift;
  labels.moveTo(rounded, 1);
};

const drawShape = (i: number, box: TileBox): void => {
  const inside =
    view.minX[i]! >= box.minX && view.maxX[i]! <= box.maxX && view.minY[i]! >= box.minY && view.maxY[i]! <= box.maxY;
  input.open(view.body, view.geometry.at[i]!);
  const kind = view.kind[i]!;
  const paths = input.varint();
  if (kind === POINT) {
    drawPoints(i, paths, box);
    return;
  }
  let x = view.minX[i]!;
  let y = view.minY[i]!;
  let outlineDrawn = false;
  for (let path = 0; path < paths; path++) {
    const head = input.varint();
    raw.length = 0;
    for (let left = head >>> 1; left > 0; left--) {
      x += input.zigzag32();
      y += input.zigzag32();
      addPoint(raw, x, y);
    }
    const hole = (head & 1) === 1;
    if (kind === LINE) drawLine(box, inside);
    else if (!hole) outlineDrawn = drawRing(box, inside, 1);
    else if (outlineDrawn) drawRing(box, inside, -1);
  }
};

const drawPoints = (i: number, paths: number, box: TileBox): void => {
  raw.length = 0;
  let x = view.minX[i]!;
  let y = view.minY[i]!;
  for (let path = 0; path < paths; path++) {
    input.varint();
    x += input.zigzag32();
    y += input.zigzag32();
    if (x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY) addPoint(raw, x, y);
  }
  if (raw.length > 0) shapes.moveTo(rounded, round(raw, box));
};

const drawLine = (box: TileBox, inside: boolean): void => {
  const keep = (piece: Points): void => {
    const count = round(piece, box);
    if (count >= 2) shapes.line(rounded, count);
  };
  if (inside) keep(raw);
  else clipLine(raw, box, keep);
};

/** Draws a ring unless it has lost its area to the rounding (as rings of fewer than three points have); `sign` is that of the area it must have. */
const drawRing = (box: TileBox, inside: boolean, sign: 1 | -1): boolean => {
  if (!inside) clipRing(raw, box, clipped);
  let count = round(inside ? raw : clipped, box);
  while (count > 1 && rounded[0] === rounded[2 * count - 2] && rounded[1] === rounded[2 * count - 1]) count--;
  if (sign * doubleArea(count) <= 0) return false;
  shapes.ring(rounded, count);
  return true;
};

/** Rounds to tile units into `rounded`, leaving out repeated points; the number of points. */
const round = (points: Points, box: TileBox): number => {
  if (points.length > rounded.length) rounded = new Int32Array(points.length * 2);
  const { x0, y0, shift } = box;
  const half = 2 ** shift / 2;
  let length = 0;
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  for (let i = 0; i < points.length; i += 2) {
    const x = (points.data[i]! - x0 + half) >> shift;
    const y = (points.data[i + 1]! - y0 + half) >> shift;
    if (x === lastX && y === lastY) continue;
    rounded[length++] = x;
    rounded[length++] = y;
    lastX = x;
    lastY = y;
  }
  return length / 2;
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
const endFeature = (layer: LayerWriter, i: number, kind: number, known: readonly Int32Array[]): void => {
  layer.tag(0, layer.value(view.body, view.id.at[i]!, view.id.length[i]!, false));
  for (let column = 0; column < known.length; column++) {
    const { place, values, different } = view.columns[column]!;
    const own = place[i]! - 1;
    if (own < 0) continue;
    const places = known[column]!;
    if (places[own] === -1)
      places[own] = layer.value(view.body, values.at[own]!, values.length[own]!, repeats(different));
    layer.tag(column + 1, places[own]!);
  }
  layer.endFeature(view.fid[i]!, kind);
};

const repeats = (different: number): boolean => different <= Math.max(8, view.count / 2);
