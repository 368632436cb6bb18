/** About the shape of a row. */
import { REDRAW, WHOLE, words } from './words.ts';

export const OF_SHAPES = {
  'missing-geometry': words(
    '没有图形。',
    'There is no geometry.',
    '请补充图形或去掉该行。',
    'Add the shape or leave the row out.',
  ),
  'geometry-text-invalid': words(
    '图形一栏不是 WKT。',
    'The geometry cell is not WKT.',
    '请写成 POLYGON ((x y, …))。',
    'Write it as POLYGON ((x y, …)).',
  ),
  malformed: words('图形结构无效。', 'The shape has no valid structure.', ...WHOLE),
  'mixed-geometry-types': words(
    '图形类型与数据集不符。',
    'The shape is of another kind than the dataset holds.',
    '请按类型分开导入。',
    'Import each kind separately.',
  ),
  'coordinates-not-finite': words(
    '坐标不是数字。',
    'A coordinate is not a number.',
    '请补全或更正该坐标。',
    'Fill in or correct the coordinate.',
  ),
  'coordinates-out-of-range': words(
    '坐标超出经纬度范围。',
    'No such longitude or latitude exists.',
    '请核对坐标。',
    'Check the coordinates.',
  ),
  'ring-unclosed': words(
    '边界未闭合。',
    'The outline is not closed.',
    '请核对首末点。',
    'Check its first and last point.',
  ),
  'ring-too-few-points': words(
    '边界少于三个不同的点。',
    'The outline has fewer than three different points.',
    '请补充界址点。',
    'Add the missing vertices.',
  ),
  'line-too-short': words(
    '线少于两个不同的点。',
    'The line has fewer than two different points.',
    '请补充端点。',
    'Add its end.',
  ),
  'ring-self-crossing': words('边界自相交。', 'The outline crosses or touches itself.', ...REDRAW),
  'ring-spike': words(
    '边界沿同一条线出去又回来（尖刺）。',
    'The outline runs out and back along one line (a spike).',
    '请删除尖刺上的点。',
    'Delete the point of the spike.',
  ),
  'ring-orientation': words(
    '环的方向相反，已掉转。',
    'A ring turned the wrong way round; it was turned.',
    '无需处理。',
    'Nothing to do.',
  ),
  'duplicate-vertices': words('重复的点已去掉。', 'Repeated points were removed.', '无需处理。', 'Nothing to do.'),
  'zero-area': words('边界没有面积。', 'The outline has no area.', '请补充界址点。', 'Add the missing vertices.'),
  'hole-outside-shell': words(
    '内环在外边界之外。',
    'A hole lies outside its shell.',
    '如为独立地块，请作为单独的部分。',
    'If it is ground of its own, make it a part.',
  ),
  'hole-crosses-shell': words(
    '内环与外边界相交或共边。',
    'A hole crosses its shell or shares an edge with it.',
    ...REDRAW,
  ),
  'holes-overlap': words('两个内环重叠。', 'Two holes overlap.', ...REDRAW),
  'parts-overlap': words(
    '同一地块的两个部分重叠或共边。',
    'Two parts of one feature overlap or share an edge.',
    '请合并两个部分或分开其边界。',
    'Merge the two parts or draw them apart.',
  ),
  'overlap-with-neighbour': words(
    '与相邻地块重叠超过 1 ㎡。',
    'It overlaps another parcel by more than 1 m².',
    '请核对共用边界的界址点。',
    'Check the vertices of the common edge.',
  ),
  'gap-to-neighbour': words(
    '与相邻地块之间有窄于 0.5 米的缝隙。',
    'Between it and its neighbour lies a gap narrower than 0.5 m.',
    '如为共用界线，请让两块使用相同的界址点。',
    'Where the boundary is common, give both parcels the same vertices.',
  ),
  sliver: words(
    '图形平均宽度不足 0.5 米，不像一块地。',
    'The shape is less than 0.5 m wide on average: hardly ground.',
    '请核对是否为叠加时产生的碎条，如是请去掉。',
    'Check whether an overlay left it; if so, leave it out.',
  ),
  'z-ignored': words('高程未导入。', 'Heights are left out.', '无需处理。', 'Nothing to do.'),
  'area-contradicts-header': words(
    '计算面积与所写面积不符。',
    'The computed area differs from the stated one.',
    '请核对界址点和面积。',
    'Check the points and the area.',
  ),
} as const;
