/**
 * Entities of a drawing where they stand: those of its own, and those of the blocks that it inserts, moved, turned and
 * scaled as each INSERT says. What a block draws on layer 0 takes the layer of its INSERT (DXF reference, INSERT, BLOCK).
 */
import type { Position } from 'geojson';
import { type Block, type Entity, numberOf, textOf } from './dxf-tags.ts';
import { Refusal } from './note.ts';

export type Placed = {
  readonly entity: Entity;
  readonly layer: string;
  readonly isOfBlock: boolean;
  /** From the coordinates of its block to those of the drawing. */
  readonly place: (at: Position) => Position;
  /** By how much the block is enlarged at most. */
  readonly scale: number;
};

/** Blocks within blocks, and entities in all: no drawing of parcels comes near, a hostile one stops here. */
const DEEPEST = 8;
const MOST = 500_000;

const or = (value: number, other: number): number => (Number.isFinite(value) ? value : other);

/** Rows and columns of an INSERT, each a step further. */
function stepsOf(insert: Entity): Position[] {
  const [columns, rows] = [or(numberOf(insert, 70), 1), or(numberOf(insert, 71), 1)].map((count) => Math.max(1, count));
  const [across, up] = [or(numberOf(insert, 44), 0), or(numberOf(insert, 45), 0)];
  if (columns! * rows! > MOST) throw new Refusal('too-deeply-nested');
  return Array.from({ length: columns! * rows! }, (_, at) => [
    (at % columns!) * across,
    Math.floor(at / columns!) * up,
  ]);
}

function insertion(
  insert: Entity,
  base: readonly [number, number],
  [across, up]: Position,
): (at: Position) => Position {
  const [sx, sy] = [or(numberOf(insert, 41), 1), or(numberOf(insert, 42), 1)];
  const turn = (or(numberOf(insert, 50), 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [x0, y0] = [numberOf(insert, 10), numberOf(insert, 20)];
  return ([x, y]) => {
    const [px, py] = [(x! - base[0]) * sx + across!, (y! - base[1]) * sy + up!];
    return [x0 + px * cos - py * sin, y0 + px * sin + py * cos];
  };
}

/** Every entity that is drawn; an INSERT of a block that the file does not hold stays, to be told. */
export function placedEntities(entities: readonly Entity[], blocks: ReadonlyMap<string, Block>): Placed[] {
  const all: Placed[] = [];
  const add = (entity: Entity, within: Omit<Placed, 'entity'>, depth: number): void => {
    const own = textOf(entity, 8) ?? '0';
    const layer = within.isOfBlock && own === '0' ? within.layer : own;
    const block = entity.type === 'INSERT' ? blocks.get(textOf(entity, 2) ?? '') : undefined;
    if (!block) {
      if (all.push({ ...within, entity, layer }) > MOST) throw new Refusal('too-deeply-nested');
      return;
    }
    if (depth === DEEPEST) throw new Refusal('too-deeply-nested');
    const scale = within.scale * Math.max(Math.abs(or(numberOf(entity, 41), 1)), Math.abs(or(numberOf(entity, 42), 1)));
    for (const step of stepsOf(entity)) {
      const inner = insertion(entity, block.base, step);
      const place = (at: Position) => within.place(inner(at));
      for (const part of block.entities) add(part, { layer, isOfBlock: true, place, scale }, depth + 1);
    }
  };
  for (const entity of entities) add(entity, { layer: '0', isOfBlock: false, place: (at) => at, scale: 1 }, 0);
  return all;
}
