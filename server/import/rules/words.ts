/** What a rule says, and the way out. */
import type { Label } from '../../domain/dataset.ts';

export type Words = { readonly say: Label; readonly remedy: Label };

export const words = (zh: string, en: string, mendZh: string, mendEn: string): Words => ({
  say: { zh, en },
  remedy: { zh: mendZh, en: mendEn },
});

/** Remedies that several rules share. */
export const REDRAW = ['请检查界址点顺序后重新导出。', 'Check the order of the vertices and export again.'] as const;
export const WHOLE = ['请重新导出或重新传输完整的文件。', 'Export or transfer the whole file again.'] as const;
export const CHOOSE_CRS = [
  '请选择坐标系（EPSG 编号）。',
  'Choose the coordinate reference system (its EPSG number).',
] as const;
