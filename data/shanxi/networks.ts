/** The ten utility networks of every park: lines along the roads, side by side in their own lanes, with their plants. */
import type { ServiceItem } from '../../server/domain/datasets/service.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { ageAt, type Street } from './layout/blocks.ts';
import { offset } from './layout/cut.ts';
import type { LaidPark } from './layout/park.ts';
import { along, type Chain, distance, minus, type Point } from './layout/plane.ts';
import { nodesOf } from './network-nodes.ts';
import { feature, invented, line, type Properties } from './provenance.ts';
import { type Random, randomOf } from './random.ts';
import { ITEMS, networkStatus } from './supply.ts';

/** Lane of each item as a share of the road's width from its centre line, left positive. */
const LANE: Readonly<Record<ServiceItem, number>> = {
  road: 0,
  water: 0.26,
  storm: 0.1,
  sewage: -0.1,
  power: -0.42,
  telecom: 0.42,
  broadband: 0.36,
  gas: -0.26,
  heat: -0.34,
  catv: 0.48,
};

const NOUN: Readonly<Record<ServiceItem, string>> = {
  road: '',
  water: '给水管',
  storm: '雨水管',
  sewage: '污水管',
  power: '电力线路',
  telecom: '通信管道',
  broadband: '宽带光缆',
  gas: '燃气管',
  heat: '热力管',
  catv: '有线电视电缆',
};

/** Items that run along side streets as well. */
const EVERYWHERE: readonly ServiceItem[] = ['road', 'water', 'sewage', 'storm', 'power'];

export function networkFeatures(parks: readonly LaidPark[]): Feature[] {
  return parks.flatMap((park) => {
    const random = randomOf(`networks:${park.plan.id}`);
    return [...linesOf(park, random), ...nodesOf(park, random)];
  });
}

function linesOf(park: LaidPark, random: Random): Feature[] {
  const { plan, frame, placing } = park;
  let number = 0;
  return ITEMS.flatMap((item) =>
    frame.streets
      .filter((street) => street.isMain || EVERYWHERE.includes(item))
      .flatMap((street) =>
        stretches(street.line, 850).flatMap((part): Feature[] => {
          const progress =
            (plan.maturity - ageAt(frame.boundary, plan.growth, part[Math.floor(part.length / 2)]!)) * 2.2;
          const status = networkStatus(plan, item, street.isMain ? progress + 0.15 : progress);
          if (status === null) return [];
          number += 1;
          const properties: Properties = {
            name: `${street.name}${NOUN[item]}`,
            zoneId: plan.zoneId,
            parkId: plan.id,
            item,
            part: 'line',
            status,
            ...sizeOf(item, street, random),
            worksProgressPercent: status === 'building' ? random.whole(15, 90) : null,
            ...invented(random),
          };
          return [
            feature(
              `${plan.id}-${item}-${String(number).padStart(3, '0')}`,
              properties,
              line(offset(part, LANE[item] * street.width), placing),
            ),
          ];
        }),
      ),
  );
}

/** Parts of about `metres`, so that a long road can be finished at one end and planned at the other. */
function stretches(chain: Chain, metres: number): Chain[] {
  const total = chain.slice(1).reduce((sum, p, i) => sum + distance(chain[i]!, p), 0);
  const wanted = total / Math.max(1, Math.round(total / metres));
  const parts: Point[][] = [[chain[0]!]];
  let left = wanted;
  for (let i = 1; i < chain.length; i++) {
    let from = chain[i - 1]!;
    const to = chain[i]!;
    while (distance(from, to) > left + 1) {
      from = along(from, minus(to, from), left / distance(from, to));
      parts.at(-1)!.push(from);
      parts.push([from]);
      left = wanted;
    }
    left -= distance(from, to);
    parts.at(-1)!.push(to);
  }
  return parts.filter((part) => part.length > 1);
}

function sizeOf(item: ServiceItem, street: Street, random: Random): Properties {
  const trunk = street.isMain;
  const pipe = (sizes: readonly number[]): Properties => {
    const diameterMm = random.pick(sizes);
    return { diameterMm, grade: `DN${diameterMm}` };
  };
  switch (item) {
    case 'road':
      return { widthM: street.width, grade: `红线 ${street.width} m` };
    case 'water':
      return { ...pipe(trunk ? [400, 500, 600] : [200, 300]), pressureMPa: 0.35 };
    case 'storm':
      return pipe(trunk ? [1000, 1200, 1500] : [600, 800]);
    case 'sewage':
      return pipe(trunk ? [500, 600, 800] : [400, 500]);
    case 'power':
      return trunk && random.chance(0.25) ? { voltageKV: 35, grade: '35 kV' } : { voltageKV: 10, grade: '10 kV' };
    case 'gas':
      return { ...pipe([160, 200, 315]), pressureMPa: 0.4 };
    case 'heat':
      return { ...pipe([300, 400, 500]), pressureMPa: 1.6 };
    case 'telecom':
      return { grade: '12 孔' };
    case 'broadband':
      return { grade: '288 芯' };
    case 'catv':
      return { grade: '同轴' };
  }
}
