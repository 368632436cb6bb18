/** Prices and durations of bringing utilities to a parcel: invented ranges of a plausible size, to be replaced by the zone's own. */
import type { Feature } from '../../server/domain/edit.ts';
import { AS_OF, feature } from './provenance.ts';

type Cost = readonly [
  id: string,
  name: string,
  item: string,
  basis: string,
  yuan: readonly [number, number],
  months: readonly [number, number],
  voltageKV?: number,
];

const COSTS: readonly Cost[] = [
  ['road', '园区支路（红线 18–24 m）', 'road', 'metre', [4500, 9000], [6, 12]],
  ['water', '给水管 DN200–300', 'water', 'metre', [500, 1200], [2, 4]],
  ['water-supply', '供水增容', 'water', 'm3PerDay', [800, 1600], [3, 6]],
  ['storm', '雨水管 DN600–800', 'storm', 'metre', [1200, 2500], [3, 5]],
  ['sewage', '污水管 DN400–500', 'sewage', 'metre', [900, 2000], [3, 5]],
  ['power-10', '10 kV 线路', 'power', 'metre', [350, 900], [2, 4], 10],
  ['power-35', '35 kV 线路', 'power', 'metre', [900, 2200], [3, 6], 35],
  ['power-110', '110 kV 线路', 'power', 'metre', [2000, 4500], [8, 18], 110],
  ['power-supply', '用电增容', 'power', 'kVA', [600, 1000], [2, 5]],
  ['telecom', '通信管道', 'telecom', 'metre', [150, 350], [1, 2]],
  ['broadband', '光缆', 'broadband', 'metre', [60, 150], [1, 1]],
  ['gas', '中压燃气管', 'gas', 'metre', [500, 1300], [2, 4]],
  ['gas-supply', '用气增容', 'gas', 'nm3PerHour', [900, 1800], [2, 4]],
  ['heat', '蒸汽管 DN300', 'heat', 'metre', [2000, 5000], [3, 6]],
  ['heat-supply', '用汽增容', 'heat', 'tonnePerHour', [150_000, 300_000], [4, 8]],
  ['catv', '有线电视电缆', 'catv', 'metre', [50, 120], [1, 1]],
  ['levelling', '场地平整', 'levelling', 'm2', [30, 80], [2, 4]],
];

export const unitCostFeatures = (): Feature[] =>
  COSTS.map(([id, name, item, basis, [lowYuan, highYuan], [monthsLow, monthsHigh], voltageKV]) =>
    feature(`cost-${id}`, {
      name,
      item,
      basis,
      voltageKV: voltageKV ?? null,
      lowYuan,
      highYuan,
      monthsLow,
      monthsHigh,
      validFrom: '2024-01-01',
      isConfirmed: false,
      source: '模拟单价与工期，供演示（示意）；待核',
      asOf: AS_OF,
      verifiedOn: null,
      verifiedBy: null,
      synthetic: true,
    }),
  );
