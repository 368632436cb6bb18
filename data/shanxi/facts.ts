/** The 243 printed figures, each bound to the zone, park, building, project or works it speaks of; and the targets among them. */
import type { Feature } from '../../server/domain/edit.ts';
import facts from './facts.json';
import { feature } from './provenance.ts';
import { ZONE_PLANS } from './zone-plans.ts';

type Subject = {
  readonly subjectDataset: 'zone' | 'park' | 'building' | 'project' | 'utility';
  readonly subjectId: string;
};

const PARK_OF: Readonly<Record<string, string>> = {
  甘亭新型工业园区: 'linfen-ganting',
  '甘亭新型工业园区/智能制造产业园': 'linfen-zhizao',
  '甘亭新型工业园区/新兴产业孵化中心': 'linfen-fuhua',
  山河工业园区: 'zhangzi-shanhe',
  宋村新兴产业园区: 'zhangzi-songcun',
  东部园区: 'zhangzi-dongbu',
  城南新材料产业园: 'shouyang-chengnan',
  安阳现代陶瓷工业园: 'yangcheng-anyang',
  '演礼新兴科技产业园/电子信息产业园': 'yangcheng-dianzi',
  台头化工园区: 'yangcheng-taitou',
  八甲口新能源产业园: 'yangcheng-bajiakou',
  北方功能食品产业园: 'jinzhong-shipin',
  保罗汽车产业园: 'jinzhong-baoluo',
};

const project = (subjectId: string): Subject => ({ subjectDataset: 'project', subjectId });
const park = (subjectId: string): Subject => ({ subjectDataset: 'park', subjectId });
const works = (subjectId: string): Subject => ({ subjectDataset: 'utility', subjectId });

/** Subjects as printed that are narrower than the park or zone they stand in. */
const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  '8号厂房': { subjectDataset: 'building', subjectId: 'linfen-zhizao-b-08' },
  新兴产业孵化中心B区: park('linfen-fuhua-b'),
  新兴产业孵化中心C区: park('linfen-fuhua-c'),
  产教融合科技园: park('zhangzi-keji'),
  '皖晋省际合作共建园区（与马鞍山雨山经济开发区）': park('pingding-gongjian'),
  中凌水环境设备生产项目: project('linfen-pr-zhongling'),
  '晶旭新能源（希望集团）光伏组件基地': project('linfen-pr-jingxu'),
  中联恒创项目: project('linfen-pr-zhonglian'),
  紫光智能制造项目: project('linfen-pr-ziguang'),
  紫光云智能制造基地: project('linfen-pr-ziguang'),
  宏源数智中心项目: project('linfen-pr-hongyuan'),
  微短剧基地: project('linfen-pr-duanju'),
  晶科能源垂直一体化大基地项目: project('zonggai-pr-jingke'),
  '亚新科汽车零部件制造基地（一期）': project('yuncheng-pr-yaxinke'),
  大宗固废综合利用产业园项目: project('yangcheng-pr-gufei'),
  弘毅电池: project('yangcheng-pr-hongyi'),
  宏邦半导体LED灯珠项目: project('yangcheng-pr-hongbang'),
  '3-硫基丙酸甲酯建设项目': project('yangcheng-pr-jiuxin'),
  '3-硫基丙酸甲酯生产线（山西九信）': project('yangcheng-pr-jiuxin'),
  疏基乙醇等洽谈项目: project('yangcheng-pr-qiutan'),
  年产5000吨碳化硅陶瓷新材料项目: project('yangcheng-pr-tanhuagui'),
  年产4万吨高性能正负极材料匣钵项目: project('yangcheng-pr-xiabo'),
  大恒能源7GW光伏垂直一体化项目: project('jinzhong-pr-daheng'),
  晋能N型单晶太阳能电池项目: project('jinzhong-pr-jinneng'),
  '太重液压油缸和“四轮一带”配套项目': project('jinzhong-pr-taizhong'),
  保罗汽车产业园项目: project('jinzhong-pr-baoluo1'),
  保罗汽车装备制造产业园项目: project('jinzhong-pr-baoluo2'),
  电力管涵项目工程: works('shouyang-works-hanguan'),
  架空线路工程: works('shouyang-works-jiakong'),
  电力线路工程: works('zhangzi-works-10kv'),
  '污水处理厂、应急事故废水池等基础设施': works('yangcheng-works-wushui'),
};

/** 标准化厂房项目 of 霍州 is two phases under one name; the measure tells which. */
const FACT_SUBJECT: Readonly<Record<string, Subject>> = {
  F088: project('huozhou-pr-changfang1'),
  F089: project('huozhou-pr-changfang2'),
};

const zoneIdOf = (name: string): string => {
  const zone = ZONE_PLANS.find((candidate) => candidate.name === name);
  if (zone === undefined) throw new Error(`facts.json names an unknown zone: ${name}`);
  return zone.id;
};

function subjectOf(fact: (typeof facts)[number]): Subject {
  const narrow = FACT_SUBJECT[fact.id] ?? SUBJECT_OF[fact.subject];
  if (narrow !== undefined) return narrow;
  const parkId = fact.park === null ? undefined : PARK_OF[fact.park];
  if (fact.park !== null && parkId === undefined) throw new Error(`facts.json names an unknown park: ${fact.park}`);
  return parkId === undefined ? { subjectDataset: 'zone', subjectId: zoneIdOf(fact.zone) } : park(parkId);
}

/** Last day of a printed period: 2023, 2023-02, 2024-Q4, 2023-01/2024-09. */
export function lastDayOf(period: string): string {
  const end = period.split('/').at(-1)!;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(end);
  const [year, month] = quarter !== null ? [quarter[1]!, String(Number(quarter[2]) * 3)] : end.split('-');
  if (/^\d{4}-\d{2}-\d{2}$/.test(end)) return end;
  return new Date(Date.UTC(Number(year), Number(month ?? '12'), 0)).toISOString().slice(0, 10);
}

export const factFeatures = (): Feature[] =>
  facts.map((fact) =>
    feature(fact.id, {
      ...subjectOf(fact),
      zoneId: zoneIdOf(fact.zone),
      subject: fact.subject,
      measure: fact.measure,
      value: typeof fact.value === 'number' ? fact.value : null,
      dateValue: typeof fact.value === 'string' ? fact.value : null,
      unitText: fact.unit,
      date: fact.date,
      nature: fact.nature,
      bound: fact.bound,
      quote: fact.quote,
      source: fact.source,
      asOf: lastDayOf(fact.date),
      verifiedOn: null,
      verifiedBy: null,
      synthetic: false,
    }),
  );

const MU_M2 = 10_000 / 15;

/** The four targets of 临汾市 for 2024, in stored units. */
const TARGETS = [
  { fact: 'F129', measure: 'standardLandReserveM2', operator: 'atLeast', value: 5000 * MU_M2 },
  { fact: 'F130', measure: 'newFactoryM2', operator: 'atLeast', value: 300_000 },
  { fact: 'F131', measure: 'factoryUsePercent', operator: 'atLeast', value: 80 },
  { fact: 'F132', measure: 'serviceLevel', operator: 'equal', value: 9 },
] as const;

export const targetFeatures = (): Feature[] =>
  TARGETS.map(({ fact, measure, operator, value }) => {
    const printedFact = facts.find((candidate) => candidate.id === fact)!;
    return feature(`target-linfen-city-2024-${measure}`, {
      zoneId: 'linfen-city',
      year: 2024,
      measure,
      operator,
      value,
      factId: fact,
      source: printedFact.source,
      asOf: lastDayOf(printedFact.date),
      verifiedOn: null,
      verifiedBy: null,
      synthetic: false,
    });
  });
