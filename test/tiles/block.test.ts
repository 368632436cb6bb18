import { expect, test } from 'vitest';
import { datasetOf } from '../../server/domain/datasets/index.ts';
import { toBlob } from '../../server/store/geometry-blob.ts';
import { decodeBlock, encodeBlock } from '../../server/tiles/block.ts';
import { tileFields } from '../../server/tiles/drawn-dataset.ts';
import { packRow } from '../../server/tiles/pack-row.ts';
import type { PackedFeature } from '../../server/tiles/packed-feature.ts';
import { parcels } from '../bench/parcels.ts';

const fields = tileFields(datasetOf('parcel')!);

const plain = (feature: PackedFeature) => ({
  ...feature,
  body: [...feature.body],
  values: [...feature.values],
});

const packed = [...parcels(64)].map(
  (feature, index) =>
    packRow(fields, {
      fid: 1000 - 7 * index,
      id: feature.id,
      properties: feature.properties,
      geometry: toBlob(feature.geometry)!,
    })!,
);

test('a block gives back every feature as it went in, gaps and repeated values included', () => {
  expect(decodeBlock(encodeBlock(packed).body).map(plain)).toEqual(packed.map(plain));
});

test('the bounds of a block hold all its features', () => {
  const { minX, minY, maxX, maxY } = encodeBlock(packed);
  expect(minX).toBe(Math.min(...packed.map((feature) => feature.minX)));
  expect(minY).toBe(Math.min(...packed.map((feature) => feature.minY)));
  expect(maxX).toBe(Math.max(...packed.map((feature) => feature.maxX)));
  expect(maxY).toBe(Math.max(...packed.map((feature) => feature.maxY)));
});

test('64 parcels take less than 200 bytes each', () => {
  expect(encodeBlock(packed).body.length).toBeLessThan(64 * 200);
});

test('fids that another program has made negative or huge survive', () => {
  const geometry = toBlob({ type: 'Point', coordinates: [111.6, 36.1] })!;
  const odd = [-3, 0, 2 ** 40].map((fid) => packRow(fields, { fid, id: 'p', properties: {}, geometry })!);
  expect(decodeBlock(encodeBlock(odd).body).map(({ fid }) => fid)).toEqual([-3, 0, 2 ** 40]);
});

test('a dataset without tile fields has blocks too', () => {
  const bare = packed.map((feature) => ({ ...feature, values: new Uint8Array(0) }));
  expect(decodeBlock(encodeBlock(bare).body).map(plain)).toEqual(bare.map(plain));
});
