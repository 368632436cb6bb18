/** Sentences of 亩均, the lens of the output per mu, in Chinese. */
export const zhOutput = {
  'output.wall.title': '亩均数据仅向管理人员开放',
  'output.wall.why':
    '产值、税收与增加值属于企业经营数据，按地块公开会暴露单个企业，所以图、列表、导出和搜索里都不含这些字段。',
  'output.wall.how': '用管理人员账号登录即可查看；没有账号请联系开发区管委会。',
  'output.wall.role': '当前身份“{role}”没有查看权限。',
  'output.indicator': '指标',
  'output.outputPerMu': '亩均产值',
  'output.taxPerMu': '亩均税收',
  'output.addedValuePerMu': '亩均增加值',
  'output.year': '年度',
  'output.total': '全部地块',
  'output.totalLine': '{numerator} ÷ {area}',
  'output.counted': '{count} 宗计入',
  'output.missing': '{count} 宗缺用地或缺数据，未计入',
  'output.ranked': '按地块排序',
  'output.noValue': '缺数据',
  'output.enterprises': '{count} 家企业',
  'output.formula': '分子合计 ÷ 用地合计；先合计后取整',
} as const;
