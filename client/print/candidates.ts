/** Parcels as a memo needs them: the row, its land sheet, and a number on the map. */
import { parcel } from '#domain/datasets/parcel.ts';
import type { Bbox } from '#domain/filter.ts';
import { bboxOf, isArea, labelPoint } from '#domain/geometry.ts';
import type { LandSheet } from '#domain/land/answer.ts';
import { api, type Item, Problem } from '../api.ts';
import type { Scene } from '../lenses/scene.ts';
import type { Planned } from '../state/planned.ts';
import { inBoth } from '../text/t.ts';
import type { Key } from '../text/zh.ts';

export type Candidate = { readonly item: Item; readonly sheet: LandSheet };

/** A sheet about nothing: a sentence stands in its place. */
export const nothingToPrint = (key: Key): Problem => new Problem(404, 'nothingToPrint', inBoth(key));

/** In the order asked for. */
export const loadCandidates = (
  ids: readonly string[],
  { view }: Scene,
  signal: AbortSignal,
): Promise<readonly Candidate[]> =>
  Promise.all(
    ids.map(async (id) => {
      const [item, sheet] = await Promise.all([api.item(parcel.id, id, signal), api.landSheet(id, view.brief, signal)]);
      return { item, sheet };
    }),
  );

/** Each with its place in the order, as on screen. */
export const numbered = (items: readonly Item[]): readonly Planned[] =>
  items.flatMap(({ geometry }, index): Planned[] => {
    const at = isArea(geometry) ? labelPoint(geometry) : null;
    return at ? [{ kind: 'rank', geometry: { type: 'Point', coordinates: at }, label: String(index + 1) }] : [];
  });

/** The box round all of them. */
export const boxOf = (items: readonly Item[]): Bbox =>
  bboxOf({ type: 'GeometryCollection', geometries: items.flatMap(({ geometry }) => geometry ?? []) })!;

export const nameOf = (item: Item): string => String(item.properties[parcel.title] ?? item.id);

export const isInvented = (items: readonly Item[]): boolean =>
  items.some(({ properties }) => properties['synthetic'] === true);

/** Where the rows come from, each source once. */
export const sourcesOf = (items: readonly Item[]): readonly string[] => [
  ...new Set(items.flatMap(({ properties }) => (properties['source'] ? [String(properties['source'])] : []))),
];
