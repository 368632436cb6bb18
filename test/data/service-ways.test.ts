/** What a service record says of its distance agrees with the networks that are drawn. */
import { describe, expect, it } from 'vitest';
import { SEARCH_M } from '../../server/domain/candidate.ts';
import type { Feature } from '../../server/domain/edit.ts';
import { leastGapM } from '../../server/domain/geometry/degrees.ts';
import { lengthM } from '../../server/domain/geometry/distance.ts';
import { shortestWay } from '../../server/domain/geometry/shortest-way.ts';
import { bboxOf } from '../../server/domain/geometry.ts';
import { of, rowOf, rows } from './demonstration.ts';

const boxes = new Map([...rows('utility'), ...rows('parcel')].map((row) => [row, bboxOf(row.geometry!)!]));

/** By the rule of the card: a plan next door does not shorten the way to a pipe that is there. */
const byStatus = new Map(
  [...new Set(rows('utility').map(({ properties }) => properties.item))].map((item) => [
    item,
    ['built', 'building', 'planned'].map((status) => of('utility', { item, status })),
  ]),
);

function wayM(parcel: Feature, elements: readonly Feature[]): number | null {
  let best: number | null = null;
  const near = elements
    .map((element) => ({ element, gapM: leastGapM(boxes.get(parcel)!, boxes.get(element)!) }))
    .sort((a, b) => a.gapM - b.gapM);
  for (const { element, gapM } of near) {
    if (gapM >= (best ?? SEARCH_M)) break;
    const way = shortestWay(parcel.geometry!, element.geometry!);
    const metres = way ? lengthM(way) : 0;
    if (metres < (best ?? SEARCH_M)) best = metres;
  }
  return best;
}

const drawnM = (parcel: Feature, item: unknown): number | null => {
  for (const elements of byStatus.get(item as string) ?? []) {
    const metres = wayM(parcel, elements);
    if (metres !== null) return metres;
  }
  return null;
};

describe('the distance in a service record', () => {
  const records = rows('service').map(({ id, properties }) => ({ id, ...properties }) as Record<string, unknown>);
  const away = records.filter(({ status }) => !['connectedInside', 'unknown'].includes(String(status)));

  it('is none inside, and unknown where nothing is known', () => {
    expect(
      records.filter(({ status, distanceToLineM }) => status === 'connectedInside' && distanceToLineM !== 0),
    ).toEqual([]);
    expect(records.filter(({ status, distanceToLineM }) => status === 'unknown' && distanceToLineM !== null)).toEqual(
      [],
    );
  });

  it('follows the network as drawn to within two metres, whatever the item has come to', () => {
    expect(away.length).toBeGreaterThan(2000);
    const off = away.flatMap(({ id, parcelId, item, distanceToLineM: said }) => {
      const drawn = drawnM(rowOf('parcel', parcelId)!, item);
      if (said === null) return [];
      return drawn !== null && Math.abs(Number(said) - drawn) <= 2 ? [] : [{ id, said, drawn }];
    });
    expect(off).toEqual([]);
  }, 60_000);

  it('is left open only where no network is within reach, or none that a connection at the line could stand on', () => {
    for (const { id, parcelId, item, status, distanceToLineM } of away.filter(
      (one) => one['distanceToLineM'] === null,
    )) {
      const drawn = drawnM(rowOf('parcel', parcelId)!, item);
      expect([id, distanceToLineM, drawn === null || (status === 'availableAtLine' && drawn > 50)]).toEqual([
        id,
        null,
        true,
      ]);
    }
  });
});
