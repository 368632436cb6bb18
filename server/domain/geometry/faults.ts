/** What can be wrong with a shape, in words, and how to mend it. */
import type { Label } from '../dataset.ts';

type Words = { readonly say: Label; readonly remedy: Label };

const REDRAW = {
  zh: '请检查该点附近的界址点顺序后重画。',
  en: 'Check the order of the vertices near that point and redraw.',
};

export const FAULTS = {
  malformed: {
    say: { zh: '图形结构不是有效的 GeoJSON。', en: 'The shape is not valid GeoJSON.' },
    remedy: { zh: '请重新导出或重画图形。', en: 'Export or draw the shape again.' },
  },
  coordinatesNotFinite: {
    say: { zh: '坐标不是数字。', en: 'A coordinate is not a number.' },
    remedy: { zh: '请补全或更正该坐标。', en: 'Fill in or correct the coordinate.' },
  },
  coordinatesOutOfRange: {
    say: { zh: '坐标超出经纬度范围。', en: 'A coordinate lies outside the range of longitude and latitude.' },
    remedy: {
      zh: '如为米制投影坐标，请先选择坐标系；如经纬度颠倒，请交换两列。',
      en: 'If these are projected metres, choose their reference system first; if latitude stands first, swap the columns.',
    },
  },
  crossesAntimeridian: {
    say: { zh: '图形跨越 180° 经线。', en: 'The shape crosses the 180° meridian.' },
    remedy: { zh: '请检查经度。', en: 'Check the longitudes.' },
  },
  lineTooShort: {
    say: { zh: '线少于两个不同的点。', en: 'The line has fewer than two different points.' },
    remedy: { zh: '请补充端点。', en: 'Add its end point.' },
  },
  ringUnclosed: {
    say: { zh: '边界未闭合。', en: 'The outline is not closed.' },
    remedy: { zh: '请把首点重复为末点。', en: 'Repeat the first point as the last one.' },
  },
  ringTooFewPoints: {
    say: { zh: '边界少于三个不同的点。', en: 'The outline has fewer than three different points.' },
    remedy: { zh: '请补充界址点。', en: 'Add the missing vertices.' },
  },
  zeroArea: {
    say: { zh: '边界没有面积（各点在一条线上）。', en: 'The outline has no area: its points lie on one line.' },
    remedy: { zh: '请补充界址点。', en: 'Add the missing vertices.' },
  },
  ringSpike: {
    say: { zh: '边界沿同一条线出去又回来（尖刺）。', en: 'The outline runs out and back along one line (a spike).' },
    remedy: { zh: '请删除尖刺上的点。', en: 'Delete the point of the spike.' },
  },
  ringSelfCrossing: { say: { zh: '边界自相交。', en: 'The outline crosses or touches itself.' }, remedy: REDRAW },
  tooTangled: {
    say: {
      zh: '边界过于密集，边与边逐一核对将耗时过长。',
      en: 'The outline is too tangled: its edges cannot be compared with one another in reasonable time.',
    },
    remedy: { zh: '请简化图形或检查界址点顺序。', en: 'Simplify the shape or check the order of its vertices.' },
  },
  holeCrossesShell: {
    say: { zh: '内环与外边界相交或共边。', en: 'A hole crosses the outer outline or shares an edge with it.' },
    remedy: REDRAW,
  },
  holeOutsideShell: {
    say: { zh: '内环在外边界之外。', en: 'A hole lies outside the outer outline.' },
    remedy: { zh: '如为独立地块，请作为单独的部分。', en: 'If it is ground of its own, make it a part, not a hole.' },
  },
  holesOverlap: { say: { zh: '两个内环重叠。', en: 'Two holes overlap.' }, remedy: REDRAW },
  partsOverlap: {
    say: { zh: '同一图形的两个部分重叠或共边。', en: 'Two parts of the shape overlap or share an edge.' },
    remedy: { zh: '请合并两个部分或分开其边界。', en: 'Merge the two parts or draw them apart.' },
  },
} as const satisfies Record<string, Words>;

export type Fault = keyof typeof FAULTS;
