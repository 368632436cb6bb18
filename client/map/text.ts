/** Words on the map and its buttons, and how its letters are drawn. */
import type { Label } from '#domain/dataset.ts';
import type { Lang } from '#domain/units.ts';

/**
 * Families of map letters. There is no glyph server: MapLibre draws them from the fonts of the machine, and reads the
 * weight from the first name, which is there for that alone.
 */
const FAMILIES = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
];
export const REGULAR = FAMILIES;
export const MEDIUM = ['Mutu Medium', ...FAMILIES];
export const BOLD = ['Mutu Bold', ...FAMILIES];

export const MAP_WORDS = {
  mapName: { zh: '地图', en: 'Map' },
  mapHint: {
    zh: '方向键平移，加减号缩放，Shift 加方向键旋转和倾斜；按 Tab 离开地图。列表里有同样的内容。',
    en: 'Arrow keys pan, plus and minus zoom, Shift with arrows turns and tilts; Tab leaves the map. The list holds the same content.',
  },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  measure: { zh: '量算', en: 'Measure' },
  north: { zh: '指北', en: 'Face north' },
  tilt: { zh: '三维', en: '3D' },
  tiltOn: { zh: '倾斜看三维', en: 'Tilt to see in 3D' },
  tiltOff: { zh: '回到平面', en: 'Back to flat' },
  all: { zh: '显示全部', en: 'Show everything' },
  basemap: { zh: '底图', en: 'Base map' },
  basemapOthers: {
    zh: '天地图或自有底图由管理员在服务器上设置。',
    en: 'Tianditu or a map of your own is set up on the server.',
  },
  credits: { zh: '数据来源', en: 'Credits' },
  schematic: { zh: '示意', en: 'schematic' },
  demo: { zh: '示意数据 · 图形为模拟', en: 'Demonstration · shapes are synthetic' },
  unapproved: { zh: '内部使用，未经审图', en: 'Internal use; map not reviewed' },
  scale: { zh: '比例尺', en: 'Scale' },
  mu: { zh: '亩', en: 'mu' },
  spare: { zh: '余', en: 'spare' },
  spareUnknown: { zh: '余量待核实', en: 'spare to check' },
  capacityUnknown: { zh: '能力待核实', en: 'capacity to check' },
} as const satisfies Record<string, Label>;

/** Whom the map owes its ground to. */
export const CREDITS: readonly Label[] = [
  { zh: '行政区划：CTAmap（Rui Cheng），经 tudigong（MIT）', en: 'Boundaries: CTAmap (Rui Cheng) via tudigong (MIT)' },
  { zh: '河流、建成区：Made with Natural Earth', en: 'Rivers, built-up areas: Made with Natural Earth' },
  { zh: '河流细部：GSHHG（LGPL）', en: 'Smaller rivers: GSHHG (LGPL)' },
  { zh: '地名：© GeoNames（CC BY 4.0）', en: 'Places: © GeoNames (CC BY 4.0)' },
  { zh: '交通走廊：本项目自绘示意，不可量测', en: 'Corridors: our own schematic lines; not to be measured' },
];

export const word = (id: keyof typeof MAP_WORDS, lang: Lang): string => MAP_WORDS[id][lang];
