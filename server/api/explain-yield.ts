/** 亩均 of one parcel in one year: each enterprise's report, what of it falls on the parcel, and the land. */
import type { OutputIndicator } from '../domain/answers.ts';
import type { Feature } from '../domain/edit.ts';
import { MutuError } from '../domain/errors.ts';
import { allOf, type Filter } from '../domain/filter.ts';
import { indicatorOf } from '../domain/indicators.ts';
import { textOf } from '../domain/value.ts';
import { type Explain, explained, fieldInput, type Input, nameOf, type Question, rowOf } from './explain-input.ts';

/** Tenancies of the parcel that run in the year; an open end runs on. */
const heldIn = (parcelId: string, year: number): Filter => {
  const open = (field: string, clause: Filter): Filter => ({ op: 'or', args: [{ op: 'isNull', field }, clause] });
  return allOf([
    { op: '=', field: 'parcelId', value: parcelId },
    open('startOn', { op: '<=', field: 'startOn', value: `${year}-12-31` }),
    open('endOn', { op: '>=', field: 'endOn', value: `${year}-01-01` }),
  ])!;
};

const reportInput = (enterprise: Feature | null, report: Feature, field: string): Input => {
  const input = fieldInput({ dataset: 'annualReport', feature: report }, field);
  const name = enterprise ? nameOf(enterprise) : report.id;
  const label = { zh: `${name}：${input.label.zh}`, en: `${name}: ${input.label.en}` };
  return {
    ...input,
    label,
    from: { dataset: 'annualReport', id: report.id, name: `${name} ${report.properties['year']}` },
  };
};

/** The reports of all enterprises that held the parcel in the year. */
const reportInputs = async ({ store, feature, role }: Question, year: number, field: string): Promise<Input[]> => {
  const held = await store.features.list('tenancy', { filter: heldIn(feature.id, year), geometry: false }, role);
  const ids = [...new Set(held.features.map(({ properties }) => textOf(properties['enterpriseId']) ?? ''))];
  if (ids.length === 0) return [];
  const filter = allOf([
    { op: 'in', field: 'enterpriseId', values: ids },
    { op: '=', field: 'year', value: year },
  ])!;
  const { features } = await store.features.list('annualReport', { filter, geometry: false }, role);
  return Promise.all(
    features.map(async (report) =>
      reportInput(
        await store.features.get('enterprise', String(report.properties['enterpriseId']), role),
        report,
        field,
      ),
    ),
  );
};

const noReports = (year: number | null): MutuError =>
  new MutuError('notFound', {
    zh: `该地块没有 ${year ?? ''} 年度的企业年报。`,
    en: `This parcel has no annual reports for ${year ?? 'any year'}.`,
  });

/** Throws notFound for a year or parcel without reports. */
export const explainYield =
  (id: OutputIndicator): Explain =>
  async (question) => {
    const { store, role, feature } = question;
    const indicator = indicatorOf(id)!;
    const year = question.year ?? (await store.yields.years(role)).at(-1) ?? null;
    const rows = year === null ? [] : await store.yields.byParcel(id, year, role);
    const row = rows.find(({ parcelId }) => parcelId === feature.id);
    if (year === null || row === undefined) throw noReports(year);
    const [figure] = indicator.inputs;
    const shared: Input = {
      label: {
        zh: `本地块${figure!.zh}（一企多地按面积分摊后合计）`,
        en: `${figure!.en} of this parcel (split by area where a firm holds several)`,
      },
      value: row.numeratorWanYuan,
      unit: 'wanYuan',
      ...rowOf(question),
    };
    const inputs = [...(await reportInputs(question, year, figure!.id)), shared, fieldInput(question, 'areaM2')];
    return explained(indicator, question, year, inputs, row.value);
  };
