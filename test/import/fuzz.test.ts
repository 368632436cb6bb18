/**
 * Damaged files of every format: each is read or refused by a note; nothing throws. The harm is seeded, so that a
 * failure comes again, and done inside archives, where it reaches the readers.
 */
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isZip } from '../../server/import/zip.ts';
import { fixture, readAndNormalise } from './fixture.ts';

const TEXTS = [
  'txt/hole-and-multipart.txt',
  'good/parcels.geojson',
  'good/parcels.geojsonl',
  'good/parcels.kml',
  'good/parcels-4546-r12-gbk.dxf',
  'good/parcels-wkt-gbk.csv',
];
const BINARIES = [
  'good/parcels.kmz',
  'good/shp-4546-gbk-cpg.zip',
  'good/shp-two-layers.zip',
  'good/enterprises.xlsx',
  'good/parcels.gpkg',
];

const RUNS = 60;
const SEED = 20_241_231;

/** Signs that mean something to some reader. */
const SIGNS = [...'0123456789-+.eE,;:"\'[]{}()<>/=@ \t\n\0NaZ'].map((sign) => sign.charCodeAt(0));

const uniform = (max: number) => fc.noBias(fc.integer({ min: 0, max }));
const harmOf = (byte: fc.Arbitrary<number>) =>
  fc.record({
    at: uniform(1_000_000),
    bytes: fc.array(byte, { minLength: 1, maxLength: 4 }),
    isCut: uniform(9),
    member: uniform(9),
  });
type Harm = { readonly at: number; readonly bytes: readonly number[]; readonly isCut: number; readonly member: number };

/** Overwrites a few bytes, one time in ten cuts the rest off. */
function harmed(whole: Uint8Array, { at, bytes, isCut }: Harm): Uint8Array {
  if (whole.length <= bytes.length) return whole;
  const copy = whole.slice();
  const place = Math.floor((at / 1_000_000) * (copy.length - bytes.length));
  copy.set(bytes, place);
  return isCut === 0 ? copy.subarray(0, place) : copy;
}

function harmedInside(whole: Uint8Array, harm: Harm): Uint8Array {
  if (!isZip(whole)) return harmed(whole, harm);
  const files = unzipSync(whole);
  const names = Object.keys(files).filter((name) => files[name]!.length > 0);
  const name = names[harm.member % names.length]!;
  return zipSync({ ...files, [name]: harmed(files[name]!, harm) }, { level: 0 });
}

describe('damaged files are read or refused', () => {
  const cases = [
    ...TEXTS.map((name) => [name, harmOf(fc.constantFrom(...SIGNS))] as const),
    ...BINARIES.map((name) => [name, harmOf(uniform(255))] as const),
  ];
  test.each(cases)(
    '%s',
    async (name, harm) => {
      const { bytes } = fixture(name);
      let stillRead = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
          const file = { name: name.split('/')[1]!, bytes: harms.reduce(harmedInside, bytes) };
          const { outcome, notes, rows } = await readAndNormalise(file, name.includes('4546') ? { crs: 4546 } : {});
          if (outcome !== 'refused') stillRead++;
          else expect([notes.length > 0, rows]).toEqual([true, []]);
        }),
        { numRuns: RUNS, seed: SEED },
      );
      // Harm that never gets past the door would prove nothing about the readers.
      expect(stillRead).toBeGreaterThan(0);
    },
    60_000,
  );
});
