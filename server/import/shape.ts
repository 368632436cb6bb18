/**
 * One shape of a file, from its own coordinates to lon/lat: structure, numbers, repairs, validity. A repair is made only
 * where it cannot change the ground (closing, repeated points, turning sense), and is always told.
 */
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { type EastNorth, unproject } from '../domain/crs.ts';
import type { Dataset } from '../domain/dataset.ts';
import { DEPTHS } from '../domain/geometry/validity.ts';
import { isValid } from '../domain/geometry.ts';
import { fits } from './magnitude.ts';
import { type Note, note } from './note.ts';
import { closed, isClosed, oriented, turn, withoutRepeats } from './rings.ts';
import { RULES, type Rule } from './rules.ts';

type Plain = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** `own`: in the coordinates of the file; `geometry`: in degrees (EPSG:4490). Both null where the row is refused. */
export type Shaped = { readonly own: Plain | null; readonly geometry: Plain | null; readonly notes: readonly Note[] };

export type Kind = Dataset['geometry'];

const KINDS: Readonly<Record<Kind, readonly string[]>> = {
  polygon: ['Polygon', 'MultiPolygon'],
  line: ['LineString', 'MultiLineString', 'Point'],
  point: ['Point', 'MultiPoint'],
  none: [],
};

const refused = (notes: readonly Note[]): Shaped => ({ own: null, geometry: null, notes });

/** Applies `change` to every position of well-formed coordinates. */
const mapPositions = (coordinates: unknown, depth: number, change: (at: Position) => Position): unknown =>
  depth === 0
    ? change(coordinates as Position)
    : (coordinates as unknown[]).map((part) => mapPositions(part, depth - 1, change));

/** Every position, or null where the nesting is not that of the kind; empty parts are left out. */
function positionsOf(coordinates: unknown, depth: number): unknown[][] | null {
  if (!Array.isArray(coordinates)) return null;
  if (depth === 0) return coordinates.length === 0 || Array.isArray(coordinates[0]) ? null : [coordinates];
  const all: unknown[][] = [];
  for (const part of coordinates) {
    const inner = positionsOf(part, depth - 1);
    if (!inner) return null;
    for (const position of inner) all.push(position);
  }
  return all;
}

const isNumbers = (position: readonly unknown[]): boolean =>
  Number.isFinite(position[0]) && Number.isFinite(position[1]);
const hasHeight = (position: readonly unknown[]): boolean => position.length > 2 && position[2] !== 0;

/** What keeps the coordinates from being read at all. */
function structureFault(geometry: Geometry | null, row: number, kind: Kind | null): Note | null {
  const depth = geometry ? DEPTHS[geometry.type] : undefined;
  if (!geometry) return note('error', 'missing-geometry', { row });
  if (depth === undefined || (kind && !KINDS[kind].includes(geometry.type))) {
    return note('error', 'mixed-geometry-types', { row, value: String(geometry.type) });
  }
  const positions = positionsOf((geometry as Plain).coordinates, depth);
  if (!positions) return note('error', 'malformed', { row });
  if (positions.length === 0) return note('error', 'missing-geometry', { row });
  const bad = positions.find((position) => !isNumbers(position));
  return bad ? note('error', 'coordinates-not-finite', { row, value: JSON.stringify(bad) }) : null;
}

type Repair = { readonly polygons: Position[][][]; readonly notes: readonly Note[] };

const counted = (row: number, rule: Rule, before: number, after: number): Note =>
  note('warning', rule, {
    row,
    detail: { zh: `（${before} 点变为 ${after} 点）`, en: `(${before} points become ${after})` },
  });

/** Closes rings, drops repeated points and turns rings; says which it had to do. */
function repaired(polygons: readonly Position[][][], row: number, ringsTurnLeft: boolean): Repair {
  const rings = polygons.flat();
  const size = (list: readonly Position[][][]) => list.flat().reduce((sum, ring) => sum + ring.length, 0);
  const notes: Note[] = [];
  const isShut = rings.every(isClosed);
  const shut = isShut ? polygons : polygons.map((polygon) => polygon.map(closed));
  if (!isShut) notes.push(counted(row, 'ring-unclosed', size(polygons), size(shut)));
  const lean = shut.map((polygon) => polygon.map(withoutRepeats));
  if (size(lean) < size(shut)) notes.push(counted(row, 'duplicate-vertices', size(shut), size(lean)));
  const isTurned = lean.some((polygon) =>
    polygon.some((ring, index) => turn(ring) !== 0 && turn(ring) < 0 === (index === 0)),
  );
  if (isTurned && ringsTurnLeft) notes.push(note('warning', 'ring-orientation', { row }));
  return { polygons: isTurned ? lean.map(oriented) : lean, notes };
}

function repairedShape(
  geometry: Plain,
  row: number,
  ringsTurnLeft: boolean,
): { geometry: Plain; notes: readonly Note[] } {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return { geometry, notes: [] };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const repair = repaired(polygons, row, ringsTurnLeft);
  const [only] = repair.polygons;
  // Some programs store every area as a MultiPolygon; one part is a Polygon.
  const mended: Polygon | MultiPolygon =
    repair.polygons.length === 1 && only
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: repair.polygons };
  return { geometry: mended, notes: repair.notes };
}

const kebab = (fault: string): string => fault.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The rule of a fault of `isValid`; both name the same faults. */
function faultNote(row: number, reason: string, at: Position | null): Note {
  const rule = kebab(reason);
  const place = at ? { at, value: at.map((degree) => degree.toFixed(6)).join(', ') } : {};
  const detail = place.value ? { detail: { zh: `（${place.value}）`, en: `(${place.value})` } } : {};
  return note('error', rule in RULES ? (rule as Rule) : 'malformed', { row, ...place, ...detail });
}

export type Frame = {
  readonly epsg: number;
  readonly isSwapped: boolean;
  readonly kind: Kind | null;
  readonly ringsTurnLeft: boolean;
};

/** The shape in degrees as the file has it, for people to look at beside the repaired one; null where it has no place. */
export function asWritten(raw: Geometry | null, frame: Frame): Geometry | null {
  if (!raw || structureFault(raw, 0, frame.kind)) return null;
  const { type, coordinates } = raw as Plain;
  const depth = DEPTHS[type]!;
  const flat = mapPositions(coordinates, depth, ([x, y]) => (frame.isSwapped ? [y!, x!] : [x!, y!]));
  if (!(positionsOf(flat, depth) as Position[]).every((at) => fits(at, frame.epsg))) return null;
  const degrees = mapPositions(flat, depth, (at) => [...unproject(at as unknown as EastNorth, frame.epsg)]);
  return { type, coordinates: degrees } as Geometry;
}

/** Reads one geometry in the system `epsg`. Never throws, whatever it is given. */
export function shapeOf(raw: Geometry | null, row: number, frame: Frame): Shaped {
  const fault = structureFault(raw, row, frame.kind);
  if (fault || !raw) return refused(fault ? [fault] : []);
  const plain = raw as Plain;
  const depth = DEPTHS[plain.type]!;
  const positions = positionsOf(plain.coordinates, depth)!;
  const hasHeights = positions.some(hasHeight);
  // A hundred thousand outlines are not copied where they can stay as they are.
  const isFlat = !frame.isSwapped && positions.every(({ length }) => length === 2);
  const flat = isFlat
    ? plain.coordinates
    : mapPositions(plain.coordinates, depth, ([x, y]) => (frame.isSwapped ? [y!, x!] : [x!, y!]));
  const { geometry: own, notes: repairs } = repairedShape(
    { type: plain.type, coordinates: flat } as Plain,
    row,
    frame.ringsTurnLeft,
  );
  const notes = [...(hasHeights ? [note('warning', 'z-ignored', { row })] : []), ...repairs];
  const ownDepth = DEPTHS[own.type]!;
  const outside = (positionsOf(own.coordinates, ownDepth) as Position[]).find((at) => !fits(at, frame.epsg));
  if (outside) return refused([note('error', 'coordinates-out-of-range', { row, value: outside.join(', ') })]);
  const degrees = mapPositions(
    own.coordinates,
    ownDepth,
    (at) => unproject(at as unknown as EastNorth, frame.epsg) as unknown as Position,
  );
  const geometry = { type: own.type, coordinates: degrees } as Plain;
  const verdict = isValid(geometry);
  if (!verdict.valid) return refused([faultNote(row, verdict.reason, verdict.at)]);
  return { own, geometry, notes };
}
