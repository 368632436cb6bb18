/** About the file as a whole. */
import { WHOLE, words } from './words.ts';

export const OF_FILES = {
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
  'entities-skipped': words(
    '图中有不能作为地块边界读取的对象，未导入。',
    'The drawing holds objects that are no closed outline; they are left out.',
    '如其中有地块，请在绘图软件中改为闭合多段线（HATCH 可生成边界，CIRCLE 可转换）。',
    'Where one of them is a parcel, make it a closed polyline (a HATCH can have its boundary drawn, a CIRCLE be converted).',
  ),
  'outlines-of-blocks': words(
    '部分边界取自图块。',
    'Some outlines come from blocks.',
    '请核对预览：界址点等符号也常是图块，可按图层排除。',
    'Check the preview: symbols of boundary points are often blocks as well, and their layer can be left out.',
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
