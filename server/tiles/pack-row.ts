/** From a row of the store to a packed feature. */
import type { Field } from '../domain/dataset.ts';
import { fromBlob } from '../store/geometry-blob.ts';
import type { FeedRow } from '../store/row-feed.ts';
import { readable } from '../store/sqlite.ts';
import { type PackedFeature, packFeature } from './packed-feature.ts';

/** Null where the row has nothing to draw: an empty geometry, or one that another program left in a form of its own. */
export const packRow = (fields: readonly Field[], row: FeedRow): PackedFeature | null => {
  const geometry = readable(fromBlob, row.geometry);
  const { fid, id, properties } = row;
  return geometry && packFeature(fields, { fid, id, properties, geometry });
};
