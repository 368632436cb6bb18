/**
 * The text of a DXF (ASCII, R12 to 2018) as pairs of group code and value, and what its header says. Since AutoCAD 2007
 * (AC1021) the text is UTF-8; before, it is in the code page named by $DWGCODEPAGE, which Chinese programs often leave
 * out or write as ANSI_1252.
 */
import { type Decoded, decode } from './decode.ts';
import { Refusal } from './note.ts';

export type Tag = { readonly code: number; readonly value: string };

/** An entity and what hangs on it: the vertices of an old POLYLINE. */
export type Entity = { readonly type: string; readonly tags: readonly Tag[]; readonly children: Entity[] };

const FIRST_UTF8 = 'AC1021';
const BINARY = 'AutoCAD Binary DXF';

const headerValue = (latin: string, name: string): string | null =>
  new RegExp(`\\$${name}\\s*\\r?\\n\\s*\\d+\\s*\\r?\\n\\s*([^\\r\\n]+)`).exec(latin)?.[1]?.trim() ?? null;

/** Decodes as the header states; a western code page states nothing about Chinese text. */
export function decodeDxf(bytes: Uint8Array, chosen?: string): Decoded {
  const latin = new TextDecoder('latin1').decode(bytes.subarray(0, 20_000));
  if (latin.startsWith(BINARY)) {
    throw new Refusal('format-not-recognised', {
      detail: { zh: '（二进制 DXF，请另存为 ASCII DXF）', en: '(binary DXF: save it as ASCII DXF)' },
    });
  }
  const version = headerValue(latin, 'ACADVER');
  if (version !== null && version >= FIRST_UTF8)
    return decode(bytes, chosen, { name: 'utf-8', evidence: { zh: `$ACADVER ${version}`, en: `$ACADVER ${version}` } });
  const page = headerValue(latin, 'DWGCODEPAGE');
  const isChinese = page !== null && /^(ANSI_|DOS)?(936|950)$/i.test(page);
  return decode(
    bytes,
    chosen,
    isChinese ? { name: page, evidence: { zh: `$DWGCODEPAGE ${page}`, en: `$DWGCODEPAGE ${page}` } } : undefined,
  );
}

/** Every pair of the file. Refuses one that ends before its EOF. */
export function tagsOf(text: string): Tag[] {
  const lines = text.split(/\r\n|\n|\r/);
  const tags: Tag[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const code = Number(lines[at]!.trim());
    if (!Number.isInteger(code) || lines[at]!.trim() === '') {
      throw new Refusal('file-damaged', {
        detail: { zh: `（第 ${at + 1} 行应为组码）`, en: `(line ${at + 1} should be a group code)` },
      });
    }
    const value = lines[at + 1]!.trim();
    if (code === 0 && value === 'EOF') return tags;
    tags.push({ code, value });
  }
  throw new Refusal('file-truncated', { detail: { zh: '（没有 EOF）', en: '(no EOF)' } });
}

/** The tags of a section. */
function sectionOf(tags: readonly Tag[], name: string): readonly Tag[] {
  const start = tags.findIndex(
    ({ code, value }, index) => code === 2 && value === name && tags[index - 1]?.value === 'SECTION',
  );
  if (start < 0) return [];
  const length = tags.slice(start).findIndex(({ code, value }) => code === 0 && value === 'ENDSEC');
  return tags.slice(start + 1, length < 0 ? undefined : start + length);
}

/** Entities in order; vertices are put under their polyline. */
function entitiesIn(tags: readonly Tag[]): Entity[] {
  const entities: Entity[] = [];
  let open: Entity | null = null;
  let current: { type: string; tags: Tag[]; children: Entity[] } | null = null;
  for (const tag of tags) {
    if (tag.code !== 0) {
      current?.tags.push(tag);
      continue;
    }
    current = { type: tag.value, tags: [], children: [] };
    if (open && tag.value === 'VERTEX') open.children.push(current);
    else if (tag.value === 'SEQEND') open = null;
    else {
      entities.push(current);
      open = tag.value === 'POLYLINE' ? current : null;
    }
  }
  return entities;
}

/** What the drawing itself holds. */
export const entitiesOf = (tags: readonly Tag[]): Entity[] => entitiesIn(sectionOf(tags, 'ENTITIES'));

/** What a drawing may insert, by name. */
export type Block = { readonly base: readonly [number, number]; readonly entities: readonly Entity[] };

export function blocksOf(tags: readonly Tag[]): ReadonlyMap<string, Block> {
  const blocks = new Map<string, { base: readonly [number, number]; entities: Entity[] }>();
  let open: { entities: Entity[] } | null = null;
  for (const entity of entitiesIn(sectionOf(tags, 'BLOCKS'))) {
    if (entity.type === 'BLOCK') {
      const [x, y] = [numberOf(entity, 10), numberOf(entity, 20)];
      const block = { base: [Number.isFinite(x) ? x : 0, Number.isFinite(y) ? y : 0] as const, entities: [] };
      blocks.set(textOf(entity, 2) ?? '', block);
      open = block;
    } else if (entity.type === 'ENDBLK') open = null;
    else open?.entities.push(entity);
  }
  return blocks;
}

export const textOf = ({ tags }: Entity, code: number): string | null =>
  tags.find((tag) => tag.code === code)?.value ?? null;

/** NaN where the value is missing or no number. */
export const numberOf = (entity: Entity, code: number): number => {
  const text = textOf(entity, code);
  return text === null || text === '' ? Number.NaN : Number(text);
};
