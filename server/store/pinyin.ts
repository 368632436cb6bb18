/**
 * The only door to pinyin-pro: Latin spellings of a Chinese name, so that 甘亭 is found by "ganting" and by "gt". Names
 * of one register share most of their Chinese runs (园区, 地块), so spellings of runs are kept.
 */
import { pinyin } from 'pinyin-pro';

const HAN_RUN = /\p{Script=Han}+/gu;
const KEPT = 20_000;

type Spelling = { readonly full: string; readonly initials: string };

const spellings = new Map<string, Spelling>();

const spell = (run: string): Spelling => {
  const known = spellings.get(run);
  if (known) return known;
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  const spelling = { full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
  if (spellings.size >= KEPT) spellings.clear();
  spellings.set(run, spelling);
  return spelling;
};

/** Full spelling and initials of `text` in lower case, other characters kept: '霍州-A1' → ['huozhou-a1', 'hz-a1']; none without Chinese. */
export const spellingsOf = (text: string): readonly string[] => {
  if (text.search(HAN_RUN) < 0) return [];
  const written = (form: keyof Spelling) => text.replaceAll(HAN_RUN, (run) => spell(run)[form]).toLowerCase();
  return [written('full'), written('initials')];
};
