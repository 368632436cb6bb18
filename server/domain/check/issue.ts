/** What is wrong with a row, said so that its author can mend it: which field, which rule, what stood there, what to do. */
import type { Field, Label } from '../dataset.ts';
import { FAULTS, type Fault } from '../geometry/faults.ts';
import { unitLabel } from '../units.ts';
import type { ValueRule } from './read-value.ts';

export type Rule = ValueRule | Fault | 'row' | 'unknownField' | 'repeats' | 'geometryKind' | 'noGeometry';

export type Issue = {
  /** Field id; `geometry` for the shape; null where the row as a whole is at fault. */
  readonly field: string | null;
  readonly rule: Rule;
  readonly message: Label;
  readonly remedy: Label;
  /** What stood there, as text of at most 80 characters. */
  readonly value: string;
};

type Words = { readonly message: Label; readonly remedy: Label };

/** The raw value as text for a message; never throws. */
export function quoted(raw: unknown): string {
  if (raw === null || raw === undefined) return '';
  const text = typeof raw === 'object' ? (Array.isArray(raw) ? '[…]' : '{…}') : String(raw);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function boundsOf({ range, unit }: Field): Label {
  const [low, high] = range ?? [null, null];
  const text = low !== null && high !== null ? `${low}–${high}` : low !== null ? `≥ ${low}` : `≤ ${high}`;
  if (!unit) return { zh: text, en: text };
  return { zh: `${text} ${unitLabel(unit, 'zh')}`.trim(), en: `${text} ${unitLabel(unit, 'en')}`.trim() };
}

/** The first codes of a field, as examples. */
function examplesOf(field: Field): Label {
  const codes = field.codes ?? [];
  const some = codes.slice(0, 6);
  const more = codes.length > some.length ? '…' : '';
  return { zh: some.map(({ zh }) => zh).join('、') + more, en: some.map(({ en }) => en).join(', ') + more };
}

/** Message and remedy of a broken rule of one field. */
function wordsOf(field: Field, rule: ValueRule): Words {
  const [zh, en] = [`“${field.zh}”`, `“${field.en}”`];
  const bounds = boundsOf(field);
  const examples = examplesOf(field);
  const words: Record<ValueRule, () => readonly [string, string, string, string]> = {
    required: () => [`${zh}必填。`, `${en} is required.`, '请填写。', 'Fill it in.'],
    text: () => [`${zh}应为文字。`, `${en} must be text.`, '请改为文字。', 'Write it as text.'],
    controlCharacter: () => [
      `${zh}含有不可见的控制字符。`,
      `${en} holds invisible control characters.`,
      '请重新输入该文字。',
      'Type the text again.',
    ],
    number: () => [
      `${zh}应为数字。`,
      `${en} must be a number.`,
      '只填数字，不带单位。',
      'Write digits only, without the unit.',
    ],
    integer: () => [`${zh}应为整数。`, `${en} must be a whole number.`, '请去掉小数。', 'Leave out the decimals.'],
    boolean: () => [
      `${zh}应为“是”或“否”。`,
      `${en} must be yes or no.`,
      '请填“是”或“否”，不清楚则留空。',
      'Write yes or no; leave it empty where it is not known.',
    ],
    date: () => [
      `${zh}不是有效日期。`,
      `${en} is not a date that exists.`,
      '请写成 2024-02-28。',
      'Write it as 2024-02-28.',
    ],
    code: () => [
      `${zh}不在可选项中。`,
      `${en} is not one of its choices.`,
      `可选：${examples.zh}。`,
      `Choose from: ${examples.en}.`,
    ],
    range: () => [
      `${zh}超出范围（${bounds.zh}）。`,
      `${en} is out of range (${bounds.en}).`,
      '请核对数值和单位。',
      'Check the number and its unit.',
    ],
    reference: () => [
      `${zh}的编号无效。`,
      `${en} does not hold a valid id.`,
      '请填写对象编号，不含空格。',
      'Write the id of the record, without blanks.',
    ],
  };
  const [sayZh, sayEn, mendZh, mendEn] = words[rule]();
  return { message: { zh: sayZh, en: sayEn }, remedy: { zh: mendZh, en: mendEn } };
}

export const valueIssue = (field: Field, rule: ValueRule, raw: unknown): Issue => ({
  field: field.id,
  rule,
  ...wordsOf(field, rule),
  value: quoted(raw),
});

/** A fault of the shape, with the place where it is. */
export function shapeIssue(fault: Fault, at: readonly number[] | null): Issue {
  const { say, remedy } = FAULTS[fault];
  const place = at ? `${at[0]}, ${at[1]}` : '';
  const message = at ? { zh: `${say.zh}（${place}）`, en: `${say.en} (${place})` } : say;
  return { field: 'geometry', rule: fault, message, remedy, value: place };
}
