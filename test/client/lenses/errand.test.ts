import { expect, test } from 'vitest';
import { Problem } from '../../../client/api.ts';
import { Errand } from '../../../client/lenses/errand.ts';
import { Host } from '../state/host.ts';

const setUp = () => {
  const host = new Host();
  return { host, errand: new Errand(host) };
};

test('is busy while it runs, and draws its element at either end', async () => {
  const { host, errand } = setUp();
  const ran = errand.run(async () => expect(errand.busy).toBe(true));
  expect(host.updates).toBe(1);
  await ran;
  expect([errand.busy, errand.refusal, host.updates]).toEqual([false, null, 2]);
});

test('a refusal is told in both languages until the next is run', async () => {
  const { errand } = setUp();
  const say = { zh: '不可', en: 'Not allowed' };
  await errand.run(() => Promise.reject(new Problem(403, 'forbidden', say)));
  expect([errand.busy, errand.refusal]).toEqual([false, say]);
  await errand.run(async () => expect(errand.refusal).toBeNull());
  expect(errand.refusal).toBeNull();
});
