/** What limits building on the lots of a divided parcel, as the memo tells it. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Scene } from '../../../client/lenses/scene.ts';
import { lotLimits, missedText } from '../../../client/print/lot-limits.ts';
import type { Role } from '../../../server/domain/access.ts';
import { boxOf } from '../../domain/assembly/ground.ts';

afterEach(() => vi.unstubAllGlobals());

const LOTS = [boxOf(0, 0, 50, 100), boxOf(50, 0, 50, 100)];
const FLOOD = {
  id: 'f',
  geometry: boxOf(50, 0, 25, 100),
  properties: { kind: 'flood', name: '白马河', synthetic: true },
};

/** The limits of the lots where the server tells of `matched` constraints and sends one. */
const read = (role: Role, matched: number) => {
  vi.stubGlobal('fetch', async () => Response.json({ features: [FLOOD], numberMatched: matched }));
  return lotLimits(LOTS, { session: { role } as Scene['session'] }, new AbortController().signal);
};

test('each lot has its own share, and nothing is said where all constraints were looked at', async () => {
  const limits = await read('planner', 1);
  expect(limits.ofLots.map((shares) => shares!.map(({ kind, share }) => [kind, share]))).toEqual([
    [],
    [['flood', expect.closeTo(0.5, 3)]],
  ]);
  expect(missedText(limits, 'zh')).toBeNull();
});

test('where more lie there than are looked at, the memo says how many in both languages', async () => {
  const limits = await read('planner', 1_204);
  expect(missedText(limits, 'zh')).toBe('这一带共有 1,204 处约束要素，只比对了其中 1 处；占比可能偏低。');
  expect(missedText(limits, 'en')).toBe(
    '1,204 constraints lie about the lots, and 1 of them were looked at; the shares may be too low.',
  );
});

test('who may not know of them is told neither', async () => {
  const limits = await read('investor', 1_204);
  expect([limits.ofLots, missedText(limits, 'zh')]).toEqual([[null, null], null]);
});
