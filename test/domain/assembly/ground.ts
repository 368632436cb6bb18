/** Parcels and roads drawn in metres from 111.6° E, 36.1° N. */
import type { LineString, Polygon } from 'geojson';
import type { Road } from '../../../server/domain/assembly.ts';
import type { Feature, Value } from '../../../server/domain/edit.ts';
import { type Point, planeAt } from '../../../server/domain/geometry/plane.ts';

const plane = planeAt([111.6, 36.1]);

export const polygonOf = (...rings: readonly (readonly Point[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!].map(plane.toDegrees)),
});

export const boxOf = (west: number, south: number, width: number, height: number): Polygon =>
  polygonOf([
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
  ]);

/** 160 m × 140 m as three parcels; where the northern two meet, their corner lies a millimetre beside the line of the third. */
export const BESIDE_BY_A_MILLIMETRE: readonly Polygon[] = [
  boxOf(0, 0, 160, 80),
  polygonOf([
    [0, 80],
    [70, 80.001],
    [70, 140],
    [0, 140],
  ]),
  polygonOf([
    [70, 80.001],
    [160, 80],
    [160, 140],
    [70, 140],
  ]),
];

export const lineOf = (...points: readonly Point[]): LineString => ({
  type: 'LineString',
  coordinates: points.map(plane.toDegrees),
});

/** What a parcel says that conflicts with nothing. */
const CLEAR: Readonly<Record<string, Value>> = {
  zoneId: 'z1',
  parkId: 'p1',
  status: 'ready',
  tenure: 'stateOwned',
  landUse: '100102',
  farMin: 1,
  farMax: 2,
  coverageMinPercent: 40,
  coverageMaxPercent: 60,
  isStandardLand: true,
  termYears: 50,
};

export const parcelOf = (
  id: string,
  geometry: Feature['geometry'],
  properties: Feature['properties'] = {},
): Feature => ({
  id,
  geometry,
  properties: { name: `地块${id}`, ...CLEAR, ...properties },
});

export const roadOf = (id: string, widthM: number | null, status: string, ...points: readonly Point[]): Road => ({
  id,
  name: `道路${id}`,
  status,
  widthM,
  line: lineOf(...points),
});

/** What a search finds when nobody else waits. */
export const found = <T>(search: Generator<void, T>): T => {
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
};
