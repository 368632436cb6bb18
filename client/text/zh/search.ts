/** Sentences of the search box and the coordinate under the pointer, in Chinese. */
export const zhSearch = {
  'search.label': '搜索',
  'search.placeholder': '名称、编号、拼音首字母或坐标',
  'search.hint': '也可输入 经度,纬度 或 3° 带坐标 X,Y',
  'search.none': '没有找到“{text}”。可试名称的一部分、拼音首字母或坐标。',
  'search.results': '{count} 条结果',

  'place.title': '此处坐标',
  'place.close': '关闭坐标',
  'place.degrees': '经度, 纬度',
  'place.grid': '{width}° 带第 {zone} 带（中央经线 {meridian}°）X, Y',
  'place.copyOf': '复制 {name}',
  'place.copy': '复制',
} as const;
