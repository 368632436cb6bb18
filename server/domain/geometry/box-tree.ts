/**
 * Boxes packed into a tree (sort, tile, recurse: Leutenegger et al. 1997), so that thousands of rings or edges are held
 * only against those near them. Units are those of the coordinates.
 */
import type { Position } from 'geojson';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Boxes under one node. */
const FAN = 16;

/** Fewer are compared one by one quicker than they are packed. */
const FEW = 64;

export const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The box with so much more on every side. */
export const widened = ([west, south, east, north]: Box, by: number): Box => [
  west - by,
  south - by,
  east + by,
  north + by,
];

export function boxOf(positions: readonly (Position | readonly [number, number])[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions as readonly (readonly [number, number])[]) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** The box and, at the lowest level, its place in the list; above, where its children begin and end. */
type Node = { readonly box: Box; readonly from: number; readonly to: number };

const around = (nodes: readonly Node[], from: number, to: number): Node => {
  let [west, south, east, north] = nodes[from]!.box;
  for (let index = from + 1; index < to; index++) {
    const box = nodes[index]!.box;
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return { box: [west, south, east, north], from, to };
};

const middle = (axis: 0 | 1) => (a: Node, b: Node) => a.box[axis] + a.box[axis + 2]! - b.box[axis] - b.box[axis + 2]!;

/** West to east in strips, south to north within each. */
function tiled(boxes: readonly Box[]): Node[] {
  const leaves = boxes.map((box, index) => ({ box, from: index, to: index + 1 })).sort(middle(0));
  const strip = FAN * Math.ceil(Math.sqrt(leaves.length / FAN));
  return Array.from({ length: Math.ceil(leaves.length / strip) }, (_, index) =>
    leaves.slice(index * strip, (index + 1) * strip).sort(middle(1)),
  ).flat();
}

function levelsOf(boxes: readonly Box[]): Node[][] {
  const levels = [tiled(boxes)];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const { length } = below;
    const nodes = Array.from({ length: Math.ceil(length / FAN) }, (_, index) =>
      around(below, index * FAN, Math.min(length, (index + 1) * FAN)),
    );
    levels.push(nodes);
  }
  return levels;
}

/** Calls `visit` with the place of each box that meets the one asked for, until it returns true; true where it did. */
export type BoxTree = (box: Box, visit: (index: number) => boolean) => boolean;

export function boxTree(boxes: readonly Box[]): BoxTree {
  if (boxes.length <= FEW) return (wanted, visit) => boxes.some((box, index) => boxesMeet(box, wanted) && visit(index));
  const levels = levelsOf(boxes);
  const look = (wanted: Box, visit: (index: number) => boolean, level: number, from: number, to: number): boolean => {
    for (let at = from; at < to; at++) {
      const node = levels[level]![at]!;
      if (!boxesMeet(node.box, wanted)) continue;
      if (level === 0 ? visit(node.from) : look(wanted, visit, level - 1, node.from, node.to)) return true;
    }
    return false;
  };
  return (wanted, visit) => look(wanted, visit, levels.length - 1, 0, 1);
}
