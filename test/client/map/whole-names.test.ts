import type { Map as GlMap } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { keepNamesWhole } from '../../../client/map/whole-names.ts';

type Place = { readonly id: string; readonly from: number; readonly to: number };

/** A map 1000 × 600 px with a panel of 300 px at its left; a name lies from `from` to `to` px, in the middle of its height. */
const mapOf = (places: readonly Place[], left: number) => {
  const states = new Map<string, Record<string, unknown>>();
  let settled = () => {};
  let changes = 0;
  const map = {
    on: (_type: 'idle', listener: () => void) => {
      settled = listener;
    },
    getLayer: (id: string) => ({ id }),
    getContainer: () => ({ clientWidth: 1000, clientHeight: 600 }),
    getPadding: () => ({ top: 0, right: 0, bottom: 0, left }),
    getFeatureState: ({ id }: { id: string }) => states.get(id) ?? {},
    setFeatureState: ({ id }: { id: string }, state: Record<string, unknown>) => {
      changes += 1;
      states.set(id, state);
    },
    queryRenderedFeatures: (box: unknown) => {
      const [[west, north], [east, south]] = Array.isArray(box)
        ? (box as [[number, number], [number, number]])
        : [
            [0, 0],
            [1000, 600],
          ];
      return places
        .filter(({ from, to }) => from <= east! && to >= west! && 300 >= north! && 300 <= south!)
        .map(({ id }) => ({ id, source: 'abroad' }));
    },
  };
  keepNamesWhole(map as unknown as GlMap);
  const cut = () => [...states].filter(([, state]) => state['cut'] === true).map(([id]) => id);
  return {
    settle: () => settled(),
    cut,
    changes: () => changes,
    move: (next: number) => Object.assign(map, { getPadding: () => ({ left: next }) }),
  };
};

const PLACES = [
  { id: '陕西省', from: 260, to: 320 },
  { id: '山东省', from: 970, to: 1040 },
  { id: '河南省', from: 500, to: 560 },
];

test('a name that a panel or the edge would cut is left out, a whole one stands', () => {
  const { settle, cut } = mapOf(PLACES, 300);
  settle();
  expect(cut()).toEqual(['陕西省', '山东省']);
});

test('it comes back once there is room, and a map at rest is left at rest', () => {
  const { settle, cut, move, changes } = mapOf(PLACES, 300);
  settle();
  const before = changes();
  settle();
  expect(changes()).toBe(before);
  move(0);
  settle();
  expect(cut()).toEqual(['山东省']);
});
