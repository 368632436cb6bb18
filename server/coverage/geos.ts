/**
 * The only door to GEOS (geos-wasm, LGPL-3.0-or-later): ground within a distance of lines, and the share of a piece of
 * land that lies on it. What GEOS holds is not seen by the garbage collector, so grounds and lands are let go by hand.
 */
import initGeos from 'geos-wasm';
import type { PlaneShape } from '../domain/geometry/gap.ts';

/** Chords to a quarter turn, as in Turf's and PostGIS's buffers. */
const QUARTER_CHORDS = 8;

/** A piece of land inside GEOS. */
export type Land = { readonly pointer: number; readonly areaM2: number };

export type Ground = {
  /** Share of the land on this ground, 0..1; null where its outline is no valid polygon. */
  shareOf(land: Land): number | null;
  close(): void;
};

export type Geos = {
  /** The ground within `metres` of the lines, and the areas. */
  ground(lines: readonly PlaneShape[], areas: readonly PlaneShape[], metres: number): Ground;
  land(shape: PlaneShape): Land;
  leave(land: Land): void;
};

/** Of a service area whose outline crosses itself it cannot be said what it serves. */
const UNKNOWN: Ground = { shareOf: () => null, close: () => undefined };

type Library = Awaited<ReturnType<typeof initGeos>>;

/** Starts the library: a tenth of a second, and some megabytes. What it grumbles about shapes is told by its answers. */
export const startGeos = async (): Promise<Geos> => {
  const geos = await initGeos({ errorHandler: () => undefined, noticeHandler: () => undefined });
  const shapes = shapesIn(geos);
  const room = geos.Module._malloc(Float64Array.BYTES_PER_ELEMENT);
  const areaOf = (pointer: number): number => {
    geos.GEOSArea(pointer, room);
    return geos.Module.HEAPF64[room / Float64Array.BYTES_PER_ELEMENT]!;
  };
  return {
    ground(lines, areas, metres) {
      const outline = groundIn(geos, shapes, lines, areas, metres);
      if (outline === 0) return UNKNOWN;
      const prepared = geos.GEOSPrepare(outline);
      return {
        shareOf: ({ pointer, areaM2 }) => {
          if (geos.GEOSPreparedContains(prepared, pointer) === 1) return 1;
          const meets = geos.GEOSPreparedIntersects(prepared, pointer);
          if (meets !== 1) return meets === 0 ? 0 : null;
          const shared = geos.GEOSIntersection(outline, pointer);
          if (shared === 0) return null;
          const share = areaOf(shared) / areaM2;
          geos.GEOSGeom_destroy(shared);
          return Math.min(1, share);
        },
        close() {
          geos.GEOSPreparedGeom_destroy(prepared);
          geos.GEOSGeom_destroy(outline);
        },
      };
    },
    land(shape) {
      const pointer = shapes.areas([shape]);
      return { pointer, areaM2: areaOf(pointer) };
    },
    leave: ({ pointer }) => void geos.GEOSGeom_destroy(pointer),
  };
};

type Shapes = ReturnType<typeof shapesIn>;

/** Shapes carried into GEOS. */
const shapesIn = (geos: Library) => {
  const { Module } = geos;
  const sequence = (path: Float64Array): number => {
    const at = Module._malloc(path.byteLength);
    Module.HEAPF64.set(path, at / Float64Array.BYTES_PER_ELEMENT);
    const made = geos.GEOSCoordSeq_copyFromBuffer(at, path.length / 2, 0, 0);
    Module._free(at);
    return made;
  };
  const listed = <T>(pointers: readonly number[], use: (at: number) => T): T => {
    const at = Module._malloc(Uint32Array.BYTES_PER_ELEMENT * Math.max(1, pointers.length));
    Module.HEAPU32.set(pointers, at / Uint32Array.BYTES_PER_ELEMENT);
    const used = use(at);
    Module._free(at);
    return used;
  };
  const collection = (type: number, members: readonly number[]): number =>
    listed(members, (at) => geos.GEOSGeom_createCollection(type, at, members.length));
  const polygon = ([shell, ...holes]: readonly Float64Array[]): number => {
    const rings = holes.map((hole) => geos.GEOSGeom_createLinearRing(sequence(hole)));
    return listed(rings, (at) =>
      geos.GEOSGeom_createPolygon(geos.GEOSGeom_createLinearRing(sequence(shell!)), at, rings.length),
    );
  };
  return {
    collection,
    areas: (shapes: readonly PlaneShape[]) => {
      const parts = shapes.flatMap(({ parts: own }) => own.map(polygon));
      return parts.length === 1 ? parts[0]! : collection(MULTI_POLYGON, parts);
    },
    lines: (shapes: readonly PlaneShape[]) => {
      const paths = shapes.flatMap((shape) => shape.paths).filter((path) => path.length > 2);
      return collection(
        MULTI_LINE,
        paths.map((path) => geos.GEOSGeom_createLineString(sequence(path))),
      );
    },
  };
};

/** Kinds of geometry by GEOS's numbers. */
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

const groundIn = (
  geos: Library,
  shapes: Shapes,
  lines: readonly PlaneShape[],
  areas: readonly PlaneShape[],
  metres: number,
): number => {
  const network = shapes.lines(lines);
  const near = geos.GEOSBuffer(network, metres, QUARTER_CHORDS);
  geos.GEOSGeom_destroy(network);
  if (areas.length === 0) return near;
  const parts = shapes.collection(COLLECTION, [near, shapes.areas(areas)]);
  const ground = geos.GEOSUnaryUnion(parts);
  geos.GEOSGeom_destroy(parts);
  return ground;
};
