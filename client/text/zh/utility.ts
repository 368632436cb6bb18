/** Sentences of 配套, the lens of the utilities, in Chinese. */
export const zhUtility = {
  'utility.items': '项目',
  'utility.table': '各园区配套',
  'utility.note': '占地块面积的份额：左为已确认，右为待核实全部算上。规划与在建不计入。',
  'utility.cell': '{park} {item}：已确认 {low}，至多 {high}',
  'utility.parcels': '{count} 宗 · {area} 亩',
  'utility.works': '工程台账',
} as const;
