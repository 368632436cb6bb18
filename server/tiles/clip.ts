/** Cutting rings and lines to a box. Coordinates are whole Mercator units, x and y in turn, in reused arrays. */

export type Box = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

/** A reused run of points: `data` up to `length`; Mercator units fit 32 bits. */
export type Points = { data: Int32Array; length: number };

export const newPoints = (capacity = 4096): Points => ({ data: new Int32Array(capacity), length: 0 });

/** Makes room for `count` points in all. */
export const makeRoom = (points: Points, count: number): void => {
  if (2 * count <= points.data.length) return;
  const larger = new Int32Array(Math.max(2 * count, 2 * points.data.length));
  larger.set(points.data);
  points.data = larger;
};

export const addPoint = (points: Points, x: number, y: number): void => {
  makeRoom(points, points.length / 2 + 1);
  points.data[points.length++] = x;
  points.data[points.length++] = y;
};

const halfway = newPoints();

/**
 * The part of a ring inside `box` (Sutherland–Hodgman). The sense of rotation stays; where a concave ring falls into
 * several pieces they hang together along the edge of the box, which adds no area.
 */
export const clipRing = (ring: Points, box: Box, clipped: Points): void => {
  clipX(ring, halfway, box.minX, 1);
  clipX(halfway, clipped, box.maxX, -1);
  clipY(clipped, halfway, box.minY, 1);
  clipY(halfway, clipped, box.maxY, -1);
};

/** Keeps the points with sign · (x − edge) ≥ 0. */
const clipX = (ring: Points, kept: Points, edge: number, sign: 1 | -1): void => {
  kept.length = 0;
  let ax = ring.data[ring.length - 2]!;
  let ay = ring.data[ring.length - 1]!;
  for (let i = 0; i < ring.length; i += 2) {
    const bx = ring.data[i]!;
    const by = ring.data[i + 1]!;
    const inside = sign * (bx - edge) >= 0;
    if (inside !== sign * (ax - edge) >= 0)
      addPoint(kept, edge, Math.round(ay + ((edge - ax) / (bx - ax)) * (by - ay)));
    if (inside) addPoint(kept, bx, by);
    ax = bx;
    ay = by;
  }
};

const clipY = (ring: Points, kept: Points, edge: number, sign: 1 | -1): void => {
  kept.length = 0;
  let ax = ring.data[ring.length - 2]!;
  let ay = ring.data[ring.length - 1]!;
  for (let i = 0; i < ring.length; i += 2) {
    const bx = ring.data[i]!;
    const by = ring.data[i + 1]!;
    const inside = sign * (by - edge) >= 0;
    if (inside !== sign * (ay - edge) >= 0)
      addPoint(kept, Math.round(ax + ((edge - ay) / (by - ay)) * (bx - ax)), edge);
    if (inside) addPoint(kept, bx, by);
    ax = bx;
    ay = by;
  }
};

const piece = newPoints();

/** Hands each piece of a line inside `box` to `keep` (Liang–Barsky, segment by segment). The piece is reused: copy what is to stay. */
export const clipLine = (line: Points, box: Box, keep: (piece: Points) => void): void => {
  piece.length = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = [line.data[i]!, line.data[i + 1]!, line.data[i + 2]!, line.data[i + 3]!];
    const span = spanInside(ax, ay, bx, by, box);
    if (!span) continue;
    const [from, to] = span;
    if (from > 0 && piece.length > 0) endPiece(keep);
    if (piece.length === 0) addPoint(piece, Math.round(ax + from * (bx - ax)), Math.round(ay + from * (by - ay)));
    addPoint(piece, Math.round(ax + to * (bx - ax)), Math.round(ay + to * (by - ay)));
    if (to < 1) endPiece(keep);
  }
  endPiece(keep);
};

const endPiece = (keep: (piece: Points) => void): void => {
  if (piece.length >= 4) keep(piece);
  piece.length = 0;
};

/** The share of a segment inside the box, as fractions of its length; null where it stays outside. */
const spanInside = (ax: number, ay: number, bx: number, by: number, box: Box): readonly [number, number] | null => {
  let from = 0;
  let to = 1;
  const sides = [ax - bx, ax - box.minX, bx - ax, box.maxX - ax, ay - by, ay - box.minY, by - ay, box.maxY - ay];
  for (let side = 0; side < 8; side += 2) {
    const towards = sides[side]!;
    const room = sides[side + 1]!;
    if (towards === 0 && room < 0) return null;
    if (towards < 0) from = Math.max(from, room / towards);
    if (towards > 0) to = Math.min(to, room / towards);
  }
  return from <= to ? [from, to] : null;
};
