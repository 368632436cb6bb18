/** Area and service level of one parcel, explained. */
import type { Role } from '../domain/access.ts';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import { describeLevel } from '../domain/say-level.ts';
import { DEFAULT_PROFILES, isAvailable, levelOfRow } from '../domain/services.ts';
import { numberOf, textOf } from '../domain/value.ts';
import type { Store } from '../store/store.ts';
import { type Explain, fieldInput, headOf, type Input, rowOf, type Subject } from './explain-input.ts';

export const explainArea: Explain = async (question) => {
  const inputs = ['areaCertM2', 'areaPlaneM2', 'areaGeodesicM2'].map((id) => fieldInput(question, id));
  return {
    indicator: 'areaM2',
    label: { zh: '面积', en: 'Area' },
    formula: {
      zh: '证载面积优先；无证载面积时取测量平面面积；均无时取图形的椭球面积。三者分别保存，互不替换。',
      en: 'The certified area wins; without one the plane area of the survey; without either the geodesic area of the shape. All three are kept apart.',
    },
    source: '不动产权证书（证载）；CGCS2000 椭球 a = 6378137 m，f = 1/298.257222101（计算）',
    ...headOf(question, null, inputs),
    value: numberOf(question.feature.properties['areaM2']),
    unit: 'm2',
  };
};

/** 1 = confirmed, 0 = known not to be there (planned and being built too), null = unknown. */
const confirmed = (status: unknown): number | null => {
  if (status === null || status === undefined || status === 'unknown') return null;
  return isAvailable(status) ? 1 : 0;
};

/** The service register's record of each item: as a source it outweighs the parcel's own column, for it carries the evidence. */
const recordsOf = async (store: Store, parcelId: string, role: Role): Promise<ReadonlyMap<string, Feature>> => {
  const filter = { op: '=', field: 'parcelId', value: parcelId } as const;
  const { features } = await store.features.list('service', { filter, geometry: false }, role);
  return new Map(features.map((feature) => [String(feature.properties['item']), feature]));
};

const itemInput = (subject: Subject, item: (typeof SERVICE_ITEMS)[number], record: Feature | undefined): Input => {
  const status = subject.feature.properties[item.id];
  const said = SERVICE_STATUSES.find((one) => one.id === (status ?? 'unknown'))!;
  const row = rowOf(record ? { dataset: 'service', feature: record } : subject);
  return {
    label: { zh: `${item.zh}：${said.zh}`, en: `${item.en}: ${said.en}` },
    value: confirmed(status),
    unit: 'ratio',
    ...row,
    source: textOf(record?.properties['evidence']) ?? row.source,
  };
};

export const explainServiceLevel: Explain = async (question) => {
  const { feature, store, role } = question;
  const { properties } = feature;
  const said = describeLevel(levelOfRow(properties));
  const records = await recordsOf(store, feature.id, role);
  const levelling: Input = {
    ...fieldInput(question, 'levelled'),
    value: typeof properties['levelled'] === 'boolean' ? Number(properties['levelled']) : null,
  };
  const inputs = [levelling, ...SERVICE_ITEMS.map((item) => itemInput(question, item, records.get(item.id)))];
  return {
    indicator: 'serviceLevel',
    label: { zh: `N通一平（通行口径）：${said.zh}`, en: `Service level (usual reading): ${said.en}` },
    formula: {
      zh: '场地已平整，且某口径的全部项目均已接入或红线外可接，取其中最大的 N；规划和在建不计，未知不当作无。口径取下列通行口径，列表、筛选和地图都按它；本区现行口径另有规定的，详情卡上并列说明。（1 = 已确认，0 = 尚无）',
      en: 'The largest N of a profile all of whose items are connected or available at the line, on levelled ground; planned and being built do not count, unknown is not none. The profiles are the usual ones named below, by which lists, filters and the map go; where those in force here say otherwise, the card tells both. (1 = confirmed, 0 = not there)',
    },
    source: DEFAULT_PROFILES.map((profile) => `${profile.zh}：${profile.source.zh}`).join('；'),
    ...headOf(question, null, inputs),
    value: numberOf(properties['serviceLevel']),
    unit: 'ratio',
  };
};
