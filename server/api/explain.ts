/** “为什么是这个数”: a figure with its formula and each input with the row it comes from. */
import { MutuError } from '../domain/errors.ts';
import { readableDataset } from './datasets.ts';
import { explainFactory } from './explain-factory.ts';
import type { Explain } from './explain-input.ts';
import { explainArea, explainServiceLevel } from './explain-parcel.ts';
import { explainYield } from './explain-yield.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { requireRole } from './session.ts';
import { sendJson } from './wire.ts';

/** What can be explained, of which datasets; `confidential` ones only to managers. */
type Entry = { readonly of: readonly string[]; readonly explain: Explain; readonly confidential?: true };

const FACTORY = ['building', 'park', 'zone'];

const EXPLAINED: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['areaM2', { of: ['parcel'], explain: explainArea }],
  ['serviceLevel', { of: ['parcel'], explain: explainServiceLevel }],
  ['outputPerMu', { of: ['parcel'], explain: explainYield('outputPerMu'), confidential: true }],
  ['taxPerMu', { of: ['parcel'], explain: explainYield('taxPerMu'), confidential: true }],
  ['addedValuePerMu', { of: ['parcel'], explain: explainYield('addedValuePerMu'), confidential: true }],
  ['factoryUse', { of: FACTORY, explain: explainFactory('factoryUse') }],
  ['factoryLet', { of: FACTORY, explain: explainFactory('factoryLet') }],
  ['factoryVacancy', { of: FACTORY, explain: explainFactory('factoryVacancy') }],
]);

const unknownIndicator = (): MutuError => {
  const known = [...EXPLAINED.keys()].join(', ');
  return new MutuError('notFound', {
    zh: `没有这个指标。可解释的指标：${known}。`,
    en: `There is no such indicator. These can be explained: ${known}.`,
  });
};

/** `of=parcel:ID` as dataset and id. */
const subjectOf = (text: string | undefined, datasets: readonly string[]): readonly [string, string] => {
  const colon = text?.indexOf(':') ?? -1;
  const [dataset, id] = [text?.slice(0, colon) ?? '', text?.slice(colon + 1) ?? ''];
  if (colon < 1 || id === '' || !datasets.includes(dataset))
    throw badParameter(
      'of',
      `应为“数据集:编号”，数据集为 ${datasets.join('、')}。`,
      `give dataset:id, the dataset being ${datasets.join(' or ')}.`,
    );
  return [dataset, id];
};

export const explain =
  (parts: Parts): Handler =>
  async (c) => {
    const session = c.get('session');
    const { role } = session;
    const entry = EXPLAINED.get(c.req.param('indicator') ?? '');
    if (entry === undefined) throw unknownIndicator();
    if (entry.confidential) requireRole(session, ['manager', 'admin']);
    const query = readQuery(c, ['of', 'year']);
    const [dataset, id] = subjectOf(query.get('of'), entry.of);
    const year = query.has('year') ? integer(query, 'year', { min: 1990, max: 2100 }, 0) : null;
    const feature = await parts.store.features.get(readableDataset(dataset, role).id, id, role);
    if (feature === null) throw new MutuError('notFound', { zh: '没有这条记录。', en: 'There is no such row.' });
    return sendJson(c, await entry.explain({ dataset, feature, year, role, store: parts.store }));
  };
