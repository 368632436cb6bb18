/** What an export says of itself, line by line: whoever finds the file in a year knows what it is and what it is not. */
import type { Role } from '../domain/access.ts';
import { crsLabel } from '../domain/crs/names.ts';
import type { Label } from '../domain/dataset.ts';
import type { Context } from './writer.ts';

const ROLES: Readonly<Record<Role, Label>> = {
  guest: { zh: '游客（公开数据）', en: 'Guest (public data)' },
  investor: { zh: '投资者', en: 'Investor' },
  planner: { zh: '规划', en: 'Planner' },
  steward: { zh: '数据管理', en: 'Data steward' },
  desk: { zh: '厂房盘活专班', en: 'Factory desk' },
  manager: { zh: '管理', en: 'Manager' },
  admin: { zh: '系统管理', en: 'Administrator' },
};

const NONE: Label = { zh: '无（全部）', en: 'none (all rows)' };

/** "全部为模拟数据", "含 3 行模拟数据（30.0%）", or null where every row is real. */
export const syntheticNotice = ({ synthetic, count }: Context): Label | null => {
  if (synthetic === 0) return null;
  if (synthetic === count)
    return { zh: `全部 ${count} 行为模拟数据`, en: `all ${count} rows are synthetic, made for a demonstration` };
  const share = ((100 * synthetic) / count).toFixed(1);
  return {
    zh: `含 ${synthetic} 行模拟数据（${share}%）`,
    en: `${synthetic} rows (${share}%) are synthetic, made for a demonstration`,
  };
};

/** Pairs of what and how much, in the language of the export. */
export const statementOf = (context: Context): readonly (readonly [string, string | number])[] => {
  const { dataset, filter, selected, count, epsg, date, revision, role, lang } = context;
  const say = (label: Label): string => label[lang];
  const notice = syntheticNotice(context);
  return [
    [say({ zh: '数据集', en: 'Dataset' }), say(dataset)],
    [say({ zh: '筛选条件（CQL2）', en: 'Filter (CQL2)' }), filter ?? say(NONE)],
    ...(selected === null ? [] : [[say({ zh: '选中行', en: 'Rows selected' }), selected] as const]),
    [say({ zh: '行数', en: 'Rows' }), count],
    ...(dataset.geometry === 'none' ? [] : [[say({ zh: '坐标系', en: 'CRS' }), say(crsLabel(epsg))] as const]),
    [say({ zh: '数据日期', en: 'As of' }), date],
    [say({ zh: '数据版本', en: 'Data revision' }), revision],
    [say({ zh: '导出权限', en: 'Exported with the rights of' }), say(ROLES[role])],
    [say({ zh: '模拟数据', en: 'Synthetic' }), say(notice ?? { zh: '无', en: 'none' })],
    [say({ zh: '来源', en: 'From' }), '亩图 Mutu'],
  ];
};
