/** What the contracts of sold 标准地 promise, and how the checks came out. */
import type { Feature } from '../../server/domain/edit.ts';
import { isSupplied } from './parcel-status.ts';
import type { Parcel } from './parcels.ts';
import { AS_OF, dayBefore, feature, invented, type Properties, rounded } from './provenance.ts';
import { type Random, randomOf } from './random.ts';

type Promise = {
  readonly indicator: string;
  readonly operator: 'atLeast' | 'atMost';
  readonly value: number | null;
  readonly unitText: string | null;
  readonly phase: 'construction' | 'fullOutput';
  readonly dueOn: string;
};

export function commitmentFeatures(
  parcels: readonly Parcel[],
  projects: readonly Feature[],
): {
  readonly commitments: Feature[];
  readonly checks: Feature[];
} {
  const [commitments, checks] = [[], []] as Feature[][];
  const projectOn = new Map(projects.map(({ id, properties }) => [properties.parcelId, id]));
  for (const parcel of parcels) {
    if (!parcel.isStandardLand || !isSupplied(parcel.status)) continue;
    const random = randomOf(`commitments:${parcel.id}`);
    for (const promise of promisesOf(parcel)) {
      const id = `${parcel.id}-c-${promise.indicator}`;
      commitments!.push(
        feature(id, {
          parcelId: parcel.id,
          projectId: projectOn.get(parcel.id) ?? null,
          ...promise,
          promisedOn: parcel.feature.properties.soldOn ?? null,
          agent: `模拟代办员${random.whole(1, 6)}`,
          ...invented(random),
        }),
      );
      checks!.push(feature(`${id}-1`, { commitmentId: id, ...checkOf(parcel, promise, random), ...invented(random) }));
    }
  }
  return { commitments: commitments!, checks: checks! };
}

function promisesOf(parcel: Parcel): Promise[] {
  const p = parcel.feature.properties;
  const completion = String(p.agreedCompletionOn);
  const fullOutput = dayBefore(String(p.agreedProductionOn), -730);
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return [
    {
      indicator: 'investmentIntensity',
      operator: 'atLeast',
      value: number(p.investmentMinWanYuanPerMu),
      unitText: '万元/亩',
      phase: 'construction',
      dueOn: completion,
    },
    {
      indicator: 'far',
      operator: 'atLeast',
      value: number(p.farMin),
      unitText: null,
      phase: 'construction',
      dueOn: completion,
    },
    {
      indicator: 'energy',
      operator: 'atMost',
      value: number(p.energyMaxTcePerWanYuan),
      unitText: 'tce/万元',
      phase: 'fullOutput',
      dueOn: fullOutput,
    },
    {
      indicator: 'environment',
      operator: 'atLeast',
      value: null,
      unitText: null,
      phase: 'fullOutput',
      dueOn: fullOutput,
    },
    {
      indicator: 'taxPerMu',
      operator: 'atLeast',
      value: number(p.taxMinWanYuanPerMu),
      unitText: '万元/亩',
      phase: 'fullOutput',
      dueOn: fullOutput,
    },
    {
      indicator: 'start',
      operator: 'atMost',
      value: null,
      unitText: null,
      phase: 'construction',
      dueOn: String(p.agreedStartOn),
    },
    {
      indicator: 'production',
      operator: 'atMost',
      value: null,
      unitText: null,
      phase: 'fullOutput',
      dueOn: String(p.agreedProductionOn),
    },
  ];
}

/** Not due is not met, and neither is what nobody measured. */
function checkOf(parcel: Parcel, promise: Promise, random: Random): Properties {
  const none = { actual: null, numerator: null, denominator: null, remedy: null, closedOn: null };
  if (promise.dueOn > AS_OF) return { ...none, checkedOn: null, result: 'notDue', evidence: null };
  const checkedOn = [dayBefore(promise.dueOn, -random.whole(10, 90)), AS_OF].sort()[0]!;
  if (random.chance(0.12)) return { ...none, checkedOn, result: 'noData', evidence: null };
  const isPoor = ['idle', 'rectifying', 'breached'].includes(parcel.status);
  const isMet = random.chance(isPoor ? 0.3 : 0.82);
  const evidence = '（模拟）竣工核验与税务数据';
  const remedy = isMet
    ? null
    : parcel.status === 'breached'
      ? 'damages'
      : parcel.status === 'idle'
        ? random.pick(['withdraw', 'rectify'])
        : 'rectify';
  const closedOn = isMet ? checkedOn : null;
  if (promise.value === null)
    return { ...none, checkedOn, result: isMet ? 'met' : 'notMet', remedy, closedOn, evidence };
  const better = promise.operator === 'atLeast' ? random.between(1.01, 1.4) : random.between(0.6, 0.99);
  const worse = promise.operator === 'atLeast' ? random.between(0.45, 0.95) : random.between(1.05, 1.5);
  const actual = rounded(promise.value * (isMet ? better : worse), 3);
  const area = parcel.feature.properties.areaCertM2;
  const perMu = promise.unitText === '万元/亩' && typeof area === 'number';
  const denominator = perMu ? rounded((area * 15) / 10_000, 2) : null;
  return {
    actual,
    numerator: denominator === null ? null : rounded(actual * denominator, 1),
    denominator,
    checkedOn,
    result: isMet ? 'met' : 'notMet',
    remedy,
    closedOn,
    evidence,
  };
}
