import { expect, test } from 'vitest';
import { proveImportCrash } from '../prove/import-crash.ts';

test('an import killed at any moment has written all of its rows or none', { timeout: 240_000 }, async () => {
  const proof = await proveImportCrash(3, 5_000);
  expect(proof).toMatchObject({ kills: 3, part: 0, damaged: 0 });
  expect(proof.none).toBeGreaterThan(0);
  expect(proof.isValid).not.toBe(false);
});
