/** Area and service level of one parcel, explained. */
import type { Role } from '../domain/access.ts';
import type { Explanation } from '../domain/answers.ts';
import { datasetOf, fieldOf } from '../domain/datasets/index.ts';
import { SERVICE_ITEMS, SERVICE_STATUSES } from '../domain/datasets/service.ts';
import type { Feature } from '../domain/edit.ts';
import { DEFAULT_PROFILES, describeLevel, levelOf, type ServiceStatuses } from '../domain/services.ts';
import type { Store } from '../store/store.ts';
import type { Explain, Subject } from './explain.ts';

type Input = Explanation['inputs'][number];

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const nameOf = (feature: Feature): string => String(feature.properties['name'] ?? feature.id);

/** The provenance every row carries, as an input's. */
export const provenanceOf = ({ properties }: Feature): Pick<Input, 'asOf' | 'source' | 'synthetic'> => ({
  asOf: text(properties['asOf']),
  source: text(properties['source']),
  synthetic: properties['synthetic'] === true,
});

/** A field of a row as an input. */
export const fieldInput = (dataset: string, feature: Feature, id: string): Input => {
  const field = fieldOf(datasetOf(dataset)!, id)!;
  return {
    label: { zh: field.zh, en: field.en },
    value: number(feature.properties[id]),
    unit: field.unit ?? '',
    from: { dataset, id: feature.id, name: nameOf(feature) },
    ...provenanceOf(feature),
  };
};

const headOf = ({ dataset, feature }: Subject): Pick<Explanation, 'of' | 'year' | 'asOf' | 'synthetic'> => ({
  of: { dataset, id: feature.id, name: nameOf(feature) },
  year: null,
  asOf: text(feature.properties['asOf']),
  synthetic: feature.properties['synthetic'] === true,
});

export const explainArea: Explain = async (_store, subject) => {
  const { dataset, feature } = subject;
  return {
    indicator: 'areaM2',
    label: { zh: '面积', en: 'Area' },
    formula: {
      zh: '证载面积优先；无证载面积时取测量平面面积；均无时取图形的椭球面积。三者分别保存，互不替换。',
      en: 'The certified area wins; without one the plane area of the survey; without either the geodesic area of the shape. All three are kept apart.',
    },
    source: '不动产权证书（证载）；CGCS2000 椭球 a = 6378137 m，f = 1/298.257222101（计算）',
    ...headOf(subject),
    value: number(feature.properties['areaM2']),
    unit: 'm2',
    inputs: ['areaCertM2', 'areaPlaneM2', 'areaGeodesicM2'].map((id) => fieldInput(dataset, feature, id)),
  };
};

/** 1 = confirmed, 0 = known not to be there (planned and being built too), null = unknown. */
const confirmed = (status: unknown): number | null =>
  status === 'availableAtLine' || status === 'connectedInside'
    ? 1
    : status === null || status === undefined || status === 'unknown'
      ? null
      : 0;

/** The record of an item in the service register outweighs the parcel's own column as a source, for it carries the evidence. */
const serviceRecords = async (store: Store, parcelId: string, role: Role): Promise<ReadonlyMap<string, Feature>> => {
  const { features } = await store.features.list(
    'service',
    { filter: { op: '=', field: 'parcelId', value: parcelId }, geometry: false },
    role,
  );
  return new Map(features.map((feature) => [String(feature.properties['item']), feature]));
};

const itemInput = (subject: Subject, item: (typeof SERVICE_ITEMS)[number], record: Feature | undefined): Input => {
  const status = subject.feature.properties[item.id];
  const said = SERVICE_STATUSES.find((one) => one.id === (status ?? 'unknown'))!;
  const row = record ?? subject.feature;
  const evidence = record && text(record.properties['evidence']);
  return {
    label: { zh: `${item.zh}：${said.zh}`, en: `${item.en}: ${said.en}` },
    value: confirmed(status),
    unit: '',
    from: { dataset: record ? 'service' : subject.dataset, id: row.id, name: record ? item.zh : nameOf(row) },
    ...provenanceOf(row),
    ...(evidence ? { source: evidence } : {}),
  };
};

export const explainServiceLevel: Explain = async (store, subject, _year, role) => {
  const { properties } = subject.feature;
  const statuses = Object.fromEntries(SERVICE_ITEMS.map(({ id }) => [id, properties[id] ?? null])) as ServiceStatuses;
  const levelled = typeof properties['levelled'] === 'boolean' ? properties['levelled'] : null;
  const said = describeLevel(levelOf(statuses, levelled));
  const records = await serviceRecords(store, subject.feature.id, role);
  const levelledInput: Input = {
    ...fieldInput(subject.dataset, subject.feature, 'levelled'),
    value: levelled === null ? null : Number(levelled),
  };
  return {
    indicator: 'serviceLevel',
    label: { zh: `N通一平：${said.zh}`, en: `Service level: ${said.en}` },
    formula: {
      zh: '场地已平整，且某口径的全部项目均已接入或红线外可接，取其中最大的 N；规划和在建不计，未知不当作无。',
      en: 'The largest N of a profile all of whose items are connected or available at the line, on levelled ground; planned and being built do not count, unknown is not none.',
    },
    source: DEFAULT_PROFILES.map((profile) => `${profile.zh}：${profile.source.zh}`).join('；'),
    ...headOf(subject),
    value: number(properties['serviceLevel']),
    unit: '',
    inputs: [levelledInput, ...SERVICE_ITEMS.map((item) => itemInput(subject, item, records.get(item.id)))],
  };
};
