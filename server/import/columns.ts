/**
 * Which column of a file holds which of our fields: by its name, its label, or the abbreviation customary in Chinese
 * survey data (the initials of the pinyin: 地块编号 → dkbh). A suggestion with its evidence, changed by the user's map.
 */
import type { Dataset, Field } from '../domain/dataset.ts';
import type { Choices, Column, Reading } from './reader.ts';

export type Mapped = { readonly column: string; readonly evidence: 'chosen' | 'name' | 'label' | 'custom' };

/** Names under which surveyors and offices write a field, most usual first. */
const CUSTOMARY: Readonly<Record<string, readonly string[]>> = {
  code: ['dkbh', 'zdbh', '地块编号', '宗地编号', '宗地号', '地块号', 'bh', '编号'],
  landCode: ['zddm', '宗地代码'],
  name: ['dkmc', '地块名称', '企业名称', 'qymc', 'mc', '名称', '项目名称', 'xmmc'],
  landUse: ['yddm', '地类编码', '用地代码', 'dlbm'],
  status: ['zt', '状态', '供应状态'],
  areaCertM2: ['证载面积', 'zzmj'],
  enterpriseId: ['企业名称', '企业', 'qymc'],
  parcelId: ['地块编号', 'dkbh'],
  year: ['年度', '年份'],
  outputWanYuan: ['工业总产值', '产值'],
  addedValueWanYuan: ['工业增加值'],
  revenueWanYuan: ['营业收入', '主营业务收入'],
  taxWanYuan: ['税收', '税收总额', '入库税收'],
  energyTce: ['综合能耗'],
  employees: ['职工', '职工人数', '从业人员'],
  industryCode: ['行业代码', 'hydm'],
};

const bare = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[（(].*[）)]$/, '');

function columnFor(field: Field, columns: readonly Column[]): Mapped | null {
  const find = (wanted: readonly string[]): string | undefined => {
    const names = wanted.map(bare);
    return columns.find(({ name }) => names.includes(bare(name)))?.name;
  };
  const byName = find([field.id]);
  if (byName !== undefined) return { column: byName, evidence: 'name' };
  const byLabel = find([field.zh, field.en]);
  if (byLabel !== undefined) return { column: byLabel, evidence: 'label' };
  for (const name of CUSTOMARY[field.id] ?? []) {
    const column = find([name]);
    if (column !== undefined) return { column, evidence: 'custom' };
  }
  return null;
}

/** Chosen for a field that is not to be read from the file. */
export const NO_COLUMN = '';

/** Our field id → the column it is read from; derived fields are computed, never read. */
export function mapColumns(
  dataset: Dataset,
  columns: readonly Column[],
  chosen: Choices['map'] = {},
): Readonly<Record<string, Mapped>> {
  const mapped: Record<string, Mapped> = {};
  for (const field of dataset.fields) {
    if (field.derived) continue;
    const own = Object.hasOwn(chosen, field.id) ? chosen[field.id] : undefined;
    const found = own === undefined ? columnFor(field, columns) : { column: own, evidence: 'chosen' as const };
    if (found && found.column !== NO_COLUMN) mapped[field.id] = found;
  }
  return mapped;
}

/** The column of the number by which a row is known. A table without shapes may repeat it: firms share a parcel. */
export function codeColumnOf(reading: Reading, choices: Choices): string | null {
  const chosen = choices.map?.['code'];
  if (chosen !== undefined) return chosen;
  if (reading.codeColumn !== undefined) return reading.codeColumn;
  for (const name of [...CUSTOMARY['code']!, 'code', 'id']) {
    const column = reading.columns.find((candidate) => bare(candidate.name) === name);
    if (column) return column.name;
  }
  return null;
}
