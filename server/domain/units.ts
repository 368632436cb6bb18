/** Units of stored and shown values; conversion and formatting. Values are stored in ㎡ and 万元 and rounded only when shown. */
import type { Label } from './dataset.ts';

const UNITS = {
  m2: '㎡', ha: '公顷', mu: '亩', km2: 'km²', m: 'm', km: 'km', mm: 'mm',
  yuan: '元', wanYuan: '万元', yiYuan: '亿元',
  yuanPerM2: '元/㎡', yuanPerM2Month: '元/㎡·月', yuanPerM2Day: '元/㎡·天', wanYuanPerMu: '万元/亩', wanYuanPerHa: '万元/公顷',
  kNPerM2: 'kN/㎡', tPerM2: 't/㎡', t: 't', tce: 'tce', person: '人', count: '个',
  kVA: 'kVA', MVA: 'MVA', kV: 'kV', MPa: 'MPa', wanKWh: '万kWh', tPerH: 't/h', m3PerD: 'm³/d',
  wanYuanPerTce: '万元/tce', wanYuanPerT: '万元/t', wanYuanPerPerson: '万元/人', yuanPerKWh: '元/kWh', tcePerWanYuan: 'tce/万元',
  percent: '%', ratio: '', year: '年', month: '个月', day: '天',
} as const;

export type Unit = keyof typeof UNITS;
export type Lang = keyof Label;
