/**
 * The lines into which an outline and a cutting line fall where they meet. Both sides of a cut get the very same corner,
 * so that no gap and no overlap opens between the parts. Degrees throughout.
 */
import type { Position } from 'geojson';

export type Piece = readonly [Position, Position];

/** A micrometre: nodes closer than this are one. */
const SAME_PLACE = 1e-11;
/** A centimetre: a line drawn to the edge, and rounded on its way here, still reaches it. */
const REACH = 1e-7;

const near = (a: Position, b: Position): boolean =>
  Math.abs(a[0]! - b[0]!) <= SAME_PLACE && Math.abs(a[1]! - b[1]!) <= SAME_PLACE;

/** `line` with both ends drawn out by a centimetre. */
const reaching = (line: readonly Position[]): readonly Position[] => {
  const drawnOut = (end: Position, inner: Position): Position => {
    const [dx, dy] = [end[0]! - inner[0]!, end[1]! - inner[1]!];
    const length = Math.hypot(dx, dy) || 1;
    return [end[0]! + (dx / length) * REACH, end[1]! + (dy / length) * REACH];
  };
  return [drawnOut(line[0]!, line[1]!), ...line.slice(1, -1), drawnOut(line.at(-1)!, line.at(-2)!)];
};

const piecesOf = (path: readonly Position[]): readonly Piece[] =>
  path.slice(1).map((to, index) => [path[index]!, to] as const);

/** Where two pieces meet, taken to the corner of one of them where it is that near; null where they do not. */
function node([a, b]: Piece, [c, d]: Piece): Position | null {
  const [rx, ry, sx, sy] = [b[0]! - a[0]!, b[1]! - a[1]!, d[0]! - c[0]!, d[1]! - c[1]!];
  const across = rx * sy - ry * sx;
  if (across === 0) return null;
  const [qx, qy] = [c[0]! - a[0]!, c[1]! - a[1]!];
  const along = (qx * sy - qy * sx) / across;
  const at: Position = [a[0]! + along * rx, a[1]! + along * ry];
  const corner = [a, b, c, d].find((candidate) => near(candidate, at));
  if (corner) return corner;
  const other = (qx * ry - qy * rx) / across;
  return along > 0 && along < 1 && other > 0 && other < 1 ? at : null;
}

const distance = (a: Position, b: Position): number => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);

/** The piece cut at the nodes that lie on it. */
function cutAt([from, to]: Piece, nodes: readonly Position[]): readonly Piece[] {
  const length = distance(from, to);
  const inner = nodes
    .filter((at) => !near(at, from) && !near(at, to) && distance(from, at) < length && distance(at, to) < length)
    .sort((a, b) => distance(from, a) - distance(from, b))
    .filter((at, index, all) => index === 0 || !near(at, all[index - 1]!));
  return piecesOf([from, ...inner, to]);
}

const nodesOn = (piece: Piece, others: readonly Piece[]): readonly Position[] =>
  others.flatMap((other) => {
    const at = node(other, piece);
    return at ? [at] : [];
  });

/** The outline's pieces, and those of the line, cut wherever one meets another. */
export function cutPieces(
  rings: readonly (readonly Position[])[],
  line: readonly Position[],
): { readonly outline: readonly Piece[]; readonly across: readonly Piece[] } {
  const outline = rings.flatMap(piecesOf);
  const across = piecesOf(reaching(line));
  return {
    outline: outline.flatMap((piece) =>
      cutAt(
        piece,
        across.flatMap((other) => nodesOn(other, [piece])),
      ),
    ),
    across: across.flatMap((piece, index) =>
      cutAt(piece, [
        ...nodesOn(piece, outline),
        ...nodesOn(
          piece,
          across.filter((_, other) => Math.abs(other - index) > 1),
        ),
      ]),
    ),
  };
}
