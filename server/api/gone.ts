/** Ids that lived: what was split or merged leads to what continues it. */
import type { Dataset } from '../domain/dataset.ts';
import { MutuError } from '../domain/errors.ts';
import type { Ctx, Parts } from './parts.ts';
import { cacheControl } from './wire.ts';

const noRow = ({ zh, en }: Dataset): MutuError =>
  new MutuError('notFound', { zh: `${zh}中没有这个编号的记录。`, en: `${en}: there is no row of this id.` });

/** The refusal for a row that is not there: gone, with its successors, or never known. */
export const missing = async ({ store }: Parts, c: Ctx, dataset: Dataset, id: string): Promise<MutuError> => {
  const successors = await store.edits.successors(dataset.id, id, c.get('session').role);
  if (successors.length === 0) return noRow(dataset);
  return new MutuError(
    'gone',
    {
      zh: `${dataset.zh} ${id} 已分割或合并，现为 ${successors.join('、')}。`,
      en: `${dataset.en} ${id} was split or merged; it is now ${successors.join(', ')}.`,
    },
    {
      successors: successors.map((successor) => ({
        id: successor,
        href: `/ogc/collections/${dataset.id}/items/${encodeURIComponent(successor)}`,
      })),
    },
  );
};

/** Where a read of a dead id goes: on to its only successor, by `addressOf`; null where there is not exactly one. */
export const onward = async (
  { store }: Parts,
  c: Ctx,
  dataset: Dataset,
  id: string,
  addressOf: (successor: string) => string,
): Promise<Response | null> => {
  const [successor, ...others] = await store.edits.successors(dataset.id, id, c.get('session').role);
  if (successor === undefined || others.length > 0) return null;
  // An undo may bring the old id back: the way is asked for anew each time.
  return new Response(null, {
    status: 308,
    headers: { location: addressOf(successor), 'cache-control': cacheControl(c), vary: 'cookie' },
  });
};
