/** Sentences of the legend, in Chinese. */
export const zhLegend = {
  'legend.title': '图例',
  'legend.open': '显示图例',
  'legend.close': '收起图例',
  'legend.filter': '只看 {name}',
  'legend.noData': '无数据',
  'legend.withheld': '不公开',
  'legend.notApplicable': '不适用',
  'legend.source': '来源：{source}',
  'legend.registers': '登记册',
  'legend.unit': '单位：万元/亩',
  'legend.reports': '企业年报 ÷ 用地面积',
  'legend.quantile': '分级：各年已知值五等分',
  'legend.byStatus': '按{field}分类',
  'legend.place': '圆环为位置误差，边界为示意',
} as const;
