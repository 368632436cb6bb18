/** Reads CQL2 text word by word, by recursive descent, with depth and number of operations bounded. */
import { areaAt } from './cql2-area.ts';
import { badFilter, isDate, isKeyword, type Token } from './cql2-tokens.ts';
import type { Comparison, Filter, Literal } from './filter.ts';

const MAX_DEPTH = 32;
const MAX_OPERATIONS = 256;
/** An area is looked for among all shapes: one counts as much as this many comparisons. */
const AREA_OPERATIONS = 16;

/** Reads words one after the other; `token` is the one to be read next. */
export class Reader {
  private next = 0;
  private depth = 0;
  private operations = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  get token(): Token {
    return this.tokens[this.next]!;
  }

  filter(): Filter {
    return this.chain('or', () => this.chain('and', () => this.operand()));
  }

  take(): Token {
    const token = this.token;
    if (token.kind !== 'end') this.next += 1;
    return token;
  }

  /** Steps over `word` (a symbol or a keyword in any case) where it comes next. */
  skip(word: string): boolean {
    const { kind, text } = this.token;
    const found = (kind === 'symbol' || kind === 'name') && text.toUpperCase() === word;
    if (found) this.next += 1;
    return found;
  }

  demand(word: string): void {
    const { at } = this.token;
    if (!this.skip(word)) throw badFilter(`此处应为“${word}”。`, `“${word}” is expected here.`, at);
  }

  private chain(op: 'and' | 'or', part: () => Filter): Filter {
    const args = [part()];
    for (let { at } = this.token; this.skip(op.toUpperCase()); { at } = this.token) {
      this.count(at);
      args.push(part());
    }
    return args.length === 1 ? args[0]! : { op, args };
  }

  private operand(): Filter {
    const { at } = this.token;
    if (this.skip('NOT')) {
      this.count(at);
      return { op: 'not', arg: this.deeper(at, () => this.operand()) };
    }
    if (!this.skip('(')) return this.predicate();
    const inner = this.deeper(at, () => this.filter());
    this.demand(')');
    return inner;
  }

  private deeper(at: number, read: () => Filter): Filter {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw badFilter(`嵌套超过 ${MAX_DEPTH} 层；请简化。`, `nested more than ${MAX_DEPTH} deep; simplify it.`, at);
    const filter = read();
    this.depth -= 1;
    return filter;
  }

  private count(at: number, operations = 1): void {
    this.operations += operations;
    if (this.operations > MAX_OPERATIONS)
      throw badFilter(
        `运算超过 ${MAX_OPERATIONS} 个（每个区域计 ${AREA_OPERATIONS} 个）；同一字段的多个值请用 IN。`,
        `more than ${MAX_OPERATIONS} operations (an area counts as ${AREA_OPERATIONS}); use IN for many values of one field.`,
        at,
      );
  }

  private predicate(): Filter {
    const name = this.take();
    this.count(name.at);
    const isFunction = name.kind === 'name' && this.token.text === '(' && this.token.kind === 'symbol';
    if (isFunction && name.text.toUpperCase() === 'S_INTERSECTS') {
      this.count(name.at, AREA_OPERATIONS - 1);
      return { op: 'intersects', area: areaAt(this) };
    }
    if (isFunction)
      throw badFilter(
        `不支持函数“${name.text}”；只支持 S_INTERSECTS。`,
        `the function “${name.text}” is not supported; S_INTERSECTS is the only one.`,
        name.at,
      );
    if (!isFieldName(name))
      throw badFilter(
        '此处应为字段名（字段写在左边，值写在右边）。',
        'a field name is expected here (the field on the left, the value on the right).',
        name.at,
      );
    return this.condition(name.text);
  }

  private condition(field: string): Filter {
    if (this.skip('IS')) {
      const negated = this.skip('NOT');
      this.demand('NULL');
      return not(negated, { op: 'isNull', field });
    }
    const negated = this.skip('NOT');
    if (this.skip('BETWEEN')) return not(negated, this.between(field));
    if (this.skip('IN')) return not(negated, { op: 'in', field, values: this.values() });
    if (this.skip('LIKE')) return not(negated, { op: 'like', field, pattern: this.pattern() });
    const operator = this.take();
    if (negated || !isComparison(operator))
      throw badFilter(
        '此处应为 =、<>、<、<=、>、>=、BETWEEN、IN、LIKE 或 IS NULL。',
        'expected =, <>, <, <=, >, >=, BETWEEN, IN, LIKE or IS NULL.',
        operator.at,
      );
    return { op: operator.text as Comparison, field, value: this.literal() };
  }

  private between(field: string): Filter {
    const { at } = this.token;
    const low = this.literal();
    this.demand('AND');
    const high = this.literal();
    if (typeof low === 'boolean' || typeof high === 'boolean' || typeof low !== typeof high)
      throw badFilter(
        'BETWEEN 的两端须同为数字或同为文本。',
        'both ends of BETWEEN must be numbers, or both text.',
        at,
      );
    return { op: 'between', field, low, high };
  }

  private values(): readonly Literal[] {
    this.demand('(');
    const { at } = this.token;
    const values = [this.literal()];
    while (this.skip(',')) values.push(this.literal());
    this.demand(')');
    if (new Set(values.map((value) => typeof value)).size > 1)
      throw badFilter('IN 中的值须为同一类型。', 'the values of IN must be of one type.', at);
    return values;
  }

  private pattern(): string {
    const token = this.take();
    if (token.kind !== 'text')
      throw badFilter(
        "LIKE 之后应为单引号内的文本，如 '%甘亭%'。",
        "LIKE takes text in single quotes, such as '%park%'.",
        token.at,
      );
    return token.text;
  }

  private literal(): Literal {
    const token = this.token;
    if (token.kind === 'text') return this.take().text;
    if (token.kind === 'number') return this.number();
    if (this.skip('TRUE')) return true;
    if (this.skip('FALSE')) return false;
    if (!this.skip('DATE'))
      throw badFilter(
        "此处应为值：数字、单引号内的文本、TRUE、FALSE 或 DATE('2024-01-01')。",
        "a value is expected here: a number, text in single quotes, TRUE, FALSE or DATE('2024-01-01').",
        token.at,
      );
    this.demand('(');
    const { kind, text, at } = this.take();
    if (kind !== 'text' || !isDate(text))
      throw badFilter("日期须写作 DATE('2024-01-01')。", "write a date as DATE('2024-01-01').", at);
    this.demand(')');
    return text;
  }

  /** A finite number; −0 reads as 0. */
  number(): number {
    const { kind, text, at } = this.take();
    const value = Number(text) + 0;
    if (kind !== 'number' || !Number.isFinite(value))
      throw badFilter('此处应为数字。', 'a number of ordinary size is expected here.', at);
    return value;
  }
}

const isFieldName = ({ kind, text }: Token) => kind === 'quotedName' || (kind === 'name' && !isKeyword(text));

const isComparison = ({ kind, text }: Token) => kind === 'symbol' && /^[<=>]/.test(text);

const not = (negated: boolean, filter: Filter): Filter => (negated ? { op: 'not', arg: filter } : filter);
