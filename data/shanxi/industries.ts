/** Industries of the invented firms (GB/T 4754-2017 classes), with the spread of what they yield. */
export type Industry = {
  readonly code: string;
  readonly name: string;
  /** Word in a firm's name. */
  readonly word: string;
  /** Median gross output in 万元 per 亩, tce per 万元 of output. */
  readonly outputPerMu: number;
  readonly energy: number;
};

const industry = (code: string, name: string, word: string, outputPerMu: number, energy: number): Industry => ({
  code,
  name,
  word,
  outputPerMu,
  energy,
});

export const CERAMICS = industry('C3071', '建筑陶瓷制品制造', '陶瓷', 150, 0.42);
export const FINE_CERAMICS = industry('C3073', '特种陶瓷制品制造', '特陶', 190, 0.3);
export const REFRACTORY = industry('C3089', '耐火陶瓷制品及其他耐火材料制造', '耐材', 110, 0.5);
export const CARBON = industry('C3091', '石墨及碳素制品制造', '碳素', 170, 0.55);
export const PHOTOVOLTAIC = industry('C3825', '光伏设备及元器件制造', '光伏', 520, 0.12);
export const BATTERY = industry('C3841', '锂离子电池制造', '锂电', 430, 0.14);
export const POWER_PARTS = industry('C3824', '电力电子元器件制造', '电力电子', 320, 0.07);
export const LIGHTING = industry('C3975', '半导体照明器件制造', '半导体照明', 360, 0.08);
export const ELECTRONIC_MATERIALS = industry('C3985', '电子专用材料制造', '电子材料', 400, 0.16);
export const CAR_PARTS = industry('C3670', '汽车零部件及配件制造', '汽配', 230, 0.1);
export const HYDRAULICS = industry('C3444', '液压动力机械及元件制造', '液压', 210, 0.08);
export const MACHINE_PARTS = industry('C3484', '机械零部件加工', '机械', 140, 0.09);
export const MINING_MACHINES = industry('C3511', '矿山机械制造', '矿机', 190, 0.07);
export const CASTING = industry('C3391', '黑色金属铸造', '铸造', 120, 0.34);
export const STEEL_FRAMES = industry('C3311', '金属结构制造', '钢构', 130, 0.06);
export const FARM_MACHINES = industry('C3572', '机械化农业及园艺机具制造', '农机', 105, 0.06);
export const ENVIRONMENT = industry('C3591', '环境保护专用设备制造', '环保', 160, 0.06);
export const ORGANICS = industry('C2614', '有机化学原料制造', '化工', 260, 0.7);
export const SPECIALS = industry('C2662', '专项化学用品制造', '助剂', 240, 0.45);
export const FOODS = industry('C1491', '营养食品制造', '食品', 180, 0.08);
export const HEALTH_FOODS = industry('C1492', '保健食品制造', '保健品', 200, 0.07);
export const MEAT = industry('C1353', '肉制品及副产品加工', '肉食', 170, 0.1);
export const PLASTICS = industry('C2927', '日用塑料制品制造', '塑业', 95, 0.09);
export const WASTE = industry('C4220', '非金属废料和碎屑加工处理', '循环', 80, 0.15);
export const CEMENT = industry('C3021', '水泥制品制造', '建材', 70, 0.12);
export const STORAGE = industry('G5920', '通用仓储', '仓储', 45, 0.02);

const MACHINERY = [MACHINE_PARTS, MINING_MACHINES, STEEL_FRAMES, CASTING, ENVIRONMENT, HYDRAULICS];

/** What a park attracts; parks not named here take a general mix. */
const MIX: Readonly<Record<string, readonly Industry[]>> = {
  'linfen-ganting': [...MACHINERY, PHOTOVOLTAIC, BATTERY, POWER_PARTS, CAR_PARTS],
  'yangcheng-anyang': [CERAMICS, CERAMICS, CERAMICS, FINE_CERAMICS, WASTE, REFRACTORY],
  'yangcheng-bajiakou': [PHOTOVOLTAIC, POWER_PARTS, BATTERY, MINING_MACHINES, ENVIRONMENT],
  'yangcheng-yanli': [LIGHTING, BATTERY, ELECTRONIC_MATERIALS, POWER_PARTS, FINE_CERAMICS],
  'yangcheng-taitou': [ORGANICS, SPECIALS, SPECIALS],
  'huozhou-fenhe': [...MACHINERY, CEMENT, REFRACTORY],
  'pingding-longzhuang': [REFRACTORY, REFRACTORY, CARBON, CEMENT, MACHINE_PARTS],
  'pingding-gongjian': [MACHINE_PARTS, CAR_PARTS, CARBON],
  'zhangzi-shanhe': [CASTING, CASTING, MACHINE_PARTS, MINING_MACHINES],
  'zhangzi-songcun': [FOODS, POWER_PARTS, PHOTOVOLTAIC, PLASTICS, FARM_MACHINES],
  'zhangzi-dongbu': [FARM_MACHINES, STEEL_FRAMES, CEMENT, PLASTICS],
  'shouyang-chengnan': [ORGANICS, SPECIALS, CARBON, ELECTRONIC_MATERIALS, REFRACTORY],
  'jinzhong-shipin': [FOODS, FOODS, HEALTH_FOODS, MEAT, PLASTICS],
  'jinzhong-baoluo': [CAR_PARTS, CAR_PARTS, HYDRAULICS, STEEL_FRAMES],
  'jinzhong-xiaohe': [PHOTOVOLTAIC, HYDRAULICS, MINING_MACHINES, MACHINE_PARTS],
  'zonggai-nanbu': [PHOTOVOLTAIC, ELECTRONIC_MATERIALS, LIGHTING, POWER_PARTS, HYDRAULICS],
};

export const industriesOf = (park: string): readonly Industry[] => MIX[park] ?? [...MACHINERY, PLASTICS, POWER_PARTS];
