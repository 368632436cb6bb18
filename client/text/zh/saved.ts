/** Sentences of searches kept in the browser, in Chinese. */
export const zhSaved = {
  'saved.title': '保存在本浏览器的搜索',
  'saved.name': '给当前条件起个名字',
  'saved.keep': '保存',
  'saved.drop': '删除搜索 {name}',
} as const;
