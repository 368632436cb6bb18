import { expect, test } from 'vitest';
import { proveCrash } from '../prove/crash.ts';

test('a writer killed in the middle loses no acknowledged edit and leaves none half done', async () => {
  const proof = await proveCrash(3);
  expect(proof.acknowledged).toBeGreaterThan(3);
  expect(proof).toMatchObject({ lost: 0, half: 0, damaged: 0 });
}, 120_000);
