/** The plants and stations behind the networks: substations, works and exchanges with what they can give and what is taken. */
import type { ServiceItem } from '../../server/domain/datasets/service.ts';
import type { Feature } from '../../server/domain/edit.ts';
import type { LaidPark, LotRole } from './layout/park.ts';
import { pointInside } from './layout/plane.ts';
import { feature, invented, type Properties, pointAt } from './provenance.ts';
import type { Random } from './random.ts';
import { networkStatus } from './supply.ts';

type NodePlan = {
  readonly item: ServiceItem;
  readonly noun: string;
  readonly on: LotRole;
  readonly grade: string;
  readonly capacity: number;
  readonly unit: string;
  readonly radiusM: number;
  readonly own?: Properties;
};

const NODES = (random: Random): readonly NodePlan[] => {
  const kV = random.pick([35, 110, 110, 110, 220]);
  const MVA = kV === 35 ? 20 : kV === 110 ? 100 : 360;
  return [
    {
      item: 'power',
      noun: `${kV} kV 变电站`,
      on: 'power',
      grade: `${kV} kV`,
      capacity: MVA,
      unit: 'MVA',
      radiusM: 5000,
      own: { voltageKV: kV },
    },
    {
      item: 'sewage',
      noun: '污水处理厂',
      on: 'drainage',
      grade: '一级 A',
      capacity: random.pick([10000, 20000, 30000]),
      unit: 'm³/d',
      radiusM: 4000,
    },
    {
      item: 'heat',
      noun: '供热站',
      on: 'heat',
      grade: '1.6 MPa',
      capacity: random.pick([75, 130, 150]),
      unit: 't/h',
      radiusM: 3000,
    },
    {
      item: 'water',
      noun: '供水厂',
      on: 'belt',
      grade: '0.4 MPa',
      capacity: random.pick([8000, 15000, 30000]),
      unit: 'm³/d',
      radiusM: 5000,
    },
    {
      item: 'gas',
      noun: '燃气调压站',
      on: 'belt',
      grade: '中压 A',
      capacity: random.pick([5000, 10000, 20000]),
      unit: 'Nm³/h',
      radiusM: 4000,
    },
    {
      item: 'telecom',
      noun: '通信机房',
      on: 'commerce',
      grade: '光纤、5G',
      capacity: random.pick([5000, 10000]),
      unit: '线',
      radiusM: 3000,
    },
    {
      item: 'storm',
      noun: '雨水泵站',
      on: 'belt',
      grade: '重现期 3 年',
      capacity: random.pick([2, 4, 6]),
      unit: 'm³/s',
      radiusM: 2500,
    },
    {
      item: 'broadband',
      noun: '汇聚机房',
      on: 'research',
      grade: '10 Gbit/s',
      capacity: 10,
      unit: 'Gbit/s',
      radiusM: 3000,
    },
    {
      item: 'catv',
      noun: '有线电视分前端',
      on: 'commerce',
      grade: '分前端',
      capacity: 2000,
      unit: '户',
      radiusM: 3000,
    },
  ];
};

export function nodesOf(park: LaidPark, random: Random): Feature[] {
  const { plan, placing } = park;
  const name = plan.name.replace(/（.*）/, '');
  return NODES(random).flatMap((node): Feature[] => {
    const lots = park.lots.filter((lot) => lot.role === node.on);
    const lot = lots.length > 0 ? random.pick(lots) : park.lots[0]!;
    const status = networkStatus(plan, node.item, lot.progress + 0.3);
    if (status === null) return [];
    const used = status === 'built' ? Math.round(node.capacity * random.between(0.35, 0.95)) : null;
    const properties: Properties = {
      name: `${name}${node.noun}`,
      zoneId: plan.zoneId,
      parkId: plan.id,
      item: node.item,
      part: 'node',
      status,
      grade: node.grade,
      capacity: node.capacity,
      capacityUsed: random.chance(0.15) ? null : used,
      capacityUnit: node.unit,
      serviceRadiusM: node.radiusM,
      operator: '（模拟）园区公用公司',
      worksProgressPercent: status === 'building' ? random.whole(20, 90) : null,
      ...node.own,
      ...invented(random),
    };
    return [feature(`${plan.id}-node-${node.item}`, properties, pointAt(pointInside(lot.ring), placing))];
  });
}
