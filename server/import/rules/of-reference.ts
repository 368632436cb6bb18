/** About the coordinate reference system and where the rows lie. */
import { CHOOSE_CRS, words } from './words.ts';

export const OF_REFERENCE = {
  'crs-missing': words('文件未说明坐标系。', 'Nothing states the coordinate reference system.', ...CHOOSE_CRS),
  'crs-assumed': words(
    '文件未说明坐标系；坐标为项目范围内的经纬度，按 CGCS2000（EPSG:4490）读取。',
    'No reference system is stated; degrees inside the expected area, read as CGCS2000 (EPSG:4490).',
    '如不正确，请另选坐标系。',
    'Choose another reference system where this is wrong.',
  ),
  'crs-not-recognised': words('无法识别所写的坐标系。', 'The stated reference system is unknown.', ...CHOOSE_CRS),
  'crs-contradicts-coordinates': words(
    '坐标数值不可能属于所写的坐标系。',
    'The numbers cannot be in the stated reference system.',
    ...CHOOSE_CRS,
  ),
  'zone-missing': words('写明了基准，但没有带号。', 'The datum is stated, but not the zone.', ...CHOOSE_CRS),
  'zone-contradicts-header': words(
    '坐标中的带号与文件头不一致。',
    'The zone before the coordinates differs from the header.',
    ...CHOOSE_CRS,
  ),
  'datum-not-supported': words(
    '该基准没有本地参数无法可靠转换。',
    'This datum cannot be converted reliably without local parameters.',
    '请由测绘单位转换为 2000 国家大地坐标系。',
    'Have the surveyor convert it to CGCS2000.',
  ),
  'datum-shift-suspected': words(
    '与已知地块整体偏移，疑似火星坐标（GCJ-02）或其他基准。',
    'Everything is offset from known ground as GCJ-02 or another datum would be.',
    '请改用测绘原始坐标，或确认后导入。',
    'Use the surveyed coordinates, or import knowingly.',
  ),
  'axes-swapped-suspected': words(
    '只有交换两列坐标才合理。',
    'The coordinates make sense only with their axes exchanged.',
    '请确认交换坐标轴，或按原样读取。',
    'Confirm the exchange, or have them read as written.',
  ),
  'outside-expected-area': words(
    '图形有效，但远离项目所在地。',
    'The shape is valid, but far from where the project lies.',
    '请核对坐标系和带号；如确实在外地，请确认。',
    'Check reference system and zone; confirm where it really lies elsewhere.',
  ),
  'crosses-county-border': words(
    '图形跨越县界（县界为概略数据）。',
    'The shape lies across a county border (borders are generalised).',
    '请核对位置。',
    'Check its position.',
  ),
  'crosses-antimeridian': words(
    '图形跨越 180° 经线。',
    'Edges jump across 180 degrees.',
    '请检查经度。',
    'Check the longitudes.',
  ),
} as const;
