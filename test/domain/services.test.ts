import { describe, expect, it } from 'vitest';
import type { ServiceItem, ServiceStatus } from '../../server/domain/datasets/service.ts';
import { describeLevel } from '../../server/domain/say-level.ts';
import {
  DEFAULT_PROFILES,
  levelOf,
  PROFILES,
  type ServiceProfile,
  type ServiceStatuses,
} from '../../server/domain/services.ts';

const all = (items: readonly ServiceItem[], status: ServiceStatus): ServiceStatuses =>
  Object.fromEntries(items.map((item) => [item, status]));

const rest = (present: readonly ServiceItem[], otherwise: ServiceStatus): ServiceStatuses => ({
  ...all(PROFILES.P9a.items, otherwise),
  ...all(present, 'availableAtLine'),
});

describe('the level of a parcel', () => {
  it.each([
    ['P3', 3],
    ['P5', 5],
    ['P6', 6],
    ['P7', 7],
    ['P9a', 9],
  ] as const)('is that of %s when just its items are confirmed on levelled ground', (id, level) => {
    expect(levelOf(rest(PROFILES[id].items, 'none'), true).level).toBe(level);
  });

  it('counts what is at the line and what is inside, not what is planned or being built', () => {
    expect(levelOf(all(PROFILES.P5.items, 'connectedInside'), true).level).toBe(5);
    expect(levelOf(all(PROFILES.P5.items, 'building'), true).level).toBe(0);
    expect(levelOf(all(PROFILES.P5.items, 'planned'), true).level).toBe(0);
  });

  it('is 0 without levelling, however many utilities there are', () => {
    expect(levelOf(all(PROFILES.P9a.items, 'connectedInside'), false)).toMatchObject({ level: 0, atMost: 0 });
    expect(levelOf(all(PROFILES.P9a.items, 'connectedInside'), null)).toMatchObject({ level: 0, atMost: 9 });
  });

  it('asks for storm drain and sewer alike, unless the profile takes either', () => {
    const stormOnly = { ...all(PROFILES.P5.items, 'availableAtLine'), sewage: 'none' } as const;
    expect(levelOf(stormOnly, true).level).toBe(3);
    const either: ServiceProfile = { ...PROFILES.P5, drainage: 'any' };
    expect(levelOf(stormOnly, true, [PROFILES.P3, either])).toMatchObject({ level: 5, missing: [] });
  });

  it('follows the first of two readings of one N', () => {
    const [a, b] = [PROFILES.P9a, PROFILES.P9b];
    const noBroadband = { ...all(PROFILES.P9b.items, 'availableAtLine'), broadband: 'none' } as const;
    expect(levelOf(noBroadband, true, [a, b])).toMatchObject({ level: 0, missing: ['broadband'] });
    expect(levelOf(noBroadband, true, [b, a])).toMatchObject({ level: 9, missing: [] });
  });

  it('keeps missing apart from unknown', () => {
    const statuses = { ...all(PROFILES.P6.items, 'availableAtLine'), heat: 'none', catv: 'unknown' } as const;
    const found = levelOf(statuses, true);
    expect(found).toEqual({ level: 6, atMost: 6, missing: ['heat'], unknown: ['broadband', 'catv'], levelled: true });
  });

  it('gives the best that the unknown items leave possible', () => {
    expect(levelOf(all(PROFILES.P5.items, 'availableAtLine'), true)).toMatchObject({ level: 5, atMost: 9 });
    expect(levelOf({}, null)).toMatchObject({ level: 0, atMost: 9 });
  });
});

describe('the line on the card', () => {
  it('names the level and what is missing', () => {
    const profiles = [PROFILES.P3, PROFILES.P5, PROFILES.P7];
    const found = levelOf({ ...all(PROFILES.P6.items, 'availableAtLine'), heat: 'none' }, true, profiles);
    expect(describeLevel(found)).toEqual({ zh: '五通一平，缺 热力', en: '5 services, levelled; lacks Heat' });
  });

  it('says what is not known, and that ground is not levelled', () => {
    const known = { ...rest(PROFILES.P7.items, 'unknown') };
    expect(describeLevel(levelOf(known, true)).zh).toBe('七通一平，待核实 宽带、有线电视');
    expect(describeLevel(levelOf(rest(PROFILES.P9a.items, 'none'), false)).zh).toBe('场地未平整');
    expect(describeLevel(levelOf(rest([], 'none'), true)).zh).toMatch(/^未达三通一平，缺 道路、给水/);
    expect(describeLevel(levelOf(rest(PROFILES.P9a.items, 'none'), true)).en).toBe('9 services, levelled');
  });
});

it('marks the nine-item lists as unconfirmed', () => {
  expect([PROFILES.P9a, PROFILES.P9b].map((profile) => profile.isConfirmed)).toEqual([false, false]);
  expect(PROFILES.P9b.items).toHaveLength(9);
  expect(DEFAULT_PROFILES.map((profile) => profile.level)).toEqual([3, 5, 6, 7, 9]);
});
