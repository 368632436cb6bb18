/** About the values of a row, and about reading itself. */
import { words } from './words.ts';

export const OF_VALUES = {
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
