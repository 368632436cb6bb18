/** “为什么是这个数”: a figure with its formula and each input with the row it comes from. */
import type { Role } from '../domain/access.ts';
import type { Explanation } from '../domain/answers.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import type { Store } from '../store/store.ts';
import { explainArea, explainServiceLevel } from './explain-parcel.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { sendJson } from './wire.ts';

export type Subject = { readonly dataset: string; readonly feature: Feature };
export type Explain = (store: Store, subject: Subject, year: number | null, role: Role) => Promise<Explanation>;

/** What can be explained of which dataset. */
const EXPLAINED: Readonly<Record<string, { readonly dataset: string; readonly explain: Explain }>> = {
  areaM2: { dataset: 'parcel', explain: explainArea },
  serviceLevel: { dataset: 'parcel', explain: explainServiceLevel },
};

const unknownIndicator = (): MutuError =>
  new MutuError('notFound', {
    zh: `没有这个指标。可解释的指标：${Object.keys(EXPLAINED).join('、')}。`,
    en: `There is no such indicator. These can be explained: ${Object.keys(EXPLAINED).join(', ')}.`,
  });

/** `of=parcel:ID` as dataset and id. */
const subjectOf = (text: string | undefined, dataset: string): string => {
  const [kind, ...rest] = (text ?? '').split(':');
  const id = rest.join(':');
  if (kind !== dataset || id === '') throw badParameter('of', `应为 ${dataset}:编号。`, `give ${dataset}:id.`);
  return id;
};

export const explain =
  (parts: Parts): Handler =>
  async (c) => {
    const { role } = c.get('session');
    const indicator = c.req.param('indicator') ?? '';
    const found = Object.hasOwn(EXPLAINED, indicator) ? EXPLAINED[indicator] : undefined;
    if (found === undefined) throw unknownIndicator();
    const query = readQuery(c, ['of', 'year']);
    const id = subjectOf(query.get('of'), found.dataset);
    const year = query.has('year') ? integer(query, 'year', { min: 1990, max: 2100 }, 0) : null;
    const feature = await parts.store.features.get(found.dataset, id, role);
    if (feature === null) throw new MutuError('notFound', { zh: '没有这条记录。', en: 'There is no such row.' });
    return sendJson(c, await found.explain(parts.store, { dataset: found.dataset, feature }, year, role));
  };
