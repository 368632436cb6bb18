/** Sentences of the planner's panels, in Chinese. */
export const zhPlan = {
  'plan.ways': '找地的方式',
  'plan.list': '地块列表',
  'plan.brief': '按需求匹配',
  'plan.brief.lead': '填写项目需求，得出有理由的候选地块',
  'plan.area': '划范围找地',
  'plan.area.lead': '画出或粘贴一片范围，只看其中的地块',
  'plan.assembly': '拼地',
  'plan.assembly.lead': '把相邻地块合在一起，看净面积、临路与冲突',
  'plan.supply': '报供应',
  'plan.supply.lead': '可供存量、分级与年度目标、项目需求相对照',
  'plan.compare': '地块对比',
  'plan.compare.lead': '最多四宗并列，先看不同之处',
  'plan.measure': '量算',
  'plan.measure.lead': '长度与面积，椭球计算',
} as const;
