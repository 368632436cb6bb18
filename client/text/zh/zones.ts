/** Sentences of the figures of a zone on the map and in the lists, in Chinese. */
export const zhZones = {
  'zone.parcels': ' 宗',
  'zone.units': ' 单元',
  'zone.projects': ' 个项目',
  'zone.perMu': ' 万元/亩',
  'zone.items': '{count} 项齐备',
  'zone.matching': '符合',
  'zone.all': '共',
  'zone.only': '只看{zone}',
} as const;
