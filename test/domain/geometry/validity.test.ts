import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../server/domain/geometry/faults.ts';
import { isValid } from '../../../server/domain/geometry.ts';

/** Metres-like numbers kept small, as hundredths of a degree near 甘亭. */
const at = (x: number, y: number): Position => [111.59 + x / 100, 36.17 + y / 100];
const ring = (...corners: [number, number][]): Position[] => [...corners, corners[0]!].map(([x, y]) => at(x, y));
const square = (x: number, y: number, size: number) => ring([x, y], [x + size, y], [x + size, y + size], [x, y + size]);
const polygon = (...coordinates: Position[][]) => ({ type: 'Polygon', coordinates });
const parts = (...polygons: Position[][][]) => ({ type: 'MultiPolygon', coordinates: polygons });

const shell = square(0, 0, 10);

/** A star whose edges cross nowhere and lie in one another's boxes nearly everywhere. */
const spikes = (count: number): Position[] =>
  ring(
    ...Array.from({ length: count }, (_, index): [number, number] => {
      const [angle, reach] = [(index / count) * 2 * Math.PI, index % 2 === 0 ? 10 : 5];
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    }),
  );

describe('accepts', () => {
  it.each<[string, unknown]>([
    ['a square', polygon(shell)],
    ['a square drawn clockwise', polygon([...shell].reverse())],
    ['repeated vertices', polygon([shell[0]!, shell[0]!, ...shell.slice(1), shell[0]!])],
    ['a vertex in the middle of a straight edge', polygon(ring([0, 0], [5, 0], [10, 0], [10, 10], [0, 10]))],
    ['heights', polygon(shell.map((position) => [...position, 450.1]))],
    ['a hole', polygon(shell, square(2, 2, 3))],
    ['a hole that touches the shell at one point', polygon(shell, ring([0, 0], [4, 2], [2, 4]))],
    ['two holes that touch at one point', polygon(shell, square(2, 2, 2), square(4, 4, 2))],
    ['two parts, one inside a hole of the other', parts([shell, square(2, 2, 6)], [square(4, 4, 2)])],
    ['two parts that touch at a corner', parts([square(0, 0, 2)], [square(2, 2, 2)])],
    ['a line', { type: 'LineString', coordinates: [at(0, 0), at(1, 1)] }],
    ['a line that crosses itself', { type: 'LineString', coordinates: [at(0, 0), at(2, 2), at(2, 0), at(0, 2)] }],
    ['a boundary with a thousand spikes', polygon(spikes(1000))],
    ['a point', { type: 'Point', coordinates: at(0, 0) }],
  ])('%s', (_, geometry) => {
    expect(isValid(geometry)).toEqual({ valid: true });
  });
});

describe('refuses', () => {
  it.each<[string, keyof typeof FAULTS, unknown]>([
    ['nothing at all', 'malformed', null],
    ['a text', 'malformed', 'POLYGON'],
    ['an inherited name as type', 'malformed', { type: 'constructor', coordinates: [] }],
    ['a collection', 'malformed', { type: 'GeometryCollection', geometries: [] }],
    ['a polygon without rings', 'malformed', polygon()],
    ['rings nested too deep', 'malformed', { type: 'Polygon', coordinates: [[shell]] }],
    ['coordinates as text', 'coordinatesNotFinite', polygon(shell.map((position) => position.map(String)) as never)],
    [
      'projected metres',
      'coordinatesOutOfRange',
      polygon([
        [553_900, 4_005_500],
        [554_100, 4_005_500],
        [554_100, 4_005_300],
        [553_900, 4_005_500],
      ]),
    ],
    [
      'a jump over the antimeridian',
      'crossesAntimeridian',
      polygon([
        [179.9, 10],
        [-179.9, 10],
        [-179.9, 11],
        [179.9, 11],
        [179.9, 10],
      ]),
    ],
    ['an open ring', 'ringUnclosed', polygon(shell.slice(0, 4))],
    ['two distinct points', 'ringTooFewPoints', polygon([at(0, 0), at(1, 1), at(0, 0), at(1, 1), at(0, 0)])],
    ['points on one line', 'zeroArea', polygon(ring([0, 0], [1, 1], [3, 3]))],
    ['a spike', 'ringSpike', polygon(ring([0, 0], [10, 0], [10, 5], [15, 5], [10, 5], [10, 10], [0, 10]))],
    ['a bow tie', 'ringSelfCrossing', polygon(ring([0, 0], [10, 10], [10, 0], [0, 10]))],
    [
      'a ring that touches itself',
      'ringSelfCrossing',
      polygon(ring([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10])),
    ],
    ['a hole outside', 'holeOutsideShell', polygon(shell, square(20, 20, 2))],
    ['a hole across the shell', 'holeCrossesShell', polygon(shell, square(8, 8, 5))],
    ['a hole along the shell', 'holeCrossesShell', polygon(shell, square(0, 2, 3))],
    ['overlapping holes', 'holesOverlap', polygon(shell, square(1, 1, 4), square(3, 3, 4))],
    ['a hole in a hole', 'holesOverlap', polygon(shell, square(1, 1, 8), square(3, 3, 2))],
    ['overlapping parts', 'partsOverlap', parts([square(0, 0, 4)], [square(2, 2, 4)])],
    ['a part inside another', 'partsOverlap', parts([shell], [square(3, 3, 2)])],
    ['spikes that all pass one another', 'tooTangled', polygon(spikes(20_000))],
    ['parts that share an edge', 'partsOverlap', parts([square(0, 0, 4)], [square(4, 0, 4)])],
    ['a line of one place', 'lineTooShort', { type: 'LineString', coordinates: [at(0, 0), at(0, 0)] }],
  ])('%s as %s', (_, reason, geometry) => {
    expect(isValid(geometry)).toMatchObject({ valid: false, reason });
  });

  it('says where a bow tie crosses', () => {
    const verdict = isValid(polygon(ring([0, 0], [10, 10], [10, 0], [0, 10])));
    const place = verdict.valid ? null : verdict.at;
    expect(place?.[0]).toBeCloseTo(111.64, 9);
    expect(place?.[1]).toBeCloseTo(36.22, 9);
  });
});

it('says every fault and its remedy in both languages', () => {
  for (const { say, remedy } of Object.values(FAULTS)) {
    for (const text of [say.zh, say.en, remedy.zh, remedy.en]) expect(text).toMatch(/[。.]$/);
  }
});

describe('many rings', () => {
  /** So many squares of 0.4 in a grid of 1, and the square around them. */
  const grid = (side: number) =>
    Array.from({ length: side * side }, (_, index) => square(index % side, Math.floor(index / side), 0.4));
  const around = (side: number) => square(-1, -1, side + 2);

  it('accepts 50 000 holes in rows, and 20 000 in one line, without comparing each with each', () => {
    expect(isValid(polygon(around(224), ...grid(224)))).toEqual({ valid: true });
    const column = Array.from({ length: 20_000 }, (_, index) => square(0.1, index / 1_000 + 0.0002, 0.0005));
    expect(isValid(polygon(ring([0, 0], [1, 0], [1, 21], [0, 21]), ...column))).toEqual({ valid: true });
  });

  it('finds the one hole among 50 000 that lies in another', () => {
    expect(isValid(polygon(around(224), ...grid(224), square(100.1, 100.1, 0.1)))).toMatchObject({
      valid: false,
      reason: 'holesOverlap',
    });
  });

  it('accepts an island in each of 2 500 holes, and finds the one that lies beside its hole', () => {
    const islands = grid(50).map((hole) => {
      const [x, y] = hole[0]!;
      return [
        [x!, y!],
        [x! + 0.002, y!],
        [x! + 0.002, y! + 0.002],
        [x!, y! + 0.002],
        [x!, y!],
      ].map(([a, b]) => [a! + 0.001, b! + 0.001]);
    });
    const land = [around(50), ...grid(50)];
    expect(isValid(parts(land, ...islands.map((island) => [island])))).toEqual({ valid: true });
    expect(isValid(parts(land, ...islands.map((island) => [island]), [square(20.5, 20.5, 0.2)]))).toMatchObject({
      valid: false,
      reason: 'partsOverlap',
    });
  });
});
