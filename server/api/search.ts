/** One box for everything: names, numbers, pinyin initials, coordinates. */
import type { Role } from '../domain/access.ts';
import type { SearchHit } from '../domain/answers.ts';
import { datasetOf } from '../domain/datasets/index.ts';
import type { Feature } from '../domain/edit.ts';
import type { Bbox } from '../domain/filter.ts';
import { type Place, placesIn } from './coordinates.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { badParameter, integer, readQuery } from './parameters.ts';
import type { Handler, Parts } from './parts.ts';
import { remembered } from './remembered.ts';
import { sendJson } from './wire.ts';

const LONGEST = 100;
/** Searches that may wait at once, a hundredth of a second each: everybody types at the same time. */
const MOST_SEARCHES = 1_000;
/** How far from a zone a grid point without its belt may lie and still be meant. */
const NEAR_M = 60_000;

type ZoneNames = ReadonlyMap<string, string>;

const zoneNames = async (parts: Parts, role: Role): Promise<ZoneNames> => {
  const { features } = await parts.store.features.list('zone', { fields: ['name'], geometry: false }, role);
  return new Map(features.map(({ id, properties }) => [id, String(properties['name'])]));
};

const titleOf = (id: string, feature: Feature): string =>
  String(feature.properties[datasetOf(id)?.title ?? 'name'] ?? feature.id);

const featureHit = (dataset: string, feature: Feature, bbox: Bbox | null, zones: ZoneNames): SearchHit => {
  const kind = datasetOf(dataset)!;
  const zone = zones.get(String(feature.properties['zoneId'] ?? ''));
  const where = zone === undefined ? '' : ` · ${zone}`;
  return {
    kind: 'feature',
    dataset,
    id: feature.id,
    name: titleOf(dataset, feature),
    note: { zh: `${kind.zh}${where}`, en: `${kind.en}${where}` },
    lon: bbox && (bbox[0] + bbox[2]) / 2,
    lat: bbox && (bbox[1] + bbox[3]) / 2,
    bbox,
  };
};

/** Of the points that may be meant, those that are certain or lie near a zone. */
const plausible = async (parts: Parts, places: readonly Place[], role: Role): Promise<readonly SearchHit[]> => {
  const found = await Promise.all(
    places.map(async ({ hit, at, isCertain }) =>
      isCertain || (await parts.store.features.nearest('zone', at, { limit: 1, withinM: NEAR_M }, role)).length > 0
        ? [hit]
        : [],
    ),
  );
  return found.flat();
};

export const search = (parts: Parts): Handler => {
  const names = remembered<ZoneNames>(parts);
  const inLane = oneAtATime(MOST_SEARCHES);
  return async (c) => {
    const { role } = c.get('session');
    const query = readQuery(c, ['q', 'limit']);
    // Full-width digits and commas come out of Chinese input methods.
    const text = query.get('q')?.normalize('NFKC').trim();
    if (text === undefined) throw badParameter('q', '请给出要搜索的文字。', 'give the text to search for.');
    if (text.length > LONGEST)
      throw badParameter('q', `最长 ${LONGEST} 个字符。`, `give at most ${LONGEST} characters.`);
    const limit = integer(query, 'limit', { min: 1, max: 50 }, 10);
    if (text === '') return sendJson(c, []);
    const places = await plausible(parts, placesIn(text), role);
    if (places.length > 0) return sendJson(c, places.slice(0, limit));
    const zones = await names('zone names', role, () => zoneNames(parts, role));
    const found = await inLane(() => parts.store.features.search(text, limit, role));
    return sendJson(
      c,
      found.map(({ dataset, feature, bbox }) => featureHit(dataset, feature, bbox, zones)),
    );
  };
};
