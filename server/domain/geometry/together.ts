/**
 * Neighbours made to share their corners. Surveys and projections leave the corner of one parcel a fraction of a
 * millimetre beside the line of the next; a union then has hairline holes and spikes there. Corners within a centimetre
 * of one another become one, and a line takes up the corners that lie on it, so that a union has none.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { type BoxTree, boxOf, boxTree, widened } from './box-tree.ts';
import { cross, dot, lengthOf, minus, type Plane, type Point } from './plane.ts';

/** What is nearer than this is the same place, metres. */
export const SAME_PLACE_M = 0.01;

type Node = { readonly at: Position; readonly point: Point };
type Nodes = { readonly nodes: readonly Node[]; readonly near: BoxTree };
type Ring = readonly Position[];

/** The nodes of all corners, the first of each place standing for the others. */
const nodesOn = (plane: Plane) => {
  const cells = new Map<string, Node[]>();
  const cellOf = (value: number): number => Math.floor(value / SAME_PLACE_M);
  return (at: Position): Node => {
    const point = plane.toPlane(at);
    const [column, row] = [cellOf(point[0]), cellOf(point[1])];
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++) {
        const known = cells.get(`${x} ${y}`)?.find((node) => lengthOf(minus(node.point, point)) <= SAME_PLACE_M);
        if (known) return known;
      }
    const node = { at, point };
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), node]);
    return node;
  };
};

/** The nodes that lie on the way from one node to the next, in order. */
function onTheWay(from: Node, to: Node, { nodes, near }: Nodes): readonly Node[] {
  const along = minus(to.point, from.point);
  const length = lengthOf(along);
  const found: { readonly node: Node; readonly way: number }[] = [];
  near(widened(boxOf([from.point, to.point]), SAME_PLACE_M), (index) => {
    const node = nodes[index]!;
    const off = minus(node.point, from.point);
    const way = dot(off, along) / length;
    const isOn = way > 0 && way < length && Math.abs(cross(along, off)) / length <= SAME_PLACE_M;
    if (node !== from && node !== to && isOn) found.push({ node, way });
    return false;
  });
  return found.sort((a, b) => a.way - b.way).map(({ node }) => node);
}

function noded(ring: readonly Node[], nodes: Nodes): Ring {
  const path = ring.filter((node, index) => node !== ring[index - 1]);
  const full = path.flatMap((to, index) => {
    const from = path[index - 1];
    return from ? [...onTheWay(from, to, nodes), to] : [to];
  });
  return full.length < 4 ? ring.map(({ at }) => at) : full.map(({ at }) => at);
}

const ringsOf = (area: Polygon | MultiPolygon): readonly (readonly Ring[])[] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;

/** The areas with corners in common where they had them within a centimetre. */
export function together(
  areas: readonly (Polygon | MultiPolygon)[],
  plane: Plane,
): readonly (Polygon | MultiPolygon)[] {
  const nodeAt = nodesOn(plane);
  const known = areas.map((area) => ringsOf(area).map((rings) => rings.map((ring) => ring.map(nodeAt))));
  const all = [...new Set(known.flat(3))];
  const nodes: Nodes = { nodes: all, near: boxTree(all.map(({ point }) => boxOf([point]))) };
  return known.map((parts) => {
    const coordinates = parts.map((rings) => rings.map((ring) => [...noded(ring, nodes)]));
    return coordinates.length === 1
      ? { type: 'Polygon', coordinates: coordinates[0]! }
      : { type: 'MultiPolygon', coordinates };
  });
}
