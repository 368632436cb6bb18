/** The level of a parcel in words. */
import type { Label } from './dataset.ts';
import { SERVICE_ITEMS, type ServiceItem } from './datasets/service.ts';
import type { ServiceLevel } from './services.ts';

const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const names = (items: readonly ServiceItem[], lang: keyof Label): string =>
  items.map((id) => SERVICE_ITEMS.find((item) => item.id === id)![lang]).join(lang === 'zh' ? '、' : ', ');

function headline({ level, atMost, levelled }: ServiceLevel): Label {
  if (level > 0) return { zh: `${NUMERALS[level]}通一平`, en: `${level} services, levelled` };
  if (levelled === false) return { zh: '场地未平整', en: 'Not levelled' };
  if (levelled === null) return { zh: '场地平整待核实', en: 'Levelling not known' };
  return atMost > 0
    ? { zh: '通达情况待核实', en: 'Services not known' }
    : { zh: '未达三通一平', en: 'Below 3 services' };
}

/** One line for a card: "五通一平，缺 热力", "5 services, levelled; lacks Heat". */
export function describeLevel(found: ServiceLevel): Label {
  const { zh, en } = headline(found);
  const lacks = found.missing.length > 0;
  const open = found.unknown.length > 0;
  return {
    zh:
      zh + (lacks ? `，缺 ${names(found.missing, 'zh')}` : '') + (open ? `，待核实 ${names(found.unknown, 'zh')}` : ''),
    en:
      en +
      (lacks ? `; lacks ${names(found.missing, 'en')}` : '') +
      (open ? `; not known: ${names(found.unknown, 'en')}` : ''),
  };
}
