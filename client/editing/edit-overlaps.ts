/** Parcels that a drawn one would overlap, named before it is sent: the same rule as for files (more than 1 ㎡). */
import { datasetOf } from '#domain/datasets/index.ts';
import { type Area, bboxOf, isArea, overlapM2 } from '#domain/geometry.ts';
import type { Lang } from '#domain/units.ts';
import type { Item } from '../api.ts';
import type { DrawingBoard } from '../map/draw-contract.ts';
import { editing, type Geometry } from './edit-calls.ts';
import type { EditQuestion } from './edit-question.ts';
import type { Start } from './edit-start.ts';
import { say } from './edit-text.ts';

const ALLOWED_M2 = 1;
const NAMED = 5;

export type Drawn = {
  readonly register: string;
  readonly start: Start;
  readonly shape: Geometry | null;
  readonly lang: Lang;
  readonly board: DrawingBoard | undefined;
  readonly question: EditQuestion;
};

type Overlap = { readonly item: Item; readonly m2: number };

/** Empty also where the neighbours cannot be asked: the reviewer sees the shape as well. */
const overlapsOf = async (register: string, { item, beside }: Start, shape: Area): Promise<readonly Overlap[]> => {
  const box = bboxOf(shape);
  if (!box) return [];
  const { items } = await editing.around(register, box).catch(() => ({ items: [] }));
  // Rows that come with it are in no register yet, or not as they are to be.
  const waiting = new Set([item?.id, ...beside.map(({ id }) => id)]);
  const others = [...items.filter(({ id }) => !waiting.has(id)), ...beside];
  const shared = others.map((other) => ({
    item: other,
    m2: isArea(other.geometry) ? overlapM2(shape, other.geometry) : 0,
  }));
  return shared.filter(({ m2 }) => m2 > ALLOWED_M2).sort((a, b) => b.m2 - a.m2);
};

/** True where the drawn parcel lies on no other one, or its author says that it may. */
export async function mayOverlap({ register, start, shape, lang, board, question }: Drawn): Promise<boolean> {
  if (register !== 'parcel' || !isArea(shape)) return true;
  const found = await overlapsOf(register, start, shape);
  if (found.length === 0) return true;
  board?.compare({ before: found.flatMap(({ item }) => item.geometry ?? []), after: [shape] });
  const title = datasetOf(register)!.title;
  const names = found
    .slice(0, NAMED)
    .map(({ item, m2 }) => `${item.properties[title] ?? item.id} ${m2.toFixed(1)} ㎡`)
    .join(lang === 'zh' ? '、' : ', ');
  return question.ask({
    title: say(lang, 'overlapTitle'),
    lead: say(lang, 'overlapLead', { names }),
    yes: say(lang, 'overlapYes'),
    no: say(lang, 'stay'),
  });
}
