/** The level of a parcel in words. */
import type { Label } from './dataset.ts';
import { SERVICE_ITEMS, type ServiceItem } from './datasets/service.ts';
import type { ServiceLevel } from './services.ts';

const NUMERALS = '〇一二三四五六七八九十';

/** "五通一平", "5 services, levelled". */
export const levelName = (level: number): Label => ({
  zh: `${NUMERALS[level] ?? level}通一平`,
  en: `${level} services, levelled`,
});

/** The N of N通一平 as written in one figure, 五 or 5. */
export const levelWritten = (figure: string): number => {
  const numeral = NUMERALS.indexOf(figure);
  return numeral < 0 ? Number(figure) : numeral;
};

const names = (items: readonly ServiceItem[], lang: keyof Label): string =>
  items.map((id) => SERVICE_ITEMS.find((item) => item.id === id)![lang]).join(lang === 'zh' ? '、' : ', ');

function headline({ level, atMost, levelled }: ServiceLevel): Label {
  if (level > 0) return levelName(level);
  if (levelled === false) return { zh: '场地未平整', en: 'Not levelled' };
  if (levelled === null) return { zh: '场地平整待核实', en: 'Levelling not known' };
  return atMost > 0
    ? { zh: '通达情况待核实', en: 'Services not known' }
    : { zh: '未达三通一平', en: 'Below 3 services' };
}

type Lack = Pick<ServiceLevel, 'missing' | 'unknown'>;

const lacks = ({ missing, unknown }: Lack): readonly Label[] => [
  ...(missing.length > 0 ? [{ zh: `缺 ${names(missing, 'zh')}`, en: `lacks ${names(missing, 'en')}` }] : []),
  ...(unknown.length > 0 ? [{ zh: `待核实 ${names(unknown, 'zh')}`, en: `not known: ${names(unknown, 'en')}` }] : []),
];

const inOneLine = (parts: readonly Label[]): Label => ({
  zh: parts.map(({ zh }) => zh).join('，'),
  en: parts.map(({ en }) => en).join('; '),
});

/** "缺 热力，待核实 有线电视", "lacks Heat; not known: Cable TV"; '' where nothing is lacking. */
export const describeLack = (lack: Lack): Label => inOneLine(lacks(lack));

/** One line for a card: "五通一平，缺 热力", "5 services, levelled; lacks Heat". */
export const describeLevel = (found: ServiceLevel): Label => inOneLine([headline(found), ...lacks(found)]);
