/** Sentences of 找地, the lens of the parcels, in Chinese. */
export const zhLand = {
  'land.preset.standard': '标准地',
  'land.preset.available': '可供',
  'land.preset.area50': '≥ 50 亩',
  'land.preset.area100': '≥ 100 亩',
  'land.preset.five': '五通一平',
  'land.preset.seven': '七通一平',
  'land.services': '十项配套',
  'land.service': '{item}：{status}',
  'land.price': '起始价',
} as const;
