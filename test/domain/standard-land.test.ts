import { describe, expect, it } from 'vitest';
import { controlIndicators, lifecycle } from '../../server/domain/land/standard-land.ts';

const TODAY = '2024-12-31';

const statesOf = (properties: Readonly<Record<string, string>>) =>
  lifecycle(properties, TODAY).map(
    ({ id, state, on, isPlanned }) => `${id} ${state} ${on ?? '—'}${isPlanned ? ' planned' : ''}`,
  );

describe('the life of a parcel', () => {
  it('tells what is done, where it stands and what is agreed', () => {
    expect(
      statesOf({
        status: 'sold',
        reservedOn: '2023-05-01',
        listedOn: '2024-09-01',
        soldOn: '2024-10-10',
        agreedStartOn: '2025-03-01',
      }),
    ).toEqual([
      'reserved done 2023-05-01',
      'assessed done —',
      'serviced done —',
      'ready done —',
      'listed done 2024-09-01',
      'sold now 2024-10-10',
      'building ahead 2025-03-01 planned',
      'completed ahead —',
      'producing ahead —',
    ]);
  });

  it('puts a state between two steps where it belongs', () => {
    const steps = lifecycle({ status: 'contracted', soldOn: '2024-10-10' }, TODAY).map(
      ({ id, state }) => `${id} ${state}`,
    );
    expect(steps.slice(5, 8)).toEqual(['sold done', 'contracted now', 'building ahead']);
  });

  it('of land aside of the course, counts as done only what has a day that has been', () => {
    const steps = lifecycle(
      { status: 'idle', reservedOn: '2020-01-01', soldOn: '2022-01-01', agreedStartOn: '2022-06-01' },
      TODAY,
    );
    expect(steps.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(['reserved', 'sold']);
    expect(steps.at(-1)).toMatchObject({ id: 'idle', state: 'now' });
    expect(steps.find(({ id }) => id === 'building')).toMatchObject({ state: 'ahead', isPlanned: true });
  });
});

describe('the control indicators', () => {
  it('carry operator, value, unit, phase and source; what is not set is unknown, not 0', () => {
    const all = controlIndicators({ investmentMinWanYuanPerMu: 250, taxMinWanYuanPerMu: null, source: '出让公告' });
    const of = (id: string) => all.find((one) => one.id === id);
    expect(of('investmentMinWanYuanPerMu')).toMatchObject({
      operator: 'atLeast',
      value: 250,
      unit: 'wanYuanPerMu',
      phase: 'construction',
      source: '出让公告',
    });
    expect(of('taxMinWanYuanPerMu')).toMatchObject({ value: null, phase: 'fullOutput' });
    expect(of('energyMaxTcePerWanYuan')).toMatchObject({ operator: 'atMost', phase: 'fullOutput' });
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
