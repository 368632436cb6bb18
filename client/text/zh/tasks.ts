/** Sentences of the ways into editing; what follows behind them loads with the editor, in Chinese. */
export const zhTasks = {
  'task.edit': '编辑',
  'task.split': '分割',
  'task.merge': '合并',
  'task.history': '历史',
  'task.tools': '编辑与历史',
  'task.import': '导入',
  'task.importHint': '导入测绘文件或表格，先检查后写入',
  'task.work': '待办',
  'task.workHint': '草稿、待审核和被退回的修改',
  'task.recent': '最近变更',
  'task.recentHint': '全图最近的修改',
  'task.gone': '该{dataset}已拆分为：',
} as const;
