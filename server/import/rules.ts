/**
 * What can be said about a file, its reference system, its rows and shapes: each rule with its words and the way out.
 * The ids are stable: reports, the command line and the fixtures name them.
 */
import type { Label } from '../domain/dataset.ts';

type Words = { readonly say: Label; readonly remedy: Label };

const words = (zh: string, en: string, mendZh: string, mendEn: string): Words => ({
  say: { zh, en },
  remedy: { zh: mendZh, en: mendEn },
});

const REDRAW = ['请检查界址点顺序后重新导出。', 'Check the order of the vertices and export again.'] as const;
const WHOLE = ['请重新导出或重新传输完整的文件。', 'Export or transfer the whole file again.'] as const;
const CHOOSE_CRS = [
  '请选择坐标系（EPSG 编号）。',
  'Choose the coordinate reference system (its EPSG number).',
] as const;

const OF_FILES = {
  'file-empty': words('文件为空，没有任何要素。', 'The file is empty: it holds no features.', ...WHOLE),
  'file-truncated': words(
    '文件不完整，在结构结束之前中断。',
    'The file is cut short: it ends before its structure does.',
    ...WHOLE,
  ),
  'file-damaged': words('文件已损坏，内部长度互相矛盾。', 'The file is damaged: its lengths contradict it.', ...WHOLE),
  'format-not-recognised': words(
    '无法识别文件格式，内容与扩展名不符。',
    'The format is not recognised: the content is not what the name promises.',
    '请提供界址点 TXT、Shapefile（zip）、GeoPackage、GeoJSON、KML/KMZ、DXF、CSV 或 xlsx。',
    'Give a boundary point TXT, zipped Shapefile, GeoPackage, GeoJSON, KML/KMZ, DXF, CSV or xlsx.',
  ),
  'section-missing': words(
    'TXT 文件缺少[地块坐标]部分。',
    'The TXT file has no [地块坐标] section.',
    '请补充[地块坐标]及界址点。',
    'Add [地块坐标] and the points.',
  ),
  'too-deeply-nested': words('嵌套层数超过任何真实图形。', 'The nesting is deeper than any real shape.', ...WHOLE),
  'xml-doctype': words(
    'XML 含有 DOCTYPE 或自定义实体，不予读取。',
    'The XML has a DOCTYPE or entities of its own; it is not read.',
    '请去掉 DOCTYPE 后重新导出。',
    'Export it again without the DOCTYPE.',
  ),
  'zip-damaged': words('压缩包已损坏，无法打开。', 'The archive is damaged and cannot be opened.', ...WHOLE),
  'zip-unsafe-path': words(
    '压缩包内有指向外部的路径。',
    'The archive holds a path that leads out of it.',
    '请重新打包，只放数据文件。',
    'Pack the data files again, with plain names.',
  ),
  'zip-too-large': words(
    '压缩包解开后过大或压缩比异常。',
    'The archive unpacks to more, or at a higher ratio, than allowed.',
    '请只打包需要导入的数据文件。',
    'Pack only the data files to be imported.',
  ),
  'zip-too-many-entries': words(
    '压缩包内文件过多。',
    'The archive holds too many files.',
    '请只打包需要导入的数据文件。',
    'Pack only the data files to be imported.',
  ),
  'zip-nested': words(
    '压缩包内还有压缩包。',
    'The archive holds another archive.',
    '请解开内层压缩包后再导入。',
    'Unpack the inner archive and import that.',
  ),
  'zip-encrypted': words(
    '压缩包已加密。',
    'The archive is encrypted.',
    '请去掉密码后重新打包。',
    'Pack it again without a password.',
  ),
  'archive-incomplete': words(
    'Shapefile 缺少组成文件。',
    'A part of the Shapefile is missing.',
    '请把 .shp、.dbf、.shx、.prj 一并打包。',
    'Pack .shp, .dbf, .shx and .prj together.',
  ),
  'several-layers': words(
    '文件含有多个图层。',
    'The file holds several layers.',
    '请选择要导入的图层。',
    'Choose the layers to import.',
  ),
  'encoding-invalid': words(
    '字符编码无法识别。',
    'The bytes fit no supported encoding.',
    '请另存为 UTF-8 后导入，或指定编码。',
    'Save it as UTF-8, or name the encoding.',
  ),
  'encoding-guessed': words(
    '文件未说明字符编码。',
    'The file does not state its encoding.',
    '请核对预览中的汉字，如有乱码请改选编码。',
    'Check the Chinese text in the preview; choose another encoding where it is garbled.',
  ),
  'encoding-unusual': words(
    '该格式通常不带字节顺序标记（BOM），已按标记读取。',
    'This format does not provide for a byte order mark; the file was read as the mark says.',
    '无需处理；建议另存为不带 BOM 的 UTF-8。',
    'Nothing to do; plain UTF-8 is better.',
  ),
  'full-width-punctuation': words(
    '全角标点已按半角读取。',
    'Full-width punctuation was read as ASCII.',
    '请核对预览。',
    'Check the preview.',
  ),
} as const;

const OF_REFERENCE = {
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

const OF_SHAPES = {
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
  'z-ignored': words('高程未导入。', 'Heights are left out.', '无需处理。', 'Nothing to do.'),
  'area-contradicts-header': words(
    '计算面积与所写面积不符。',
    'The computed area differs from the stated one.',
    '请核对界址点和面积。',
    'Check the points and the area.',
  ),
} as const;

const OF_VALUES = {
  'point-count-contradicts-header': words(
    '界址点数与地块行所写不符。',
    'The number of points differs from the header of the parcel.',
    '请核对是否缺点。',
    'Check whether points are missing.',
  ),
  'duplicate-id': words(
    '编号重复。',
    'The number occurs twice.',
    '请保留一行或更正编号。',
    'Keep one of the rows or correct the number.',
  ),
  'label-missing': words(
    '图形内没有编号注记。',
    'No label with a number stands inside the shape.',
    '请补充编号；如为某地块的一部分，请在图中注明。',
    'Add its number; where it is part of another parcel, label it so.',
  ),
  'label-ambiguous': words(
    '图形内有多个编号注记。',
    'Several labels stand inside the shape.',
    '请核对编号。',
    'Check the number.',
  ),
  'columns-uneven': words(
    '该行的列数与表头不同。',
    'The row has more or fewer cells than the header.',
    '请核对分隔符和引号。',
    'Check separators and quotes.',
  ),
  'formula-in-attribute': words(
    '内容会被电子表格当作公式执行；按文字保存。',
    'A spreadsheet would run this value; it is kept as text.',
    '请核对内容。',
    'Check the value.',
  ),
  'attribute-too-long': words(
    '内容过长；已完整保留。',
    'The value is very long; it is kept whole.',
    '请核对内容。',
    'Check the value.',
  ),
  'attribute-name-reserved': words(
    '字段名为程序保留字，未导入该字段。',
    'The field name means something to the program; the field is left out.',
    '请改字段名。',
    'Rename the field.',
  ),
  'value-invalid': words('字段值不符合要求。', 'A value does not fit its field.', '请更正该值。', 'Correct the value.'),
  'parser-stopped': words(
    '读取超出时间或内存限制，已中止。',
    'Reading took more time or memory than allowed and was stopped.',
    '请拆分文件后分批导入。',
    'Split the file and import the pieces.',
  ),
} as const;

export const RULES = { ...OF_FILES, ...OF_REFERENCE, ...OF_SHAPES, ...OF_VALUES } satisfies Record<string, Words>;

export type Rule = keyof typeof RULES;
